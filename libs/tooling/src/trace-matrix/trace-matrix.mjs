import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TIERS = ['unit', 'int', 'accept', 'services'];

/** What the tests of the last run did; nothing of a tier that did not run. */
export function readOutcomes(folder) {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return TIERS.flatMap((tier) =>
    names.filter((name) => new RegExp(`^${tier}(\\.\\d+)?\\.json$`).test(name)).flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).map((outcome) => ({ ...outcome, tier }))),
  );
}

/**
 * Requirement → tests → result.
 * `result`: 'proven' (at least one test passed and none failed), 'failed', 'gap' (claimed, but no test passed), 'open' (not claimed, no test).
 * `unknown` lists ids in names of tests that are not in the table: a misspelt id proves nothing.
 */
export function buildMatrix(requirements, outcomes) {
  const known = new Set(requirements.map((requirement) => requirement.id));
  const rows = requirements.map((requirement) => {
    const tests = outcomes.filter((outcome) => outcome.requirements.includes(requirement.id));
    return { ...requirement, tests, result: resultOf(requirement, tests) };
  });
  const unknown = outcomes.flatMap((outcome) => outcome.requirements.filter((id) => !known.has(id)).map((id) => ({ id, test: outcome.name, file: outcome.file })));
  return { rows, unknown };
}

function resultOf(requirement, tests) {
  if (tests.some((test) => test.status === 'failed')) return 'failed';
  if (tests.some((test) => test.status === 'passed')) return 'proven';
  return requirement.claimed ? 'gap' : 'open';
}

/** Sentences that make a build fail. */
export function faultsOf({ rows, unknown }) {
  return [
    ...rows.filter((row) => row.result === 'gap').map((row) => `${row.id} is claimed and no test that passed proves it: ${row.title}`),
    ...unknown.map(({ id, test, file }) => `${id} is not in docs/requirements.json but a test names it: ${test} (${file})`),
  ];
}

/** The matrix as text: a line for each row that is claimed or has tests. */
export function printMatrix({ rows, unknown }) {
  const shown = rows.filter((row) => row.claimed || row.tests.length > 0);
  const lines = shown.map((row) => {
    const counts = TIERS.map((tier) => row.tests.filter((test) => test.tier === tier && test.status === 'passed').length);
    return `  ${row.id.padEnd(4)}${(row.result === 'gap' ? 'GAP' : row.result).padEnd(8)}${counts.map((count) => String(count || '·').padStart(9)).join('')}   ${row.title}${row.claimed ? '' : ' (not claimed)'}`;
  });
  const open = rows.length - shown.length;
  return [
    'Requirement → tests that passed (unit, int, accept, and again over the services mode) → result. The sources are stated in docs/requirements.json; this is not legal advice.',
    `  ${'row'.padEnd(4)}${'result'.padEnd(8)}${TIERS.map((tier) => tier.padStart(9)).join('')}`,
    ...lines,
    ...(open ? [`  ${open} further rows are not claimed and have no test.`] : []),
    ...faultsOf({ rows, unknown }).map((fault) => `  ✗ ${fault}`),
  ].join('\n');
}

/** The same as Markdown with risk and evidence, for the validation file of a plant. */
export function matrixAsMarkdown({ rows }) {
  const lines = rows
    .filter((row) => row.claimed || row.tests.length > 0)
    .map((row) => `| ${row.id} | ${row.title} | ${row.source} | ${row.risk ?? ''} | ${row.tests.map((test) => `${test.status}: ${test.name} (\`${test.file}\`)`.replaceAll('|', '\\|')).join('<br>')} | ${row.result} |`);
  return ['# Trace matrix', '', '| row | requirement | stated source | risk | tests | result |', '|---|---|---|---|---|---|', ...lines, ''].join('\n');
}

/** Puts the outcomes beside the table, keeps the result as trace.json and trace.md among the results, and answers it. */
export function writeMatrix({ results, requirements }) {
  const matrix = buildMatrix(JSON.parse(readFileSync(requirements, 'utf8')), readOutcomes(results));
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'trace.json'), `${JSON.stringify(matrix, null, 1)}\n`);
  writeFileSync(join(results, 'trace.md'), matrixAsMarkdown(matrix));
  return matrix;
}
