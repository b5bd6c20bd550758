import type { Transaction } from '@batchwright/persistence';
import { readInstanceKey, stepInfo } from '@batchwright/procedure';
import type { ActOnRun } from './act-on-run';
import { orSealed } from './receive-grant-answer';
import type { Runs } from './runs';

/** A qualification as training announces it. */
export interface ToldQualification {
  readonly site: string;
  readonly qualificationId: string;
  readonly person: string;
  readonly code: string;
  readonly from: string;
  readonly until?: string;
}

/** Who is trained for what, kept here because every start asks it; a revocation is held against the steps that were begun after it. */
export class ReceiveQualification {
  constructor(
    private readonly act: ActOnRun,
    private readonly runs: Runs,
  ) {}

  async granted(tx: Transaction, told: ToldQualification): Promise<void> {
    await this.keep(tx, told);
  }

  /** Steps that the person began at or after the moment of the revocation, and that ask for this training, raise an exception. */
  async revoked(tx: Transaction, told: ToldQualification, revokedAt: string, reason: string): Promise<void> {
    await this.keep(tx, told, revokedAt);
    const { site, person, code } = told;
    for (const { runId, stepKey, hash } of await this.runs.stepsOf(tx, site, person, revokedAt)) {
      const recipe = await this.runs.recipe(tx, site, hash);
      const asked = stepInfo(recipe, readInstanceKey(stepKey)?.id ?? '')?.node.qualifications ?? [];
      if (!asked.includes(code)) continue;
      await orSealed(() => this.act.bySystem(tx, { runId, part: { stepKey }, command: () => ({ type: 'NoteLateRevocation', what: 'qualification', stepKey, item: `${code} of ${person}`, effectiveAt: revokedAt, reason }) }));
    }
  }

  private async keep(tx: Transaction, { site, qualificationId, person, code, from, until }: ToldQualification, revokedAt?: string): Promise<void> {
    await tx.project([{ table: 'qualification', op: 'upsert', values: { site, id: qualificationId, person, code, valid_from: from, valid_until: until ?? null, revoked_at: revokedAt ?? null } }]);
  }
}
