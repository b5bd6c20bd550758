/** Key of a node or step in a run: its id, and inside loops and for-eachs the turn of each, outermost first: `sample~2.1`. */
export function instanceKey(id: string, iteration: readonly number[]): string {
  return iteration.length === 0 ? id : `${id}~${iteration.join('.')}`;
}

/** Id and iteration of a key; undefined when it is none. */
export function readInstanceKey(key: string): { readonly id: string; readonly iteration: readonly number[] } | undefined {
  const match = /^([a-z][a-z0-9-]*)(?:~(\d{1,6}(?:\.\d{1,6})*))?$/.exec(key);
  if (!match?.[1]) return undefined;
  return { id: match[1], iteration: match[2] ? match[2].split('.').map(Number) : [] };
}

/**
 * True when a key fits a pattern: like a key, but a turn may be `*` (all) or `$` (the newest): `weigh~*`, `test~2.$`.
 * What is the newest, the caller finds among those that fit.
 */
export function fitsKeyPattern(pattern: string, key: string): boolean {
  const [id, turns] = pattern.split('~');
  const read = readInstanceKey(key);
  if (!read || read.id !== id) return false;
  const wanted = turns === undefined ? [] : turns.split('.');
  return wanted.length === read.iteration.length && wanted.every((turn, i) => turn === '*' || turn === '$' || Number(turn) === read.iteration[i]);
}

/** True when the text may stand for several keys. */
export function isPattern(text: string): boolean {
  return text.includes('*') || text.includes('$');
}

/** Of keys that fit a pattern, those that it means: all for `*`, the newest for `$`; in the order of their turns. */
export function meantKeys(pattern: string, keys: Iterable<string>): string[] {
  const turns = pattern.split('~')[1]?.split('.') ?? [];
  const fitting = [...keys]
    .filter((key) => fitsKeyPattern(pattern, key))
    .map((key) => ({ key, iteration: readInstanceKey(key)?.iteration ?? [] }))
    .sort((a, b) => compareIterations(a.iteration, b.iteration));
  const meant = turns.reduce(
    (left, turn, level) => (turn !== '$' ? left : left.filter((one) => !left.some((other) => samePrefix(one.iteration, other.iteration, level) && (other.iteration[level] ?? 0) > (one.iteration[level] ?? 0)))),
    fitting,
  );
  return meant.map(({ key }) => key);
}

function compareIterations(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
}

function samePrefix(a: readonly number[], b: readonly number[], level: number): boolean {
  return a.slice(0, level).every((turn, i) => turn === b[i]);
}
