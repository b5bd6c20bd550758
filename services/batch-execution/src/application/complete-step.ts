import { answerOf, type CommandContext } from '@batchwright/access';
import { DomainError } from '@batchwright/kernel';
import type { EvidenceUse, Transactions } from '@batchwright/persistence';
import type { Evidence } from '@batchwright/records';
import { performerOf, type ActOnRun, type RunActed } from './act-on-run';
import { withAttachment, type Attachments } from './attachments';
import { offeredSignatures, type EnteredField, type StepAddress } from './perform-step';
import type { Reader, Runs } from './runs';
import type { Pause } from './start-step';
import { refusedTry, stepAnswerOf, type StepAnswer } from './step-answer';
import type { RedeemStepEvidence } from './step-signing';

/** How long what machines say at the end of a step is waited for, and how often it is looked for. */
const PATIENCE_MS = 4000;
const POLL_MS = 100;

/** What a completion may carry. */
export interface LastOfStep {
  readonly entries?: readonly EnteredField[];
  readonly evidence?: readonly Evidence[];
}

/**
 * Ends a step; may carry its last entries and signatures. Where the recipe asks machines at the completion, they are asked first, and the answer waits some seconds for them. It is `completed`; `started` when they have not
 * answered yet: the step is never completed by itself later, the person touches again; or the refusal that names what has no value, and the card says why.
 */
export class CompleteStep {
  private readonly reader: Reader;

  constructor(
    private readonly transactions: Transactions,
    private readonly act: ActOnRun,
    private readonly runs: Runs,
    private readonly attachments: Attachments,
    private readonly evidence: RedeemStepEvidence,
    private readonly pause: Pause,
  ) {
    this.reader = { query: (sql, params) => transactions.read(sql, params, { prepared: true }) };
  }

  /** Refusals: of the procedure's `CompleteStep`. */
  async execute(at: StepAddress, last: LastOfStep, context: CommandContext): Promise<StepAnswer> {
    const until = performance.now() + PATIENCE_MS;
    let acted = await this.touch(at, last, context, at.version);
    while (acted === 'pending' || acted.view.steps[at.stepKey]?.status === 'started') {
      if (performance.now() > until) return this.stillAsking(at, context);
      await this.pause(POLL_MS);
      // the entries are recorded by now
      acted = await this.touch(at, { evidence: last.evidence ?? [] }, context);
    }
    return stepAnswerOf(acted, at.stepKey);
  }

  private async touch({ runId, stepKey }: StepAddress, { entries = [], evidence = [] }: LastOfStep, context: CommandContext, version?: number): Promise<RunActed | 'pending'> {
    const uses: EvidenceUse[] = [];
    try {
      return await this.act.byPerson(
        {
          runId,
          part: { stepKey, owners: evidence.length > 0, evidence },
          command: async (loaded, tx) => ({
            type: 'CompleteStep', by: performerOf(context.actor, loaded.area), stepKey, version: version ?? loaded.view.steps[stepKey]?.version ?? 0,
            signatures: await offeredSignatures(this.evidence, tx, loaded, stepKey, evidence, uses),
            entries: await Promise.all(entries.map((field) => withAttachment(this.attachments, loaded, stepKey, field))),
          }),
          // what only asks has signed nothing
          evidenceUses: (events) => (events.some(({ type }) => type === 'SignatureApplied') ? uses : []),
          refusal: refusedTry,
          answer: (one) => stepAnswerOf(one, stepKey),
          isFinal: (one) => one.view.steps[stepKey]?.status !== 'started',
        },
        context,
      );
    } catch (error) {
      if (error instanceof DomainError && error.code === 'machine-answers-pending') return 'pending';
      throw error;
    }
  }

  private async stillAsking({ runId, stepKey }: StepAddress, context: CommandContext): Promise<StepAnswer> {
    const loaded = await this.runs.load(this.reader, undefined, runId, { stepKey });
    if (!loaded) throw new Error(`run ${runId} was there a moment ago`);
    const { view, head } = loaded;
    const answer = stepAnswerOf({ aggregate: runId, sequence: view.run.sequence, head, events: [], view }, stepKey);
    const { idempotency } = answerOf(context, answer, 202);
    if (idempotency) await this.transactions.run((tx) => tx.keepAnswer(idempotency));
    return answer;
  }
}
