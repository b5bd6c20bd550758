import type { DomainError } from '@batchwright/kernel';
import type { LintFinding } from '../lint/lint-finding';
import type { Shape } from '../recipe/shape';
import type { LimitLevel } from '../recipe/entry';
import type { StepKindId, StepNode } from '../recipe/procedure-node';
import type { Decision } from '../run/decision';
import type { ExceptionType } from '../run/exception';
import type { Field } from '../run/field';
import type { RecordedValue } from '../run/recorded-value';
import type { FailedCheck, StepState, TimerState } from '../run/state';
import type { RoleName } from '../text';
import type { IndexedRecipe, StepInfo } from '../tree/indexed-recipe';
import type { Attempts } from './check-series/attempts';

/**
 * What a kind of step adds to the generic machinery. Everything is optional but the shape of its configuration: most kinds only
 * check that the entries they need are there. Refusals come before events; hooks that emit cannot refuse.
 */
export interface StepKind {
  readonly id: StepKindId;
  /** Shape of `config`. */
  readonly config: Shape;
  /** Who performs it when the step does not say. */
  readonly performers?: readonly RoleName[];
  /** Names `step.entry` of other steps that its decisions read, as in expressions but with hyphens. */
  readonly reads?: (step: StepNode, other: (id: string) => StepInfo | undefined) => readonly string[];
  /** Another step whose state its decisions look at. */
  readonly accompanies?: (step: StepNode) => string | undefined;
  /** Of a clearance: steps that do not start without it. */
  readonly opens?: (step: StepNode) => readonly string[];
  /** Entry that holds the code of a dispensed container. */
  readonly containerEntry?: (step: StepNode) => string | undefined;
  /** Of a series: the last good check before the one of a field. */
  readonly lastGood?: (info: StepInfo, step: StepState, field: Field) => { readonly check: number; readonly at?: string };
  /** Of a series: number of the check that a field belongs to. */
  readonly checkOf?: (info: StepInfo, field: Field) => number | undefined;
  /** Of a series: checks that failed and were followed by no good one. */
  readonly openFailures?: (info: StepInfo, step: StepState) => readonly FailedCheck[];
  /** Of a series in which each container has its check: rows of which table hold the output since the last good one. */
  readonly rowsSetAside?: (info: StepInfo, lastGood: number, field: Field) => { readonly table: string; readonly after: number; readonly to: number } | undefined;
  /** Of an output: where its containers are listed. */
  readonly containersOf?: (step: StepNode) => { readonly table: string; readonly code: string; readonly amount: string } | undefined;
  /** Of a series: how it stands to the attempts of its reaction plan. */
  readonly attempts?: (info: StepInfo, step: StepState) => Attempts | undefined;
  /** Why no value may be recorded in this field now. */
  readonly refuseValue?: (decision: Decision, info: StepInfo, step: StepState, field: Field) => DomainError | undefined;
  /** Table in which whole rows may be left out: why they are is an exception of its own. */
  readonly gapsIn?: (step: StepNode) => string;
  /** Entry that holds how much of its material the step took. */
  readonly netEntry?: (step: StepNode) => string;
  /** Why the start is refused. */
  readonly refuseStart?: (decision: Decision, info: StepInfo, step: StepState) => DomainError | undefined;
  readonly afterStart?: (decision: Decision, info: StepInfo, stepKey: string) => void;
  /** A wrong item was scanned or typed: the try is kept as a rejected one. `expected` is shown. */
  readonly refuseEntry?: (decision: Decision, info: StepInfo, step: StepState, field: Field, value: RecordedValue) => { readonly expected: string } | undefined;
  readonly afterEntry?: (decision: Decision, info: StepInfo, stepKey: string, field: Field) => void;
  /** Something was recorded at, or became of, a step that it reads or accompanies; called while it is on. */
  readonly onOther?: (decision: Decision, info: StepInfo, stepKey: string) => void;
  /** A value that was recorded says something else now. */
  readonly afterCorrection?: (decision: Decision, info: StepInfo, stepKey: string) => void;
  /** Records what the system itself measures, before completeness is judged. */
  readonly beforeComplete?: (decision: Decision, info: StepInfo, stepKey: string) => void;
  readonly onTimer?: (decision: Decision, info: StepInfo, stepKey: string, timer: TimerState) => void;
  /** Type of the exception for a value of this field outside its limits, where it is not the usual one. */
  readonly exceptionType?: (info: StepInfo, field: Field, level: LimitLevel | undefined) => ExceptionType | undefined;
  /** What is wrong with a step of this kind. */
  readonly lint?: (info: StepInfo, recipe: IndexedRecipe) => readonly LintFinding[];
  /** Addresses of fields that the system fills in and nobody types. */
  readonly measures?: (step: StepNode) => readonly string[];
  /** What a person would type for a field in a rehearsal; undefined = the usual value. */
  readonly simulate?: (info: StepInfo, field: Field, target: string | undefined, at: Pick<Decision, 'view' | 'recipe'> & { readonly step: StepState }) => string | undefined;
  /** Address of the field whose target such a value aims at; absent = the field itself. */
  readonly aimsAt?: (info: StepInfo, field: Field) => string;
}
