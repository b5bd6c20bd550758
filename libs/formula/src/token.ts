import { err, ok, refuse, type Result } from '@batchwright/kernel';

/** A piece of formula text with its place, counted from 0. */
export interface Token {
  readonly kind: 'number' | 'unit' | 'name' | 'operator' | 'end';
  readonly text: string;
  readonly at: number;
}

/** Longest formula that is read: enough for any balance, too short for mischief. */
export const MAX_FORMULA_LENGTH = 2000;

const PATTERNS: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['number', /\d{1,30}(?:\.\d{1,30})?/y],
  ['unit', /'[^'\n]{1,60}'/y],
  ['name', /(?:[A-Za-z][A-Za-z0-9_]*|`[A-Za-z][A-Za-z0-9_-]*`)(?:\.(?:[A-Za-z][A-Za-z0-9_]*|`[A-Za-z][A-Za-z0-9_-]*`))*/y],
  ['operator', /<=|>=|!=|[-+*/(),<>=]/y],
];

/** Cuts a formula into tokens. A name with hyphens stands in backticks (`` `weigh-api`.net ``), because a hyphen is a minus. Refusals: `formula-too-long`, `formula-syntax` with the place. */
export function tokenize(source: string): Result<Token[]> {
  if (source.length > MAX_FORMULA_LENGTH) return err(refuse('formula-too-long', { length: source.length, limit: MAX_FORMULA_LENGTH }));
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const found = PATTERNS.map(([kind, pattern]) => {
      pattern.lastIndex = at;
      return { kind, text: pattern.exec(source)?.[0] };
    }).find((candidate) => candidate.text !== undefined);
    if (!found?.text) return err(refuse('formula-syntax', { at, found: source[at] ?? '' }));
    if (found.kind !== 'space') tokens.push({ kind: found.kind, text: found.kind === 'unit' ? found.text.slice(1, -1) : found.text.replaceAll('`', ''), at });
    at += found.text.length;
  }
  return ok([...tokens, { kind: 'end', text: '', at }]);
}
