import type { Transaction } from '@batchwright/persistence';
import type { GivenView } from '../domain/view';

/** What stands at a step, as batch-execution told it last. */
export interface ShownStep {
  readonly site: string;
  readonly session: string;
  readonly stepKey: string;
  /** Sequence of the run up to which it was told. */
  readonly sequence: number;
  /** The card, JSON; empty when it was too long to be told. */
  readonly card: string;
  /** False: earlier values and stopped tries are left out. */
  readonly complete: boolean;
}

/** The port: what is shown beside operators, and to whom. Tokens are known by their hash. */
export interface Views {
  shown(tx: Transaction, site: string, session: string): Promise<ShownStep | undefined>;
  keepShown(tx: Transaction, shown: ShownStep): Promise<void>;
  giveToken(tx: Transaction, hash: string, given: Pick<GivenView, 'site' | 'session' | 'person' | 'stepKey' | 'until'>): Promise<void>;
  token(tx: Transaction, hash: string): Promise<GivenView | undefined>;
  /** Forgets tokens whose time is over for long (until then whoever comes with one is told why it opens nothing), and what was shown in sessions that are over, some at a time. */
  forget(tx: Transaction, realNow: string): Promise<void>;
}

/** The port: secrets that nobody guesses, and what is kept of them. */
export interface Tokens {
  make(): string;
  /** A few digits that people say to each other. */
  code(): string;
  hashOf(token: string): string;
}
