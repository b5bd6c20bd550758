import type { Quantity } from '@batchwright/kernel';
import type { RunKind } from '../recipe/recipe-document';
import type { SessionBeside } from './beside-step';
import type { BusinessStatus } from './business-status';
import type { DocumentFact, ShownDocuments } from './documents';
import type { AppliedStepSignature, BoundItem, SupervisionBody, TimerStartedBody, UsedQualification, Verdict } from './events';
import type { ExceptionSigner } from './exception-rules';
import type { GrantState } from './grant';
import type { Handover } from './handover';
import type { RunState } from './isa88';
import type { NotApplicableBody } from './move-bodies';
import type { Permission } from './permission';
import type { MachineValue, OpenQuestion } from './machine';
import type { RecordedValue } from './recorded-value';
import type { StepStatus } from './step-status';

/** The run itself: one row. */
export interface RunHead {
  readonly id: string;
  readonly site: string;
  readonly number: string;
  readonly kind: RunKind;
  /** Sequence of the last event; 0 = not created. */
  readonly sequence: number;
  readonly state: RunState;
  readonly business: BusinessStatus;
  readonly sealed: boolean;
  readonly recipe: { readonly code: string; readonly version: number; readonly versionId: string; readonly hash: string };
  readonly batchSize: Quantity;
  /** Steps that are started and not completed; transient states settle at 0. */
  readonly startedSteps: number;
  /** The root of the tree is done. */
  readonly procedureDone: boolean;
  /** When it was put on the floor, plant time; nothing is observed before. */
  readonly releasedAt?: string;
  /** The newest handover between shifts; absent = none yet. */
  readonly handover?: Handover;
  /** What quality permitted under deviations, used or not; absent = nothing. */
  readonly permissions?: readonly Permission[];
  /** Sessions that are open beside steps; absent = none. */
  readonly beside?: readonly SessionBeside[];
}

/** An activated combinator: one row each. */
export interface NodeState {
  /** `nodeId`, with the iteration path inside loops: `blend-cycle~2`. */
  readonly key: string;
  readonly nodeId: string;
  readonly iteration: readonly number[];
  readonly status: 'active' | 'completed';
  /** Of a choice: index of the branch taken; see NodeActivated. */
  readonly branch?: number;
  /** Of a loop or for-each in sequence: the turn that is on, from 1. */
  readonly turn?: number;
  /** Of a parallel node or for-each in parallel: children still open. */
  readonly open?: number;
}

/** A recorded field of a step. Old values stay in sight (requirement B6). */
export interface EntryState {
  readonly value: RecordedValue;
  readonly verdict: Verdict;
  readonly at: string;
  readonly person?: string;
  readonly name?: string;
  /** Values before, oldest first, with the reason of the correction that ended each. */
  readonly history: readonly { readonly value: RecordedValue; readonly at: string; readonly person?: string; readonly replacedBecause?: string }[];
  readonly calculated?: true;
  /** Where it was measured, of a value that came from a machine. */
  readonly machine?: MachineValue;
}

/** A signature at a step, and whether it covers what stands there now. */
export interface StepSignature extends AppliedStepSignature {
  readonly policy: string;
  readonly moment: 'before' | 'during' | 'after';
  /** True: something was corrected after it; it covers the old value. */
  readonly outdated: boolean;
  /** Proofs of the signer's training, as they were then. */
  readonly qualifications?: readonly UsedQualification[];
}

/** A check of a series that began the reaction plan. */
export interface FailedCheck {
  readonly check: number;
  readonly at: string;
  /** Exception of its first failure. */
  readonly exceptionId: string;
  /** Output since then is set aside; absent when the plan does not ask. */
  readonly since?: string;
}

