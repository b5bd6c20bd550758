import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const house = resolve(__dirname, '../../../..');
const planted = join(house, 'libs/tooling/planted');
const eslint = join(house, 'node_modules/eslint/bin/eslint.js');
const depcruise = join(house, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

/** Each planted file says in its first line what must be found in it: `// planted: rule, rule × 2`. A file without that line must be silent. */
function expectations(folder: string): Record<string, Record<string, number>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile() && /\.(ts|tsx|mjs|cjs)$/.test(item.name));
  return Object.fromEntries(
    files.flatMap((item) => {
      const path = join(item.parentPath, item.name);
      const line = /^\/\/ planted: (.*)$/m.exec(readFileSync(path, 'utf8').split('\n')[0] ?? '')?.[1];
      if (line === undefined) return [];
      const rules = line.split(', ').map((part) => part.split(' × ') as [string, string?]);
      return [[relative(folder, path), Object.fromEntries(rules.map(([rule, times]) => [rule, Number(times ?? 1)]))]];
    }),
  );
}

function count(findings: readonly { file: string; rule: string }[]): Record<string, Record<string, number>> {
  const found: Record<string, Record<string, number>> = {};
  for (const { file, rule } of findings) {
    const rules = (found[file] ??= {});
    rules[rule] = (rules[rule] ?? 0) + 1;
  }
  return found;
}

interface EslintFile { filePath: string; messages: { ruleId: string | null; severity: number; message: string }[] }

function runEslint(cwd: string, args: string[]): EslintFile[] {
  const { stdout, stderr } = spawnSync(process.execPath, [eslint, '--format', 'json', ...args], { cwd, encoding: 'utf8', maxBuffer: 1e8 });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as EslintFile[];
}

describe('rules of a single file', () => {
  const folder = join(planted, 'files');

  it('are each broken in a planted file and found there, nowhere else, as often as planted', () => {
    const findings = runEslint(folder, ['--config', 'house.config.mjs', '.']).flatMap((file) => file.messages.map(({ ruleId, message }) => ({ file: relative(folder, file.filePath), rule: ruleId ?? message })));
    expect(count(findings)).toEqual(expectations(folder));
  });

  it('all have a planted violation', () => {
    const config = execFileSync(process.execPath, [eslint, '--config', 'house.config.mjs', '--print-config', 'services/alpha/src/domain/clean.ts'], { cwd: folder, encoding: 'utf8' });
    const { rules } = JSON.parse(config) as { rules: Record<string, [number, ...unknown[]]> };
    const active = Object.entries(rules).filter(([, [severity]]) => severity > 0).map(([rule]) => rule);
    const broken = Object.values(expectations(folder)).flatMap((expected) => Object.keys(expected));
    expect(active.length).toBeGreaterThan(10);
    expect(active.filter((rule) => !broken.includes(rule))).toEqual([]);
  });

  it('leave the planted files out of the normal run', () => {
    const file = 'libs/tooling/planted/files/services/alpha/src/domain/camelCase.ts';
    const messages = runEslint(house, [file]).flatMap((one) => one.messages);
    expect(messages.map(({ ruleId, severity }) => ({ ruleId, severity }))).toEqual([{ ruleId: null, severity: 1 }]);
    expect(messages[0]?.message).toMatch(/^File ignored/);
  });
});

describe('walls between rooms, libraries and services', () => {
  const folder = join(planted, 'walls');
  interface Violation { from: string; rule: { name: string } }

  function runDepcruise(cwd: string, folders: string[]): Violation[] {
    const { stdout, stderr } = spawnSync(process.execPath, [depcruise, '--config', join(house, '.dependency-cruiser.cjs'), '--output-type', 'json', ...folders], { cwd, encoding: 'utf8', maxBuffer: 1e8 });
    if (stdout === '') throw new Error(stderr);
    return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
  }

  it('are each broken in a planted file and found there, nowhere else', () => {
    const found = count(runDepcruise(folder, ['libs', 'services', 'deploy', 'tests']).map(({ from, rule }) => ({ file: from, rule: rule.name })));
    const expected = expectations(folder);
    // One circle is reported once, by one of its files.
    expect({ ...found, 'libs/host/src/circle-two.ts': { 'no-circle': 1 }, 'libs/host/src/circle-one.ts': { 'no-circle': 1 } }).toEqual(expected);
    expect(found['libs/host/src/circle-one.ts'] ?? found['libs/host/src/circle-two.ts']).toEqual({ 'no-circle': 1 });
  });

  it('all have a planted violation', () => {
    const script = `console.log(JSON.stringify(require(${JSON.stringify(join(house, '.dependency-cruiser.cjs'))}).forbidden.map((rule) => rule.name)))`;
    const rules = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as string[];
    const broken = Object.values(expectations(folder)).flatMap((expected) => Object.keys(expected));
    expect(rules.filter((rule) => !broken.includes(rule))).toEqual([]);
  });

  it('leave the planted files out of the normal run', () => {
    expect(runDepcruise(house, ['libs/tooling'])).toEqual([]);
  });
});
