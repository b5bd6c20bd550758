import type { BatchScript, ScriptAct } from './batch-script';
import { warfarinBatch } from './warfarin-batch';

/** Values of the filled-in record where they differ from the corrected set: by step, then entry or entry/row/column. */
const RAW: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'count-tablets': { pressed: '19980', tested: '0', rejected: '57', gross: '3172.3', waste: '4.3', residue: '0.0' },
  friability: { 'tests/2/before': '6.48', 'tests/2/after': '6.45' },
  'count-bottle-labels': { applied: '197', specimens: '0', destroyed: '3' },
  'count-carton-labels': { applied: '197', specimens: '0', destroyed: '2' },
  'count-leaflets': { applied: '197', specimens: '0', returned: '13' },
  'packed-product': { 'shippers/4/bottles': '39', counter: '197' },
};

/** Something that the filled-in record says and the system does not let happen. */
export interface RawTry {
  /** Row of the list of contradictions. */
  readonly row: string;
  /** It is tried right before the first such act. */
  readonly before: { readonly step: string; readonly act: ScriptAct['act'] };
  readonly tried: ScriptAct;
}

const LABORATORY = { by: 'qc.silva', terminal: 'TAB-QC-01' };
const PRESS = { by: 'op.lindqvist', terminal: 'TAB-CP-01' };
const LINE = { by: 'op.lindqvist', terminal: 'TAB-PK-01' };

/** In the order of the record; `at` is that of the act before which it is tried. */
export const RAW_TRIES: readonly RawTry[] = [
  { row: '7', before: { step: 'compression-start', act: 'sign' }, tried: { step: 'compression-start', ...PRESS, at: 0, act: 'start' } },
  { row: '9', before: { step: 'assay', act: 'sign' }, tried: { step: 'assay', ...LABORATORY, at: 0, act: 'sign', policy: 'reviewed' } },
  { row: '6', before: { step: 'dissolution', act: 'start' }, tried: { step: 'microbial-limits', ...LABORATORY, at: 0, act: 'start' } },
  { row: '1', before: { step: 'content-uniformity', act: 'sign' }, tried: { step: 'content-uniformity', ...LABORATORY, at: 0, act: 'enter', values: [{ entry: 'rsd', value: '1.8' }] } },
  { row: '8', before: { step: 'set-up-line', act: 'enter' }, tried: { step: 'set-up-line', ...LINE, at: 0, act: 'complete' } },
  { row: '18', before: { step: 'packing-start', act: 'start' }, tried: { step: 'ds-viable', ...LABORATORY, at: 0, act: 'start' } },
  { row: '41', before: { step: 'count-bottle-labels', act: 'enter' }, tried: { step: 'count-bottle-labels', ...LINE, at: 0, act: 'enter', values: [{ entry: 'returned', value: '10' }] } },
];

/** The filled-in record in one piece: its values by the people and times of the script, and what was tried before which act. */
export function rawRecord(): { readonly script: BatchScript; readonly tries: ReadonlyMap<ScriptAct, readonly RawTry[]> } {
  const usual = warfarinBatch();
  const acts = usual.acts.map(withRawValues);
  const tries = new Map<ScriptAct, RawTry[]>();
  for (const { row, before, tried } of RAW_TRIES) {
    const act = acts.find(({ step, act: kind }) => step === before.step && kind === before.act);
    if (act) tries.set(act, [...(tries.get(act) ?? []), { row, before, tried: { ...tried, at: act.at } }]);
  }
  return { script: { ...usual, acts }, tries };
}

function withRawValues(act: ScriptAct): ScriptAct {
  if (act.act !== 'enter') return act;
  const address = ({ entry, row, column }: { entry: string; row?: number; column?: string }): string => (row === undefined ? entry : `${entry}/${row}/${column ?? ''}`);
  return { ...act, values: act.values.map((one) => ({ ...one, value: RAW[act.step]?.[address(one)] ?? one.value })) };
}
