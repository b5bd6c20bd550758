/** What somebody has to know or do about a place of an imported file. Nothing of it was mended silently. */
export interface ImportPoint {
  /** `fault`: the file contradicts itself or its format; `to-complete`: it says less than a recipe needs; `note`: it was not taken over, and nothing has to be done. */
  readonly kind: 'fault' | 'to-complete' | 'note';
  /** Line of the file, from 1. */
  readonly line: number;
  readonly rule: ImportRule;
  /** What the words about the rule are filled with, in every language. */
  readonly params: Readonly<Record<string, string>>;
}

/** Kind of a point by its rule; the console has the words for each under `import.rule.<rule>`. */
export const IMPORT_RULES = {
  // the file against itself
  'element-missing': 'fault',
  'element-without-step': 'fault',
  'element-unreached': 'fault',
  'link-without-end': 'fault',
  'link-to-itself': 'fault',
  'link-to-unknown': 'fault',
  'link-type-missing': 'fault',
  'loop-back': 'fault',
  'order-unread': 'fault',
  'parameter-empty': 'fault',
  'parameter-name-missing': 'fault',
  'value-not-of-type': 'fault',
  'value-not-in-set': 'fault',
  'set-missing': 'fault',
  'unit-unknown': 'fault',
  'unit-of-other-kind': 'fault',
  // the file against what a recipe needs
  'product-missing': 'to-complete',
  'batch-size-missing': 'to-complete',
  'condition-missing': 'to-complete',
  'condition-unread': 'to-complete',
  'parallel-assumed': 'to-complete',
  'constant-in-text': 'to-complete',
  'input-in-text': 'to-complete',
  'output-in-text': 'to-complete',
  'entry-without-limits': 'to-complete',
  'phase-empty': 'to-complete',
  // what stays behind
  'approval-left': 'note',
  'description-left': 'note',
} as const satisfies Readonly<Record<string, ImportPoint['kind']>>;

export type ImportRule = keyof typeof IMPORT_RULES;

/** A point of a rule. */
export function point(rule: ImportRule, line: number, params: Readonly<Record<string, string>> = {}): ImportPoint {
  return { kind: IMPORT_RULES[rule], line, rule, params };
}
