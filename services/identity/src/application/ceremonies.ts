import type { Transaction } from '@batchwright/persistence';
import type { Ceremony } from './ceremony';

/**
 * The port: ceremonies while they live. They are no records: what stays of one is the evidence in the act that used it, and its hash in
 * the record of identity.
 */
export interface Ceremonies {
  save(tx: Transaction, ceremony: Ceremony): Promise<void>;
  find(tx: Transaction, id: string): Promise<Ceremony | undefined>;
  /** The one that somebody began; undefined for everybody else. */
  begunBy(person: string, id: string): Promise<Ceremony | undefined>;
  /** Forgets those that were begun before. */
  forgetBefore(tx: Transaction, instant: string): Promise<void>;
}
