import { answerOf, type CommandContext } from '@batchwright/access';
import { DomainError } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { StartStep as StartCommand } from '@batchwright/procedure';
import { performerOf, type ActOnRun, type RunActed } from './act-on-run';
import type { StepAddress } from './perform-step';
import type { Reader, Runs } from './runs';
import { stepAnswerOf, type StepAnswer } from './step-answer';

/** How long a start waits for the answers of the owners, and how often it looks (decisions, "Grants"). */
const PATIENCE_MS = 2000;
const POLL_MS = 25;

/** Lets some milliseconds pass. */
export type Pause = (ms: number) => Promise<unknown>;

/** What was scanned for the needs of a step. */
export type NamedItems = Pick<StartCommand, 'equipment' | 'material' | 'trainer'>;

const UNSUITABLE: readonly string[] = ['equipment-unsuitable', 'material-unsuitable', 'condition-not-met'];

/**
 * Begins a step. Grants that are missing are asked for; the answer waits up to two seconds for them. It is `started`; `requesting`
 * when they are not there yet: the step never starts by itself later, the person touches again; or the refusal of the owner, with
 * his reason, and then the step is free for another item.
 */
export class StartStep {
  private readonly reader: Reader;

  constructor(
    private readonly transactions: Transactions,
    private readonly act: ActOnRun,
    private readonly runs: Runs,
    private readonly pause: Pause,
  ) {
    this.reader = { query: (sql, params) => transactions.read(sql, params, { prepared: true }) };
  }

  /** Refusals: of the procedure's `StartStep`. */
  async execute(at: StepAddress, items: NamedItems, context: CommandContext): Promise<StepAnswer> {
    const until = performance.now() + PATIENCE_MS;
    let acted = await this.touch(at, items, context, at.version);
    while (acted === 'pending' || acted.view.steps[at.stepKey]?.status === 'requesting') {
      if (performance.now() > until) return this.stillRequesting(at, acted, context);
      await this.pause(POLL_MS);
      acted = await this.touch(at, items, context);
    }
    return stepAnswerOf(acted, at.stepKey);
  }

  private async touch(at: StepAddress, items: NamedItems, context: CommandContext, version?: number): Promise<RunActed | 'pending'> {
    try {
      return await this.act.byPerson(
        {
          runId: at.runId,
          part: { stepKey: at.stepKey, owners: true, persons: [context.actor.person, ...(items.trainer === undefined ? [] : [items.trainer])] },
          command: (loaded) => ({ type: 'StartStep', by: performerOf(context.actor, loaded.area), stepKey: at.stepKey, version: version ?? loaded.view.steps[at.stepKey]?.version ?? 0, ...items }),
          answer: (one) => stepAnswerOf(one, at.stepKey),
          isFinal: (one) => one.view.steps[at.stepKey]?.status !== 'requesting',
        },
        context,
      );
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'grants-pending') return 'pending';
      if (UNSUITABLE.includes(error.code)) await this.free(at, context);
      throw error;
    }
  }

  /** What the owner refused is let go, so that the next touch may name another item or ask again. */
  private async free(at: StepAddress, { actor }: CommandContext): Promise<void> {
    await this.act.byPerson(
      {
        runId: at.runId,
        part: { stepKey: at.stepKey },
        command: (loaded) => ({ type: 'WithdrawRequest', by: performerOf(actor, loaded.area), stepKey: at.stepKey, version: loaded.view.steps[at.stepKey]?.version ?? 0 }),
      },
      { actor },
    );
  }

  private async stillRequesting(at: StepAddress, acted: RunActed | 'pending', context: CommandContext): Promise<StepAnswer> {
    const answer = acted === 'pending' ? await this.standing(at) : stepAnswerOf(acted, at.stepKey);
    const { idempotency } = answerOf(context, answer, 202);
    if (idempotency) await this.transactions.run((tx) => tx.keepAnswer(idempotency));
    return answer;
  }

  /** Where the step stands, when nothing came of the touch but the news that it still waits. */
  private async standing({ runId, stepKey }: StepAddress): Promise<ReturnType<typeof stepAnswerOf>> {
    const loaded = await this.runs.load(this.reader, undefined, runId, { stepKey });
    if (!loaded) throw new Error(`run ${runId} was there a moment ago`);
    const { view, head } = loaded;
    return stepAnswerOf({ aggregate: runId, sequence: view.run.sequence, head, events: [], view }, stepKey);
  }
}
