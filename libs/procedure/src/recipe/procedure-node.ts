import type { RoleName, Text } from '../text';
import type { Entry } from './entry';
import type { StepEquipment, StepMaterial } from './equipment-requirement';
import type { MaterialFunction } from './formula';
import type { StepCondition } from './machine-point';
import type { ReactionPlan } from './reaction-plan';
import type { SignaturePolicy } from './signature-policy';
import type { StepMedia } from './step-media';

/** Procedural level of ISA-88; a recipe of steps only needs none. */
export type ProcedureLevel = 'procedure' | 'unit-procedure' | 'operation' | 'phase';

interface NodeBase {
  /** Kebab-case, unique in the recipe, never one of `RESERVED_IDS`. Moves keep it: the diff follows a node by it. */
  readonly id: string;
  readonly title: Text;
  readonly level?: ProcedureLevel;
}

/** A block-structured tree: it cannot deadlock, and its walk costs its depth. */
export type ProcedureNode = SequenceNode | ParallelNode | ChoiceNode | LoopNode | ForEachNode | StepNode;

/** One child after the other. */
export interface SequenceNode extends NodeBase {
  readonly type: 'sequence';
  readonly children: readonly ProcedureNode[];
}

/** All children at once; done when all are. */
export interface ParallelNode extends NodeBase {
  readonly type: 'parallel';
  readonly children: readonly ProcedureNode[];
}

/** The first branch whose condition holds when the choice is reached; otherwise the last child without a condition, or nothing. */
export interface ChoiceNode extends NodeBase {
  readonly type: 'choice';
  readonly branches: readonly { readonly when: string; readonly node: ProcedureNode }[];
  readonly otherwise?: ProcedureNode;
}

/** The body, again and again until the condition holds after it, at most `max` times; not reaching it is an exception. */
export interface LoopNode extends NodeBase {
  readonly type: 'loop';
  readonly body: ProcedureNode;
  readonly until: string;
  readonly max: number;
}

/** The body once for each of the inputs, in the order of the formula. Inside: `item.quantity`; material `item`. */
export interface ForEachNode extends NodeBase {
  readonly type: 'for-each';
  readonly over: { readonly inputs: 'all' | readonly string[] } | { readonly function: MaterialFunction };
  /** `sequence`: one after the other; `parallel`: in any order. */
  readonly mode: 'sequence' | 'parallel';
  readonly body: ProcedureNode;
}

/** Id of a step kind; each has a folder in `step-kinds/`. */
export type StepKindId =
  | 'instruction'
  | 'number'
  | 'text'
  | 'choice'
  | 'table'
  | 'calculation'
  | 'weighing'
  | 'charge'
  | 'equipment-use'
  | 'equipment-status'
  | 'check-series'
  | 'timer'
  | 'hold'
  | 'sample'
  | 'laboratory-result'
  | 'output'
  | 'balance'
  | 'potency'
  | 'label-issue'
  | 'label-reconciliation'
  | 'clearance'
  | 'comment';

/** What one person does at one place, and what is recorded of it. */
export interface StepNode extends NodeBase {
  readonly type: 'step';
  readonly kind: StepKindId;
  readonly instruction?: Text;
  /** Codes of controlled documents, such as SOPs, that are to be at hand: the version in effect at the start is shown and recorded. */
  readonly documents?: readonly string[];
  /** Pictures and videos beside the instruction. */
  readonly media?: readonly StepMedia[];
  /** True: its failure may harm the patient; lint asks for a second person or validated automation. */
  readonly critical?: boolean;
  /** Training codes asked of the performer at this moment (gmp 6). */
  readonly qualifications?: readonly string[];
  /** Roles that may perform it; absent = operator, dispenser, supervisor (or what the kind says). */
  readonly performers?: readonly RoleName[];
  readonly entries: readonly Entry[];
  readonly equipment?: readonly StepEquipment[];
  readonly material?: readonly StepMaterial[];
  /** What a room or equipment must show when it begins. */
  readonly conditions?: readonly StepCondition[];
  readonly signatures: readonly SignaturePolicy[];
  readonly reactionPlan?: ReactionPlan;
  /** What the kind needs; its shape is the kind's schema. */
  readonly config: { readonly [key: string]: unknown };
}

/** First words of names in expressions that no node may be called. */
export const RESERVED_IDS: readonly string[] = ['input', 'output', 'parameter', 'batch', 'item', 'loop', 'row', 'run'];
