import { DomainError } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import type { GrantReceivedBody } from '@batchwright/procedure';
import type { ActOnRun } from './act-on-run';
import type { Runs } from './runs';

/** A grant that its owner took back. */
export interface Revocation {
  readonly grantId: string;
  readonly what: 'equipment' | 'material';
  readonly item: string;
  readonly revokedAt: string;
  readonly reasonCode: string;
  readonly axis: string;
  readonly detail: string;
}

/** What the owner of equipment and material says about grants that runs asked for (architecture, "grant"). */
export class ReceiveGrantAnswer {
  constructor(
    private readonly act: ActOnRun,
    private readonly runs: Runs,
  ) {}

  /** Granted or refused: the step that waits sees it at the next touch. */
  async answer(tx: Transaction, body: GrantReceivedBody): Promise<void> {
    const where = await this.runs.whereIsGrant(tx, body.grantId);
    if (where) await orSealed(() => this.act.bySystem(tx, { runId: where.runId, part: { grantId: body.grantId }, command: () => ({ type: 'ReceiveGrant', ...body }) }));
  }

  /** Taken back: an unused grant is none any more; one that was used when it was no longer good raises an exception. */
  async revoke(tx: Transaction, { what, revokedAt, reasonCode, axis, detail, grantId, item }: Revocation): Promise<void> {
    const where = await this.runs.whereIsGrant(tx, grantId);
    if (!where) return;
    const { runId, stepKey, status } = where;
    if (status === 'requested' || status === 'granted') return this.answer(tx, { grantId, outcome: 'revoked', item, reasonCode, axis, detail });
    await orSealed(() => this.act.bySystem(tx, { runId, part: { stepKey, grantId }, command: () => ({ type: 'NoteLateRevocation', what, stepKey, grantId, item, effectiveAt: revokedAt, reason: detail }) }));
  }
}

/** A sealed run takes nothing; what comes late is told to review by the owner's own event. */
export async function orSealed(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'run-sealed')) throw error;
  }
}
