import type { BlockState, HoldTimeState, NodeState, ObservedSpan, RunHead, StepState, Text, TimerState } from '@batchwright/procedure';

/** A run as lists show it. */
export interface RunRow {
  readonly head: RunHead & { readonly order?: { readonly id: string; readonly number: string } };
  readonly createdAt: string;
  readonly ready: number;
  readonly started: number;
  readonly completed: number;
  readonly exceptions: number;
  readonly openExceptions: number;
  /** What quality decided last about the batch; null = nothing yet. */
  readonly disposition: string | null;
  /** Hold times that have begun and not ended. */
  readonly holdTimes: readonly HoldTimeState[];
  /** Steps that somebody works on or could begin, at most twenty. */
  readonly open: readonly { readonly key: string; readonly stepId: string; readonly status: string; readonly name?: string }[];
}

/** Where a step stands, without what was recorded in it. */
export interface StepRow {
  readonly key: string;
  readonly stepId: string;
  readonly iteration: readonly number[];
  readonly status: string;
  readonly version: number;
  readonly started?: StepState['started'];
  readonly completedAt?: string;
  readonly exceptions: number;
}

/** A whole run as one looks at it. */
export interface RunParts {
  readonly row: RunRow;
  readonly chain: string;
  readonly nodes: readonly NodeState[];
  readonly steps: readonly StepRow[];
  readonly timers: readonly TimerState[];
  readonly blocks: readonly BlockState[];
}

/** An exception as it was raised, and what quality decided about it so far. */
export interface ExceptionRow {
  readonly id: string;
  readonly sequence: number;
  readonly type: string;
  readonly severity: string;
  readonly deviation: boolean;
  readonly stepKey: string | null;
  readonly address: string | null;
  readonly text: string;
  readonly texts: Text | null;
  readonly at: string;
  readonly person: string | null;
  readonly name: string | null;
  readonly blocks: boolean;
  readonly decision: string | null;
  readonly closed: boolean;
  /** What machines said of it; null = none did. */
  readonly observed: ObservedSpan | null;
}

/** A try that was stopped. */
export interface TryRow {
  readonly address: string;
  readonly code: string;
  readonly attempt: number;
  readonly entered: { readonly value: string; readonly unit?: string };
  readonly expected?: { readonly low?: string; readonly high?: string; readonly unit?: string; readonly text?: string };
  readonly at: string;
  readonly person: string | null;
  readonly name: string | null;
}

export interface CommentRow {
  readonly sequence: number;
  readonly stepKey: string | null;
  readonly text: string;
  readonly at: string;
  readonly person: string | null;
  readonly name: string | null;
}

/** A step that is open somewhere, with all that is recorded in it. */
export interface OpenStep {
  readonly site: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly recipe: string;
  readonly recipeHash: string;
  readonly state: StepState;
  readonly dueAt: string | null;
}

/** One line of the audit trail of a run. */
export interface AuditLine {
  readonly stepKey: string | null;
  readonly number: number;
  readonly sequence: number;
  readonly person: string | null;
  readonly name: string | null;
  readonly account: string | null;
  readonly terminal: string | null;
  readonly object: string;
  readonly action: string;
  readonly field: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly reason: string | null;
  readonly actAt: string;
  readonly recordedAt: string;
  /** True: values are withheld from who is going to repeat them blind. */
  readonly hidden?: true;
}

/** A record of a run: its canonical text, and the hash over it. */
export interface RecordLine {
  readonly sequence: number;
  readonly type: string;
  readonly canonical: string;
  readonly leafHash: string;
}

/** A page of a list: after which key, and how many at most. */
export interface Page {
  readonly after?: string;
  readonly limit: number;
}

/** What is shown of runs. Every query names the sites. */
export interface RunReads {
  list(sites: readonly string[], filter: Page & { readonly state?: string; readonly business?: string; readonly recipe?: string }): Promise<RunRow[]>;
  parts(sites: readonly string[], runId: string): Promise<RunParts | undefined>;
  steps(sites: readonly string[], runId: string, page: Page & { readonly status?: string }): Promise<(StepRow & { readonly recipeHash: string; readonly site: string })[]>;
  exceptions(sites: readonly string[], runId: string, stepKey?: string): Promise<ExceptionRow[]>;
  tries(sites: readonly string[], runId: string, stepKey: string): Promise<TryRow[]>;
  comments(sites: readonly string[], runId: string, stepKey?: string): Promise<CommentRow[]>;
  record(sites: readonly string[], runId: string, page: Page): Promise<RecordLine[]>;
  audit(sites: readonly string[], runId: string, page: Page): Promise<AuditLine[]>;
  /** Steps under way, with their recipe. */
  startedSteps(sites: readonly string[], runId: string): Promise<{ readonly site: string; readonly recipeHash: string; readonly state: StepState }[]>;
  openSteps(sites: readonly string[], limit: number): Promise<OpenStep[]>;
  /** Codes of training that a person holds now. */
  heldCodes(sites: readonly string[], person: string): Promise<string[]>;
}
