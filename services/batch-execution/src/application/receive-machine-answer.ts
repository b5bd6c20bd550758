import type { Transaction } from '@batchwright/persistence';
import type { NoteMachineState, ReceiveMachineAnswer as Answer } from '@batchwright/procedure';
import type { ActOnRun } from './act-on-run';
import { orSealed } from './receive-grant-answer';
import type { Runs } from './runs';

export type { MachineValue } from '@batchwright/procedure';

/** The port: data of curves. */
export interface Curves {
  /** Keeps what process-data put into the store as a file of runs, before a record names it. */
  keep(site: string, sha256: string): Promise<void>;
}

/** What process-data says of machines that steps asked, and of those that a series of checks follows. */
export class ReceiveMachineAnswer {
  constructor(
    private readonly act: ActOnRun,
    private readonly runs: Runs,
    private readonly curves: Curves,
  ) {}

  /** The value of an entry, or why there is none. */
  async answer(tx: Transaction, { site, runId }: { readonly site: string; readonly runId: string }, answer: Omit<Answer, 'type'>): Promise<void> {
    const { outcome } = answer;
    if (outcome.kind === 'value' && outcome.attachment) await this.curves.keep(site, outcome.attachment.sha256);
    await orSealed(() => this.act.bySystem(tx, { runId, part: { stepKey: answer.stepKey }, command: () => ({ type: 'ReceiveMachineAnswer', ...answer }) }));
  }

  /** A machine does something else: told to each open step of the run that follows it. */
  async state(tx: Transaction, runId: string, state: Omit<NoteMachineState, 'type' | 'stepKey'>): Promise<void> {
    const loaded = await this.runs.load(tx, undefined, runId, { openSteps: true });
    if (!loaded) return;
    const following = loaded.recipe.steps.filter(({ node }) => pointFollowed(node.config) === state.point).map(({ node }) => node.id);
    for (const { key, stepId, status } of Object.values(loaded.view.steps)) {
      if (status !== 'started' || !following.includes(stepId)) continue;
      await orSealed(() => this.act.bySystem(tx, { runId, part: { stepKey: key }, command: () => ({ type: 'NoteMachineState', stepKey: key, ...state }) }));
    }
  }
}

function pointFollowed(config: object): string | undefined {
  return (config as { machine?: { follows?: { point?: string } } }).machine?.follows?.point;
}