/** One step instance: one row with its entries and signatures. */
export interface StepState extends ShownDocuments {
  readonly key: string;
  readonly stepId: string;
  readonly iteration: readonly number[];
  readonly status: StepStatus;
  /** Grows with every event of this step; commands name the version they saw. */
  readonly version: number;
  /** Predecessors that are not done. 0 from the moment a step is made ready; the database checks it again at the start (gmp 7). */
  readonly openPredecessors: number;
  /** What changed last and by whom: the answer to a command that came too late. */
  readonly lastChange?: { readonly event: string; readonly at: string; readonly person?: string; readonly name?: string };
  readonly started?: { readonly at: string; readonly correctionMs: number; readonly person?: string; readonly name?: string; readonly terminal?: string; readonly area?: string };
  /** Proofs of the training of who began it, as they were then. */
  readonly qualifications?: readonly UsedQualification[];
  /** The trainer, where a trainee began it. */
  readonly supervision?: SupervisionBody;
  readonly completedAt?: string;
  /** The same moments in real time, which is that of machines; absent in records older than this field. */
  readonly real?: { readonly started?: string; readonly completed?: string };
  /** Questions to machines for entries that have no value yet, by address. */
  readonly questions?: { readonly [address: string]: OpenQuestion };
  /** Present when it was closed without its work. */
  readonly notApplicable?: NotApplicableBody;
  /** How often it was completed; after the first time nothing follows from it again. */
  readonly completions: number;
  /** Employee numbers of everybody who started it, recorded in it or completed it. */
  readonly performers: readonly string[];
  readonly items: readonly BoundItem[];
  /** By address: `net`, `assays/3/result`. */
  readonly entries: { readonly [address: string]: EntryState };
  /** Calculations that could not be worked out, and why: what may stand there from before is no result any more. */
  readonly failures?: { readonly [address: string]: string };
  /** Refused tries by address. */
  readonly tries: { readonly [address: string]: number };
  readonly signatures: readonly StepSignature[];
  /** Blind repetitions by policy and address: `verified/net`. */
  readonly secondChecks: { readonly [key: string]: { readonly agrees: boolean; readonly attempts: number; readonly person?: string } };
  /** Ids of exceptions raised at this step. */
  readonly exceptions: readonly string[];
  /** Checks of a series that began the reaction plan, each once, by their first failure: a correction does not take one back. */
  readonly failedChecks?: readonly FailedCheck[];
  /** Checks of a series that were missed, each once. */
  readonly missedChecks?: readonly number[];
  /** Recoveries that an approver of the plan chose, oldest first; each after so many failed checks. */
  readonly recoveries?: readonly { readonly recovery: string; readonly after: number; readonly at: string; readonly person?: string }[];
}

/** A timer that has neither fired nor been stopped. */
export interface TimerState extends TimerStartedBody {
  /** Set while it stands still: what was left when the run paused, or its machine stopped. */
  readonly remainingMs?: number;
  /** Set while its machine stands by its log: the run going on does not wake it. */
  readonly machineStands?: true;
}

/** A hold time that has begun and not ended. */
export interface HoldTimeState {
  readonly holdKey: string;
  readonly holdTime: string;
  readonly startedAt: string;
  readonly correctionMs: number;
  readonly exceeded: boolean;
}

/** An exception that keeps steps from starting. */
export interface BlockState {
  readonly exceptionId: string;
  readonly type: string;
  /** Node keys or step keys; `*` = all. */
  readonly blocks: readonly string[];
  readonly stepKey?: string;
  /** Signatures that close it; absent = one of quality. */
  readonly signers?: readonly ExceptionSigner[];
  readonly lifted: boolean;
}

/** A qualification of a person, from the projection of training. */
export interface QualificationFact {
  readonly qualificationId: string;
  readonly code: string;
  /** Plant time. */
  readonly from: string;
  readonly until?: string;
  readonly revokedAt?: string;
}

/**
 * What a decision may look at: a part of the whole state, small enough for one query. What `neededFor()` names must be there;
 * what is missing counts as "not there" (not reached, not recorded), so loading too much is harmless and loading too little is not.
 */
export interface RunView {
  readonly run: RunHead;
  readonly nodes: { readonly [nodeKey: string]: NodeState };
  readonly steps: { readonly [stepKey: string]: StepState };
  /** Current values by `stepKey/address`; those of `steps` need not be repeated. */
  readonly values: { readonly [name: string]: RecordedValue };
  readonly timers: { readonly [timerId: string]: TimerState };
  readonly holdTimes: { readonly [holdKey: string]: HoldTimeState };
  readonly blocks: { readonly [exceptionId: string]: BlockState };
  readonly grants: { readonly [grantId: string]: GrantState };
  /** Facts of other owners that no event of the run holds. */
  readonly facts: OutsideFacts;
}

/** Projections of other services, with how fresh they are. Absent = unknown = unsuitable (gmp 6). */
export interface OutsideFacts {
  /** Qualifications of the persons who act, by employee number. */
  readonly qualifications: { readonly [person: string]: readonly QualificationFact[] };
  /** Age in milliseconds of the newest watermark of each owner; absent = never heard. */
  readonly watermarkAgeMs: { readonly training?: number; readonly resources?: number };
  /** Versions of the controlled documents that the step names; absent where no register is at hand. */
  readonly documents?: readonly DocumentFact[];
}

/** How old a watermark may be for a start: five seconds. */
export const WATERMARK_LIMIT_MS = 5000;

/** State of a run of which nothing has happened yet. */
export function newRunView(id: string, site: string): RunView {
  return {
    run: {
      id,
      site,
      number: '',
      kind: 'batch',
      sequence: 0,
      state: 'idle',
      business: 'created',
      sealed: false,
      recipe: { code: '', version: 0, versionId: '', hash: '' },
      batchSize: { value: '0', unit: '1' },
      startedSteps: 0,
      procedureDone: false,
    },
    nodes: {},
    steps: {},
    values: {},
    timers: {},
    holdTimes: {},
    blocks: {},
    grants: {},
    facts: { qualifications: {}, watermarkAgeMs: {} },
  };
}
