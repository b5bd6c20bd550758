import type { Transaction } from '@batchwright/persistence';

/** A grant as it was answered; equipment and material alike. */
export interface KnownGrant {
  readonly grantId: string;
  readonly site: string;
  readonly kind: 'equipment' | 'material';
  /** Code of the equipment or container. */
  readonly item: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  /** Item code of what is made with the equipment. */
  readonly product?: string;
  /** In the unit of the container; absent for equipment. */
  readonly amount?: string;
  /** What the step has taken, once it said so; in the unit of the container. */
  readonly consumed?: string;
  readonly state: 'granted' | 'refused' | 'revoked' | 'lapsed' | 'returned' | 'used' | 'ended';
}

/** Where answered grants are found by their id. */
export interface Grants {
  /** The grant with this id at the site; undefined when it was never asked for here. */
  find(tx: Transaction, site: string, grantId: string): Promise<KnownGrant | undefined>;
  /** Grants that may have lapsed unused by now, oldest first, of all sites. */
  overdue(limit: number): Promise<KnownGrant[]>;
}
