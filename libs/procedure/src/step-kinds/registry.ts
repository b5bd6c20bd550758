import { isRecord, object, type Shape } from '../recipe/shape';
import type { StepKindId, StepNode } from '../recipe/procedure-node';
import { balance } from './balance';
import { calculation } from './calculation';
import { charge } from './charge';
import { checkSeries } from './check-series';
import { choice } from './choice';
import { clearance } from './clearance';
import { comment } from './comment';
import { equipmentStatus } from './equipment-status';
import { equipmentUse } from './equipment-use';
import { hold } from './hold';
import { instruction } from './instruction';
import { labelIssue } from './label-issue';
import { labelReconciliation } from './label-reconciliation';
import { laboratoryResult } from './laboratory-result';
import { number } from './number';
import { output } from './output';
import { potency } from './potency';
import { sample } from './sample';
import type { StepKind } from './step-kind';
import { table } from './table';
import { text } from './text';
import { timer } from './timer';
import { weighing } from './weighing';

/** All kinds. A new kind is a folder, a line here, and its editor and card in the console under the same id. */
const KINDS: { readonly [Id in StepKindId]: StepKind } = {
  instruction,
  number,
  text,
  choice,
  table,
  calculation,
  weighing,
  charge,
  'equipment-use': equipmentUse,
  'equipment-status': equipmentStatus,
  'check-series': checkSeries,
  timer,
  hold,
  sample,
  'laboratory-result': laboratoryResult,
  output,
  balance,
  potency,
  'label-issue': labelIssue,
  'label-reconciliation': labelReconciliation,
  clearance,
  comment,
};

/** Ids of all kinds. */
export const STEP_KIND_IDS = Object.keys(KINDS) as StepKindId[];

/** The kind of a step. */
export function kindOf(step: StepNode): StepKind {
  return KINDS[step.kind];
}

/** Shape of the configuration of a kind that may not exist: then nothing is said here, the kind itself is a fault already. */
export function configShapeOf(kind: unknown): Shape {
  if (typeof kind === 'string' && Object.hasOwn(KINDS, kind)) return KINDS[kind as StepKindId].config;
  return (value, at, faults) => (isRecord(value) ? undefined : object({})(value, at, faults));
}
