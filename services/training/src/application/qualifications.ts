import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { Qualification } from '../domain/qualification';

/** A qualification as lists show it. */
export interface QualificationView {
  readonly id: string;
  readonly site: string;
  readonly person: string;
  readonly personName: string;
  readonly code: string;
  readonly from: string;
  readonly until: string;
  readonly state: 'valid' | 'not-yet' | 'expired' | 'revoked';
  readonly grantedBy: string;
}

/** Where qualifications are kept. */
export interface Qualifications {
  /** Which rows an event makes, for writing and for replay. */
  readonly rowsOf: RowsOf;
  /** The qualification inside the caller's sites; undefined when there is none. */
  find(tx: Transaction, sites: readonly string[], id: string): Promise<Qualification | undefined>;
  /** A page in the order of ids; `person` narrows it. */
  list(sites: readonly string[], filter: { person?: string; after?: string; limit: number }): Promise<QualificationView[]>;
  /** Qualifications whose end has come and was not announced, oldest first, of all sites. */
  due(limit: number): Promise<{ site: string; id: string }[]>;
  /** Printed name of a person that identity knows; undefined when it does not. */
  personName(tx: Transaction, person: string): Promise<string | undefined>;
}
