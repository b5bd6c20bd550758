import { answerOf, type CommandContext } from '@batchwright/access';
import type { Transactions } from '@batchwright/persistence';
import { cellAddress, type AskMachine as AskCommand } from '@batchwright/procedure';
import { performerOf, type ActOnRun } from './act-on-run';
import type { StepAddress } from './perform-step';
import type { Reader, Runs } from './runs';
import type { Pause } from './start-step';
import { stepAnswerOf, type StepAnswer } from './step-answer';

/** How long an answer of a machine is waited for, and how often it is looked for. */
const PATIENCE_MS = 4000;
const POLL_MS = 50;

/** How it stands with an entry that was asked for at a machine. */
export interface MachineAnswer extends StepAnswer {
  /** `waiting`: it comes later by itself, the step shows it then; `refused`: the step says why, and what is allowed. */
  readonly machine: 'recorded' | 'refused' | 'waiting';
}

/** What is asked for: an entry, or a cell of a table. */
export type MachineQuestion = Pick<AskCommand, 'entry' | 'row' | 'column' | 'despiteGaps'>;

/** Takes the value of an entry from its machine, or writes its set point there, and waits some seconds for the answer (requirements E2, E9). */
export class AskMachine {
  private readonly reader: Reader;

  constructor(
    private readonly transactions: Transactions,
    private readonly act: ActOnRun,
    private readonly runs: Runs,
    private readonly pause: Pause,
  ) {
    this.reader = { query: (sql, params) => transactions.read(sql, params, { prepared: true }) };
  }

  /** Refusals: of the procedure's `AskMachine`. */
  async execute(at: StepAddress, asked: MachineQuestion, context: CommandContext): Promise<MachineAnswer> {
    const { runId, stepKey, version } = at;
    const acted = await this.act.byPerson(
      {
        runId,
        part: { stepKey },
        command: ({ area }) => ({ type: 'AskMachine', by: performerOf(context.actor, area), stepKey, version, ...asked }),
        isFinal: () => false,
      },
      context,
    );
    const until = performance.now() + PATIENCE_MS;
    let answer = withMachine(stepAnswerOf(acted, stepKey), 'waiting');
    while (answer.machine === 'waiting' && performance.now() < until) {
      await this.pause(POLL_MS);
      answer = await this.standing(runId, stepKey, addressOf(asked));
    }
    const { idempotency } = answerOf(context, answer, answer.machine === 'waiting' ? 202 : 200);
    if (idempotency) await this.transactions.run((tx) => tx.keepAnswer(idempotency));
    return answer;
  }

  private async standing(runId: string, stepKey: string, address: string): Promise<Standing> {
    const loaded = await this.runs.load(this.reader, undefined, runId, { stepKey });
    if (!loaded) throw new Error(`run ${runId} was there a moment ago`);
    const { view, head } = loaded;
    const step = view.steps[stepKey];
    const machine = step?.entries[address] ? 'recorded' : step?.questions?.[address]?.refused ? 'refused' : 'waiting';
    return withMachine(stepAnswerOf({ aggregate: runId, sequence: view.run.sequence, head, events: [], view }, stepKey), machine);
  }
}

const addressOf = ({ entry, row, column }: MachineQuestion): string => (row === undefined || column === undefined ? entry : cellAddress(entry, row, column));

type Standing = ReturnType<typeof stepAnswerOf> & Pick<MachineAnswer, 'machine'>;

function withMachine(answer: ReturnType<typeof stepAnswerOf>, machine: MachineAnswer['machine']): Standing {
  return Object.assign(answer, { machine });
}
