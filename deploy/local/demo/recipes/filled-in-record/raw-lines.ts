import type { ScriptAct, ScriptedValue } from '../batch-script';

/** Something that is not done at a step of the batch: a cleaning, an order, a review. */
export interface PlantAct {
  readonly act: 'plant';
  readonly at: number;
  readonly by: string;
  /** Where it is done, when it is done at a place. */
  readonly terminal?: string;
  /** `{run}`, `{order}` and `{draft}` stand for the ids of the batch, its order and the recipe with the limits of the paper. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Asks for a statement first and is sent with its evidence. */
  readonly signed?: true;
}

/** A correction of a value that stands in the record. */
export interface CorrectAct {
  readonly act: 'correct';
  readonly step: string;
  readonly at: number;
  readonly by: string;
  readonly terminal: string;
  readonly value: ScriptedValue;
  readonly reason?: string;
}

/** What somebody writes down with another time than that of writing: minutes of the record. */
export interface CopyAct {
  readonly act: 'copy';
  readonly step: string;
  readonly at: number;
  readonly by: string;
  readonly terminal: string;
  readonly value: ScriptedValue;
  readonly observed: number;
}

export type RawAct = ScriptAct | PlantAct | CorrectAct | CopyAct;

/** One line of the filled-in record as it is driven through the plant. */
export interface RawLine {
  readonly act: RawAct;
  /** The plant is to refuse it: row of the list of contradictions, code of the refusal. */
  readonly refused?: { readonly row: number; readonly code: string };
  /** Not on the paper: what has to be done instead, so that the record can go on. */
  readonly mended?: true;
}

/** Lines of the paper that the plant takes. */
export const paper = (...acts: readonly RawAct[]): RawLine[] => acts.map((act) => ({ act }));

/** What the plant asks for and the paper has not. */
export const mended = (...acts: readonly RawAct[]): RawLine[] => acts.map((act) => ({ act, mended: true }));

/** A line of the paper that the plant refuses. */
export const refused = (row: number, code: string, act: RawAct): RawLine => ({ act, refused: { row, code } });

/** Minutes after 06:00 of the first day of the batch: `at('07:35')`, `at('07:00', 9)` on the ninth. */
export function at(time: string, day = 8): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (day - 8) * 1440 + (hours - 6) * 60 + minutes;
}

/** The people of the paper, the same person staying the same; they have the demo's names and accounts. */
export const PEOPLE = {
  operatorA: 'op.berger',
  operatorB: 'op.okafor',
  supervisor: 'sup.haas',
  witness: 'qa.weiss',
  analyst: 'qc.silva',
  headOfLaboratory: 'qc.brandt',
  headOfQuality: 'qa.adeyemi',
} as const;

const { operatorA, operatorB, analyst } = PEOPLE;

/** Where the paper says that they work. */
export const ROOMS = {
  dispensing: { by: operatorA, terminal: 'TAB-DS-01' },
  blending: { by: operatorA, terminal: 'TAB-BL-02' },
  compression: { by: operatorA, terminal: 'TAB-CP-01' },
  washing: { by: operatorA, terminal: 'TAB-WS-01' },
  packaging: { by: operatorA, terminal: 'TAB-PK-01' },
  packagingB: { by: operatorB, terminal: 'TAB-PK-01' },
  laboratory: { by: analyst, terminal: 'TAB-QC-01' },
  pressTests: { by: analyst, terminal: 'TAB-CP-01' },
  office: { by: PEOPLE.supervisor, terminal: 'TAB-PR-01' },
} as const;

interface Doer {
  readonly by: string;
  readonly terminal: string;
}

/** Single acts, for steps whose acts have times of their own. */
export const start = (step: string, when: number, who: Doer, items: { readonly equipment?: Readonly<Record<string, string>>; readonly material?: Readonly<Record<string, string>> } = {}): ScriptAct => ({
  act: 'start', step, at: when, ...who,
  ...(items.equipment ? { equipment: Object.entries(items.equipment).map(([requirement, item]) => ({ requirement, item })) } : {}),
  ...(items.material ? { material: Object.entries(items.material).map(([input, item]) => ({ input, item })) } : {}),
});
export const enter = (step: string, when: number, who: Doer, ...values: readonly (readonly ScriptedValue[])[]): ScriptAct => ({ act: 'enter', step, at: when, ...who, values: values.flat() });
export const second = (step: string, when: number, who: Doer, policy: string, entry: string, value: string): ScriptAct => ({ act: 'second-check', step, at: when, ...who, policy, values: [{ entry, value }] });
/** The paper says of each hold that its condition was kept, and has no reading of any place. */
export const heldWithoutReading = (step: string, when: number, who: Doer, ...readings: readonly (readonly ScriptedValue[])[]): RawLine[] => [
  ...paper(start(step, when, who)),
  refused(95, 'step-incomplete', complete(step, when, who)),
  ...mended(enter(step, when, who, ...readings), complete(step, when, who)),
];
export const signs = (step: string, when: number, by: string, terminal: string, policy: string): ScriptAct => ({ act: 'sign', step, at: when, by, terminal, policy });
export const complete = (step: string, when: number, who: Doer): ScriptAct => ({ act: 'complete', step, at: when, ...who });
