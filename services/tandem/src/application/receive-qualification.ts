import type { Transaction } from '@batchwright/persistence';

/** A qualification as training tells it. */
export interface ToldQualification {
  readonly site: string;
  readonly qualificationId: string;
  readonly person: string;
  readonly code: string;
  readonly from: string;
  readonly until?: string;
  readonly granted: boolean;
}

/** Who is qualified for what. */
export class ReceiveQualification {
  async execute(tx: Transaction, { site, qualificationId, person, code, from, until, granted }: ToldQualification): Promise<void> {
    await tx.project([{ table: 'qualification', op: 'upsert', values: { site, id: qualificationId, person, code, valid_from: from, valid_until: until ?? null, granted } }]);
  }
}
