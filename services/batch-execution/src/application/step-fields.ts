import { fieldAt, cellAddress, isAsked, isAwaited, limitsInForce, rowCount, setPointOf, valueText, type Entry, type EntryState, type Field, type LimitsInForce, type MachineValue, type OpenQuestion, type RecordedValue, type StepInfo, type StepState, type Text, type Verdict } from '@batchwright/procedure';
import type { LoadedRun } from './runs';
import type { TryRow } from './run-reads';

export { STATISTICS } from '@batchwright/procedure';

/** A recorded value with the text that people read. */
export type ShownValue = RecordedValue & { readonly printed: string };

/** How it stands with a machine that was asked: waited for, or why it gave no value. Once it is not waited for, it may be asked again, or the value typed with a reason. */
export interface ShownQuestion extends Partial<NonNullable<OpenQuestion['refused']>> {
  readonly state: 'waiting' | 'unanswered' | 'refused';
}

/** One field of a step: an entry, or a cell of a table. */
export interface ShownField {
  readonly address: string;
  readonly row?: number;
  readonly column?: string;
  /** Target in the field's unit. */
  readonly setPoint?: string;
  readonly limits?: LimitsInForce & { readonly information?: { readonly low?: string; readonly high?: string } };
  /** True: recorded, and not shown to whoever repeats it blind. */
  readonly hidden?: true;
  readonly value?: ShownValue;
  readonly verdict?: Verdict;
  readonly at?: string;
  readonly person?: string;
  readonly name?: string;
  readonly calculated?: true;
  /** Where it was measured, of a value that came from a machine. */
  readonly machine?: MachineValue;
  /** How it stands with a machine that was asked and gave no value yet. */
  readonly question?: ShownQuestion;
  /** Values before, oldest first, each with the reason of the correction that ended it. */
  readonly history: readonly { readonly value: ShownValue; readonly at: string; readonly person?: string; readonly replacedBecause?: string }[];
  /** Tries that were stopped. */
  readonly tries: readonly TryRow[];
}

/** An entry of the step as the recipe has it, with its fields. */
export interface ShownEntry extends Omit<Entry, 'rows' | 'when'> {
  /** False: not asked as things are. */
  readonly asked: boolean;
  /** Of a table: titles of its rows, or how many there are; absent = any number. */
  readonly rowTitles?: readonly Text[];
  readonly rowCount?: number;
  readonly fields: readonly ShownField[];
}

/** Entries of a step with limits in force, values, history and tries; `hide` names addresses that this reader must not see. */
export function shownEntries(loaded: LoadedRun, info: StepInfo, step: StepState, tries: readonly TryRow[], hide: (address: string) => boolean): ShownEntry[] {
  return info.node.entries.map((entry) => {
    const { rows, when: _when, ...rest } = entry;
    const shown = (field: Field): ShownField => shownField(loaded, info, step, field, tries, hide);
    return {
      ...rest,
      asked: isAsked(loaded, info, step, entry),
      ...(Array.isArray(rows) ? { rowTitles: rows as readonly Text[] } : {}),
      ...(rowCount(entry) === undefined ? {} : { rowCount: rowCount(entry) }),
      fields: fieldsOf(info, step, entry).map(shown),
    } as ShownEntry;
  });
}

function fieldsOf(info: StepInfo, step: StepState, entry: Entry): Field[] {
  if (entry.type !== 'table') return [{ entry, address: entry.id, definition: entry }];
  const recorded = Object.keys(step.entries).filter((address) => address.startsWith(`${entry.id}/`)).map((address) => Number(address.split('/')[1]));
  const rows = rowCount(entry) ?? Math.max(0, ...recorded) + (step.status === 'completed' ? 0 : 1);
  const cells = Array.from({ length: rows }, (_, i) => i + 1).flatMap((row) => (entry.columns ?? []).map(({ id }) => cellAddress(entry.id, row, id)));
  return cells.flatMap((address) => fieldAt(info.node, address) ?? []);
}

function shownField(loaded: LoadedRun, info: StepInfo, step: StepState, field: Field, tries: readonly TryRow[], hide: (address: string) => boolean): ShownField {
  const { address, row, column, definition } = field;
  const limits = limitsInForce(field, info, step.iteration, loaded.view, loaded.recipe);
  const information = 'ranges' in definition ? definition.ranges?.information : undefined;
  const setPoint = setPointOf(field, info, step.iteration, loaded.view, loaded.recipe);
  const recorded = step.entries[address];
  const place = {
    address,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column: column.id }),
    ...(setPoint === undefined ? {} : { setPoint }),
    ...(limits || information ? { limits: { ...limits, ...(information ? { information } : {}) } } : {}),
  };
  if (hide(address)) return { ...place, ...(recorded ? { hidden: true } : {}), history: [], tries: [] };
  const question = step.questions?.[address];
  return { ...place, ...(recorded ? shownRecorded(recorded) : {}), ...(question ? { question: shownQuestion(loaded, question) } : {}), history: (recorded?.history ?? []).map((one) => ({ ...one, value: shownValue(one.value) })), tries: tries.filter((one) => one.address === address) };
}

function shownQuestion({ times }: LoadedRun, question: OpenQuestion): ShownQuestion {
  if (question.refused) return { state: 'refused', ...question.refused };
  return { state: isAwaited({ occasion: { ...times, newId: () => '' } }, question) ? 'waiting' : 'unanswered' };
}

function shownRecorded({ value, verdict, at, person, name, calculated, machine }: EntryState): Partial<ShownField> {
  return { value: shownValue(value), verdict, at, ...(machine ? { machine } : {}), ...(person ? { person } : {}), ...(name ? { name } : {}), ...(calculated ? { calculated } : {}) };
}

function shownValue(value: RecordedValue): ShownValue {
  return { ...value, printed: valueText(value) };
}
