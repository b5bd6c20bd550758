import type { Transaction } from '@batchwright/persistence';
import type { NoteExpert } from '@batchwright/procedure';
import type { ActOnRun } from './act-on-run';
import { orSealed } from './receive-grant-answer';

export type { ExpertAct } from '@batchwright/procedure';

/** What tandem tells of experts beside a step; a sealed run takes none, the session has it. */
export class ReceiveExpert {
  constructor(private readonly act: ActOnRun) {}

  async execute(tx: Transaction, runId: string, told: Omit<NoteExpert, 'type'>): Promise<void> {
    await orSealed(() => this.act.bySystem(tx, { runId, part: { stepKey: told.stepKey }, command: () => ({ type: 'NoteExpert', ...told }) }));
  }
}
