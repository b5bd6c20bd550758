import type { Tag } from './queries';

/** Columns of a list of tags, in the order of the template. */
export const COLUMNS = ['code', 'address', 'type', 'title_en', 'title_de', 'equipment', 'point', 'unit', 'places', 'instrument', 'writable', 'command_method', 'sampling_ms', 'silent_after_s', 'keep_days', 'low_low', 'low', 'high', 'high_high'] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ['code', 'address', 'type', 'title_en', 'equipment', 'point'];
const LIMITS = [['low_low', 'low-low'], ['low', 'low'], ['high', 'high'], ['high_high', 'high-high']] as const;
const COUNTS = [['places', 'places'], ['sampling_ms', 'samplingMs'], ['silent_after_s', 'silentAfterSeconds']] as const;
/** Words for yes and no in a list. */
const FLAGS: Readonly<Record<string, boolean>> = { yes: true, true: true, ja: true, wahr: true, 1: true, no: false, false: false, nein: false, falsch: false, 0: false, '': false };
/** Days for which samples are kept where a list does not say it. */
const KEEP_DAYS = 365;

/** What is wrong with a line of a list; line 1 is the header. */
export interface Fault {
  readonly line: number;
  readonly column: string;
  readonly fault: 'missing' | 'no-number' | 'no-type' | 'no-flag' | 'twice';
}

/**
 * Tags from a list as spreadsheets give it: pasted (tabs), or CSV with commas or semicolons. Of a tag that is known already, what the list
 * does not name stays: the delays and priorities of its limits, its words for units.
 */
export function tagsOf(text: string, known: readonly Tag[]): { readonly tags: Tag[]; readonly faults: Fault[] } {
  const rows = rowsOf(text);
  const header = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase());
  const absent = NEEDED.filter((column) => !header.includes(column));
  if (absent.length > 0) return { tags: [], faults: absent.map((column) => ({ line: 1, column, fault: 'missing' })) };
  const faults: Fault[] = [];
  const seen = new Set<string>();
  const before = new Map(known.map((tag) => [tag.code, tag]));
  const tags = rows.slice(1).map((row, at) => {
    const line = at + 2;
    const cell = (column: Column): string => (row[header.indexOf(column)] ?? '').trim();
    const say = (column: Column, fault: Fault['fault']): void => void faults.push({ line, column, fault });
    for (const column of NEEDED) if (cell(column) === '') say(column, 'missing');
    if (seen.has(cell('code'))) say('code', 'twice');
    seen.add(cell('code'));
    const type = cell('type').toLowerCase();
    if (type !== '' && type !== 'number' && type !== 'boolean' && type !== 'text') say('type', 'no-type');
    const count = (column: Column): number | undefined => {
      if (cell(column) !== '' && !/^\d+$/.test(cell(column))) say(column, 'no-number');
      return cell(column) === '' ? undefined : Number(cell(column));
    };
    const old = before.get(cell('code'));
    const named = (column: Column, before: string | undefined): string | undefined => (header.includes(column) ? cell(column) || undefined : before);
    const instrument = named('instrument', old?.instrument);
    const commandMethod = named('command_method', old?.commandMethod);
    const writable = header.includes('writable') ? FLAGS[cell('writable').toLowerCase()] : (old?.writable ?? false);
    if (writable === undefined) say('writable', 'no-flag');
    const limits = LIMITS.some(([column]) => header.includes(column)) ? LIMITS.flatMap(([column, kind]): Tag['limits'] => {
      const value = cell(column).replace(',', '.');
      if (value === '') return [];
      if (!Number.isFinite(Number(value))) say(column, 'no-number');
      return [{ ...(old?.limits.find((limit) => limit.kind === kind) ?? { id: kind, onDelaySeconds: 0, offDelaySeconds: 0, priority: 'medium' }), kind, value }];
    }) : (old?.limits ?? []);
    const kept = limits.length === 0 && old ? old.limits.filter(({ kind }) => kind === 'is') : limits;
    return {
      code: cell('code'), address: cell('address'), type: type as Tag['type'], title: { en: cell('title_en'), ...(cell('title_de') === '' ? {} : { de: cell('title_de') }) }, equipment: cell('equipment'), point: cell('point'),
      ...(cell('unit') === '' ? {} : { unit: cell('unit') }), ...(old?.unitWords ? { unitWords: old.unitWords } : {}),
      ...Object.fromEntries(COUNTS.flatMap(([column, field]) => { const value = count(column); return value === undefined ? [] : [[field, value]]; })),
      ...(instrument === undefined ? {} : { instrument }), ...(writable ? { writable } : {}), ...(commandMethod === undefined ? {} : { commandMethod }),
      keepDays: count('keep_days') ?? old?.keepDays ?? KEEP_DAYS, limits: kept,
    } satisfies Tag;
  });
  return { tags, faults };
}

/** Cells of a text: by tabs where its first line has one, else by semicolons, else by commas (RFC 4180). Empty lines are nothing. */
function rowsOf(text: string): string[][] {
  const clean = text.replace(/^\uFEFF/, '');
  const [first = ''] = clean.split('\n', 1);
  const between = first.includes('\t') ? '\t' : first.includes(';') ? ';' : ',';
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < clean.length; at += 1) {
    const letter = clean[at] as string;
    if (quoted && letter === '"' && clean[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
    else if (letter === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && (letter === between || letter === '\n')) {
      rows.at(-1)?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (letter === '\n') rows.push([]);
    } else cell += letter;
  }
  rows.at(-1)?.push(cell);
  return rows.filter((row) => row.some((one) => one.trim() !== ''));
}

/** The list of some tags, which `tagsOf` reads back. */
export function rowsOfTags(tags: readonly Tag[]): string[][] {
  return [[...COLUMNS], ...tags.map((tag) => COLUMNS.map((column) => String(cellOf(tag, column) ?? '')))];
}

function cellOf(tag: Tag, column: Column): string | number | undefined {
  const limit = LIMITS.find(([name]) => name === column);
  if (limit) return tag.limits.find(({ kind }) => kind === limit[1])?.value;
  const count = COUNTS.find(([name]) => name === column);
  if (count) return tag[count[1]];
  if (column === 'title_en') return tag.title.en;
  if (column === 'title_de') return tag.title.de;
  if (column === 'writable') return tag.writable ? 'yes' : undefined;
  if (column === 'command_method') return tag.commandMethod;
  return column === 'keep_days' ? tag.keepDays : (tag[column as 'code' | 'address' | 'type' | 'equipment' | 'point' | 'unit' | 'instrument']);
}
