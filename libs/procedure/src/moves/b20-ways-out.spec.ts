import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError, refuse } from '@batchwright/kernel';
import { moveOf, MOVES } from './moves';
import { isMoveName, WAYS_OUT, withWaysOut } from './ways-out';

const ROOT = join(process.cwd());
const ROLES = ['operator', 'supervisor', 'engineer', 'dispenser', 'warehouse', 'qc', 'qa', 'qp', 'trainer', 'maintenance'];

/** Sources in which runs, steps, signatures, exceptions and releases are refused. */
const REFUSING = ['libs/procedure/src/run', 'libs/procedure/src/step-kinds', 'services/batch-execution/src', 'services/review/src', 'libs/records/src', 'libs/access/src/signing'];

/** Shapes, times and faults: what is refused there is no state of a batch. */
const NO_STATE = ['terminal-not-proven', 'token-invalid', 'token-missing', 'token-expired', 'parameter-invalid', 'field-missing', 'not-canonical'];

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

/** Codes that are refused with: `refuse('code'`, on one line or two, and `say('code'`. */
function refusedCodes(): string[] {
  const texts = REFUSING.flatMap(sources);
  const codes = texts.flatMap((text) => [...text.matchAll(/\b(?:refuse|say|refused)\(\s*'([a-z-]+)'/g)].map(([, code = '']) => code));
  return [...new Set([...codes, 'equipment-unsuitable', 'material-unsuitable', 'value-implausible', 'wrong-item'])].filter((code) => !NO_STATE.includes(code)).sort();
}

describe('B20 every refusal has its ways out', () => {
  it('has a row for each code that execution and review refuse with', () => {
    const codes = refusedCodes();
    expect(codes.length).toBeGreaterThan(70);
    expect(codes.filter((code) => !Object.hasOwn(WAYS_OUT, code))).toEqual([]);
  });

  it('names only moves of the catalogue, each in both languages, by roles that exist, on a route that the public API has', () => {
    const api = readFileSync(join(ROOT, 'services/web-console/ui/api/generated/schema.ts'), 'utf8').replaceAll(/\{\w+\}/g, '{}');
    expect(Object.values(WAYS_OUT).flat().filter((name) => !isMoveName(name))).toEqual([]);
    for (const entry of Object.values(MOVES) as { title: { en: string; de: string }; roles: string[]; route?: string }[]) {
      expect(entry.title.en).not.toBe(entry.title.de);
      expect(entry.roles.filter((role) => !ROLES.includes(role))).toEqual([]);
      if (entry.route !== undefined) expect(api).toContain(`"${entry.route.split(' ')[1]?.replaceAll(/\{\w+\}/g, '{}') ?? ''}"`);
    }
  });

  it('has at least one move for each state in which a batch can be stuck', () => {
    const stuck = ['material-unsuitable', 'equipment-unsuitable', 'qualification-missing', 'hold-time-exceeded', 'signature-missing', 'same-person', 'blocked-by-exception', 'evidence-expired', 'record-incomplete', 'run-sealed', 'clearance-missing', 'value-implausible'];
    expect(stuck.filter((code) => (WAYS_OUT[code] ?? []).length === 0)).toEqual([]);
  });

  it('lets identity and four eyes pass by no move of quality', () => {
    for (const code of ['same-person', 'own-work', 'not-the-performer', 'not-present-before', 'evidence-refused', 'signer-not-allowed', 'evidence-already-used']) {
      expect(WAYS_OUT[code]).not.toContain('approve-deviation');
      expect(WAYS_OUT[code]).not.toContain('not-applicable');
    }
  });
});

describe('B20 a refusal with its ways out', () => {
  it('keeps what it says itself, puts its own moves first, and fills in the route', () => {
    const found = withWaysOut(refuse('blocked-by-exception', { exceptions: [{ exceptionId: 'e-1' }] }, { rule: 'gmp-8', moves: [moveOf('wait')] }), { run: 'r-1', step: 'weigh~2' });
    expect(found).toBeInstanceOf(DomainError);
    expect(found).toMatchObject({ code: 'blocked-by-exception', rule: 'gmp-8', moves: [{ move: 'wait' }, { move: 'decide-exception', roles: ['qa'], route: 'POST /api/review/v1/exceptions/e-1/decision' }] });
  });

  it('leaves in braces what is not known: which of several exceptions', () => {
    const found = withWaysOut(refuse('blocked-by-exception', { exceptions: [{ exceptionId: 'e-1' }, { exceptionId: 'e-2' }] }));
    expect(found.moves).toMatchObject([{ route: 'POST /api/review/v1/exceptions/{exception}/decision' }]);
  });

  it('names no move twice, and none for a fault', () => {
    const once = withWaysOut(refuse('step-not-started'), { run: 'r', step: 's' });
    expect(withWaysOut(once).moves).toEqual(once.moves);
    expect(withWaysOut(new DomainError({ code: 'internal', kind: 'fault' })).moves).toBeUndefined();
  });
});
