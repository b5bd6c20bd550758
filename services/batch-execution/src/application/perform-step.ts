import type { CommandContext } from '@batchwright/access';
import type { EvidenceUse, Transaction } from '@batchwright/persistence';
import type { Evidence } from '@batchwright/records';
import type { EnteredValue, OfferedSignature, Performer, RunCommand, SeenFromAfar } from '@batchwright/procedure';
import { withAttachment, type Attachments } from './attachments';
import { performerOf, type ActOnRun, type RunActed } from './act-on-run';
import type { LoadedRun, RunPart } from './runs';
import { refusedTry, stepAnswerOf, type StepAnswer } from './step-answer';
import type { RedeemStepEvidence } from './step-signing';

/** Where a command goes: run, step instance, and the version of the step that the person saw. */
export interface StepAddress {
  readonly runId: string;
  readonly stepKey: string;
  readonly version: number;
}

/** Which field is meant: an entry, or a cell of a table (rows from 1). */
export interface EnteredField extends EnteredValue {
  readonly entry: string;
  readonly row?: number;
  readonly column?: string;
  /** Of a photo or file, whose hash is the value: how the person's device named it. */
  readonly fileName?: string;
}

/** Commands of people at a step that was started. Each gives the answer that is kept under its idempotency key. */
export class PerformStep {
  constructor(
    private readonly act: ActOnRun,
    private readonly attachments: Attachments,
    private readonly evidence: RedeemStepEvidence,
  ) {}

  /** Records one entry, durable when made (B4). A value that was stopped is kept as a try and refused: `value-implausible`, `wrong-item`. */
  record(at: StepAddress, field: EnteredField & { observedAt?: string; reason?: string }, context: CommandContext): Promise<StepAnswer> {
    return this.at(at, {}, async (by, _tx, loaded) => ({ type: 'RecordEntry', by, stepKey: at.stepKey, version: at.version, ...(await withAttachment(this.attachments, loaded, at.stepKey, field)) }), context);
  }

  /** A new value beside the old one, with the reason; what depends on it is worked out again (B6). */
  correct(at: StepAddress, field: EnteredField & { reason: string }, context: CommandContext): Promise<StepAnswer> {
    return this.at(at, { correction: true }, async (by, _tx, loaded) => ({ type: 'CorrectEntry', by, stepKey: at.stepKey, version: at.version, ...(await withAttachment(this.attachments, loaded, at.stepKey, field)) }), context);
  }

  /** The blind repetition of an entry by another person (B5, B7). */
  secondCheck(at: StepAddress, policy: string, field: EnteredField, context: CommandContext): Promise<StepAnswer> {
    return this.at(at, {}, (by) => ({ type: 'RecordSecondCheck', by, stepKey: at.stepKey, version: at.version, policy, ...field }), context);
  }

  /** Gives up waiting for grants. */
  withdraw(at: StepAddress, context: CommandContext): Promise<StepAnswer> {
    return this.at(at, {}, (by) => ({ type: 'WithdrawRequest', by, stepKey: at.stepKey, version: at.version }), context);
  }

  /** Puts a signature to the step: before its start, or while it runs (A11, B7). `seen`: from afar, by who stands beside the step in a session (J6). */
  async sign(at: StepAddress, evidence: Evidence, context: CommandContext, seen?: SeenFromAfar): Promise<StepAnswer> {
    const command = async (by: Performer, tx: Transaction, loaded: LoadedRun, uses: EvidenceUse[]): Promise<RunCommand> => {
      const [offered] = await offeredSignatures(this.evidence, tx, loaded, at.stepKey, [evidence], uses, seen && { ...seen, person: by.person });
      if (!offered) throw new Error('evidence was neither refused nor redeemed');
      return { type: 'ApplySignature', by, stepKey: at.stepKey, version: at.version, ...offered };
    };
    return this.at(at, { owners: true, evidence: [evidence] }, command, context);
  }

  private async at(
    at: StepAddress,
    part: RunPart,
    command: (by: Performer, tx: Transaction, loaded: LoadedRun, uses: EvidenceUse[]) => RunCommand | Promise<RunCommand>,
    context: CommandContext,
  ): Promise<StepAnswer> {
    const uses: EvidenceUse[] = [];
    const acted: RunActed = await this.act.byPerson(
      {
        runId: at.runId,
        part: { ...part, stepKey: at.stepKey },
        command: (loaded, tx) => command(performerOf(context.actor, loaded.area), tx, loaded, uses),
        evidenceUses: () => uses,
        refusal: refusedTry,
        answer: (one) => stepAnswerOf(one, at.stepKey),
      },
      context,
    );
    return stepAnswerOf(acted, at.stepKey);
  }
}

/** Turns evidence that comes with a command into signatures; `uses` says afterwards what is used up. */
export async function offeredSignatures(redeem: RedeemStepEvidence, tx: Transaction, loaded: LoadedRun, stepKey: string, evidence: readonly Evidence[], uses: EvidenceUse[], afar?: SeenFromAfar & { readonly person: string }): Promise<OfferedSignature[]> {
  uses.length = 0; // the act may be decided again
  const offered: OfferedSignature[] = [];
  for (const one of evidence) {
    const redeemed = await redeem.execute(tx, loaded, stepKey, one, afar);
    offered.push(redeemed.offered);
    uses.push(redeemed.redeemed.use);
  }
  return offered;
}
