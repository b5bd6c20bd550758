import type { ScriptAct, ScriptedEquipment, ScriptedValue } from './batch-script';

/** What somebody enters: by entry. */
export type Entered = Readonly<Record<string, string>>;

/** A step as it is played in one go. Times in minutes after the release to the floor. */
export interface PlayedStep {
  readonly by: string;
  readonly terminal: string;
  readonly at: number;
  /** When it is completed; absent = at once. */
  readonly until?: number;
  /** Requirement → item. */
  readonly equipment?: Entered;
  /** Input → container. */
  readonly material?: Entered;
  readonly values?: readonly ScriptedValue[];
  /** Who signs before the start: policy → user. */
  readonly before?: Entered;
  /** The blind repetition, before its signature. */
  readonly check?: { readonly policy: string; readonly by: string; readonly values: readonly ScriptedValue[] };
  /** Who signs when everything is recorded: policy → user, in this order. */
  readonly signed?: Entered;
}

/** All acts of a step, in order. */
export function played(step: string, { by, terminal, at, until = at, equipment, material, values = [], before = {}, check, signed = {} }: PlayedStep): ScriptAct[] {
  const base = { step, by, terminal, at };
  const end = { step, terminal, at: until };
  return [
    ...Object.entries(before).map(([policy, who]): ScriptAct => ({ ...base, act: 'sign', by: who, policy })),
    startOf(step, { by, terminal, at, ...(equipment ? { equipment } : {}), ...(material ? { material } : {}) }),
    ...(values.length > 0 ? [{ ...end, act: 'enter' as const, by, values }] : []),
    ...(check ? [{ ...end, act: 'second-check' as const, by: check.by, policy: check.policy, values: check.values }] : []),
    ...Object.entries(signed).map(([policy, who]): ScriptAct => ({ ...end, act: 'sign', by: who, policy })),
    { ...end, act: 'complete', by },
  ];
}

/** The start alone, for steps that last while others go on. */
export function startOf(step: string, { by, terminal, at, equipment, material }: Pick<PlayedStep, 'by' | 'terminal' | 'at' | 'equipment' | 'material'>): ScriptAct {
  return {
    step,
    by,
    terminal,
    at,
    act: 'start',
    ...(equipment ? { equipment: Object.entries(equipment).map(([requirement, item]) => ({ requirement, item })) } : {}),
    ...(material ? { material: Object.entries(material).map(([input, item]) => ({ input, item })) } : {}),
  };
}

/** Values of entries. */
export const values = (entered: Entered): ScriptedValue[] => Object.entries(entered).map(([entry, value]) => ({ entry, value }));

/** All of these confirmed. */
export const confirmed = (...entries: string[]): ScriptedValue[] => entries.map((entry) => ({ entry, value: 'yes' }));

/** One column of a table, from row 1. */
export const column = (entry: string, name: string, cells: readonly string[]): ScriptedValue[] => cells.map((value, i) => ({ entry, row: i + 1, column: name, value }));

/** One row of a table. */
export const row = (entry: string, number: number, cells: Entered): ScriptedValue[] => Object.entries(cells).map(([name, value]) => ({ entry, row: number, column: name, value }));

/** Acts in the order of their times; those of one time stay as they were written. */
export const inOrder = (acts: readonly ScriptAct[]): ScriptAct[] => [...acts].sort((a, b) => a.at - b.at);

/** What a balance states so that it can be checked daily and refuses too little: its two reference weights, how far off they may be, its minimum weight; grams. */
export const checkedWith = (low: string, high: string): ScriptedEquipment['properties'] =>
  [['minimum-weight', '2.0'], ['check-weight-low', low], ['check-weight-high', high], ['check-tolerance', '0.1']].map(([property = '', value = '']) => ({ property, value, unit: 'g' }));
