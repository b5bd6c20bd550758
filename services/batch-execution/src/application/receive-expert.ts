import type { Transaction } from '@batchwright/persistence';
import type { NoteExpert, SessionDrawing } from '@batchwright/procedure';
import type { ActOnRun } from './act-on-run';
import { orSealed } from './receive-grant-answer';

export type { ExpertAct, ExpertNotedBody } from '@batchwright/procedure';

/** The port: drawings where tandem put them. */
export interface Drawings {
  /** Into the store of runs. Faults when it is not there, or is not what its hash says. */
  takeOver(site: string, sha256: string): Promise<void>;
}

/** What tandem tells of experts beside a step; a sealed run takes none, the session has it. */
export class ReceiveExpert {
  constructor(private readonly act: ActOnRun, private readonly drawings: Drawings) {}

  /** A drawing or a frozen picture that was kept becomes a file of the run: its bytes are taken over before the record names them. */
  async draw(tx: Transaction, runId: string, site: string, told: Omit<NoteExpert, 'type'> & { readonly drawing: SessionDrawing }): Promise<void> {
    await this.drawings.takeOver(site, told.drawing.sha256);
    await this.execute(tx, runId, told);
  }

  async execute(tx: Transaction, runId: string, told: Omit<NoteExpert, 'type'>): Promise<void> {
    await orSealed(() => this.act.bySystem(tx, { runId, part: { stepKey: told.stepKey }, command: () => ({ type: 'NoteExpert', ...told }) }));
  }
}
