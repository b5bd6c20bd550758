import type { Transaction } from '@batchwright/persistence';
import type { AbortRun, AddComment, ExtendException, GivePermission, NoteDisposition, RaiseException, SealRun, UnsealRun } from '@batchwright/procedure';
import type { ActOnRun } from './act-on-run';
import { orSealed } from './receive-grant-answer';

/** A decision of quality about an exception. */
export interface ToldDecision {
  readonly site: string;
  readonly runId: string;
  readonly exceptionId: string;
  readonly decision: string;
  readonly classification: string;
  readonly rationale: string;
  readonly closes: boolean;
  readonly decidedBy: string;
}

/** What review and others ask of a run; the run answers by its events (decisions, "Exceptions", "Release against a late correction"). */
export class ReceiveDecision {
  constructor(private readonly act: ActOnRun) {}

  /** Kept for lists and cards. What the exception blocked is opened by the gate that comes with it. */
  async exceptionDecided(tx: Transaction, told: ToldDecision): Promise<void> {
    const { site, exceptionId, decision, classification, rationale, closes, decidedBy } = told;
    await tx.project([{ table: 'exception_decision', op: 'upsert', values: { site, exception_id: exceptionId, decision, classification, rationale, closed: closes, decided_by: decidedBy } }]);
  }

  /** The steps that the exception held back may start. */
  async gateOpened(tx: Transaction, runId: string, exceptionId: string, reason: string, openedBy: string): Promise<void> {
    await orSealed(() => this.act.bySystem(tx, { runId, part: { exceptionId }, command: () => ({ type: 'LiftBlock', exceptionId, decision: reason, decidedBy: openedBy }) }));
  }

  /** A service says how something ended; of a sealed run the service's own record has it. */
  async commented(tx: Transaction, runId: string, command: AddComment): Promise<void> {
    await orSealed(() => this.act.bySystem(tx, { runId, part: {}, command: () => command }));
  }

  /** A service knows more of what it raised; of a sealed run the service's own record has it. */
  async extended(tx: Transaction, runId: string, command: ExtendException): Promise<void> {
    const { exceptionId, stepKey } = command;
    await orSealed(() => this.act.bySystem(tx, { runId, part: { exceptionId, ...(stepKey === undefined ? {} : { stepKey }) }, command: () => command }));
  }

  /** Refused by the procedure = not carried out; the message is parked with the reason and an alarm is raised. */
  async asked(tx: Transaction, runId: string, command: SealRun | UnsealRun | AbortRun | RaiseException | GivePermission | NoteDisposition): Promise<void> {
    const stepKey = command.type === 'RaiseException' || command.type === 'GivePermission' ? command.stepKey : undefined;
    await this.act.bySystem(tx, { runId, part: { openSteps: command.type === 'AbortRun', ...(stepKey === undefined ? {} : { stepKey }) }, command: () => command });
  }
}
