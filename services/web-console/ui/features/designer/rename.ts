import type { ProcedureNode, RecipeDocument } from '@batchwright/procedure';

/** What is renamed: a node of the procedure, a value of the formula (by its prefix in expressions), or a requirement of equipment (`equipment.<id>` in expressions). */
export interface Renaming {
  readonly of: 'node' | 'parameter' | 'input' | 'output' | 'requirement';
  readonly from: string;
  readonly to: string;
}

/** Words before a name in an expression that are never a step. */
const PREFIXES = ['batch', 'item', 'loop', 'input', 'output', 'parameter', 'row', 'checked'];
/** Fields that hold an expression; a set point holds one after `=`. */
const EXPRESSIONS = new Set(['formula', 'when', 'until', 'quantity', 'setPoint', 'left', 'right']);
/** Fields that hold the id of a node, and of their own kind `step.entry` with the hyphens of the id. */
const NODES = new Set(['step', 'opens', 'during', 'sample', 'since']);
const PATHS = new Set(['of', 'perContainer']);
const INPUTS = new Set(['input', 'inputs', 'filler']);
/** What is printed on a label names recorded values in braces: `EXP {make.expires}`. */
const BRACES = /\{([^{}]+)\}/g;
/** Names in an expression, and between quotation marks the units, in which nothing is a name. */
const NAMES = /'[^'\n]*'|(?:[A-Za-z]\w*|`[A-Za-z][\w-]*`)(?:\.(?:[A-Za-z]\w*|`[A-Za-z][\w-]*`))*/g;

/** The document with every reference to what is renamed following it, and how many there are. The thing itself keeps its id: whoever renames it changes that. */
export function followed(document: RecipeDocument, renaming: Renaming): { readonly document: RecipeDocument; readonly references: number } {
  const { of, from, to } = renaming;
  let references = 0;
  const put = (now: string): string => {
    references += 1;
    return now;
  };
  const text = (value: string, field: string, within: string, own: ReadonlySet<string>): string => {
    if (EXPRESSIONS.has(field)) return field === 'setPoint' && !value.startsWith('=') ? value : inExpression(value, renaming, own, () => (references += 1));
    if (of === 'node') {
      if (field === 'text' && within === 'overprint') return value.replace(BRACES, (whole, name: string) => (name.split('.')[0] === from ? put(`{${[to, ...name.split('.').slice(1)].join('.')}}`) : whole));
      if (PATHS.has(field) && within !== 'over' && value.split('.')[0] === from) return put([to, ...value.split('.').slice(1)].join('.'));
      if (value === from && (NODES.has(field) || (field === 'from' && within === 'config'))) return put(to);
    }
    if (value !== from) return value;
    if (of === 'requirement' && (field === 'requirement' || field === 'line' || field === 'equipment')) return put(to);
    if (of === 'input' && INPUTS.has(field)) return put(to);
    if (of === 'output' && (field === 'partOf' || (field === 'output' && within === 'config'))) return put(to);
    return value;
  };
  const walk = (value: unknown, field: string, within: string, own: ReadonlySet<string>): unknown => {
    if (typeof value === 'string') return text(value, field, within, own);
    if (Array.isArray(value)) return value.map((item) => walk(item, field, within, own));
    if (typeof value !== 'object' || value === null) return value;
    const names = 'kind' in value && 'entries' in value ? new Set((value as unknown as { entries: readonly { id: string }[] }).entries.map(({ id }) => id)) : own;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part, key, Array.isArray(value) ? within : field === '' ? key : field, names)]));
  };
  const next = walk(document, '', '', new Set()) as RecipeDocument;
  return { document: references === 0 ? document : next, references };
}

function inExpression(source: string, { of, from, to }: Renaming, own: ReadonlySet<string>, onFound: () => void): string {
  return source.replace(NAMES, (name) => {
    if (name.startsWith("'")) return name;
    const parts = name.split('.');
    const at = of === 'node' ? 0 : 1;
    const plain = (part: string | undefined): string => (part ?? '').replaceAll('`', '').replaceAll('_', '-');
    const first = plain(parts[0]);
    const meant = of === 'node' ? parts.length > 1 && !PREFIXES.includes(first) && !own.has(first) : first === (of === 'requirement' ? 'equipment' : of);
    const part = parts[at];
    if (!meant || part === undefined || plain(part) !== from) return name;
    onFound();
    return parts.map((one, i) => (i !== at ? one : one.startsWith('`') ? `\`${to}\`` : to.replaceAll('-', '_'))).join('.');
  });
}

/** What an edit at a place renames, seen from the documents before and after; undefined when it is no renaming of something that others refer to. */
export function renamingAt(before: RecipeDocument, after: RecipeDocument, place: string): Renaming | undefined {
  const [, section, list] = place.split('/');
  const of = section === 'procedure' && !place.includes('/entries/') && !place.includes('/signatures/') ? 'node' : section === 'equipment' ? 'requirement' : section === 'formula' ? OF_FORMULA[list ?? ''] : undefined;
  if (!of || !place.endsWith('/id')) return undefined;
  const [from, to] = [before, after].map((document) => valueAt(document, place));
  return typeof from === 'string' && typeof to === 'string' && from !== to && from !== '' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(to) ? { of, from, to } : undefined;
}

const OF_FORMULA: Readonly<Record<string, Renaming['of'] | undefined>> = { inputs: 'input', outputs: 'output', parameters: 'parameter' };

/** How many references would follow if the id at this place were changed. */
export function referencesTo(document: RecipeDocument, place: string): number {
  const id = valueAt(document, place);
  const renaming = typeof id === 'string' ? renamingAt(document, withId(document, place, 'another-id'), place) : undefined;
  return renaming ? followed(document, renaming).references : 0;
}

/** The document with another id at a place, and nothing else changed. */
export function withId(document: RecipeDocument, place: string, id: string): RecipeDocument {
  const parts = place.split('/').slice(1);
  const set = (value: unknown, [head, ...rest]: readonly string[]): unknown =>
    head === undefined ? id : Array.isArray(value) ? value.map((item: unknown, i) => (String(i) === head ? set(item, rest) : item)) : { ...(value as object), [head]: set((value as Record<string, unknown>)[head], rest) };
  return set(document, parts) as RecipeDocument;
}

function valueAt(document: RecipeDocument | ProcedureNode, place: string): unknown {
  return place.split('/').slice(1).reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], document);
}
