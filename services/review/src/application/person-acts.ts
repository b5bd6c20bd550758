import type { Transaction } from '@batchwright/persistence';
import type { PersonAct } from '../domain/two-places';

/** Where people acted at terminals, as all services recorded it. */
export interface PersonActs {
  /** Makes what follows in this transaction wait for others that hear of the same person: of two acts that are heard of at once, one must see the other. */
  lock(tx: Transaction, site: string, person: string): Promise<void>;
  /** Keeps an act; the run's recipe is added where it is one of a run that is known. */
  keep(tx: Transaction, site: string, act: Omit<PersonAct, 'recipeHash'>): Promise<void>;
  /** The act as it is kept, and those of the same person at other terminals and about other things, not further from it than this. */
  around(tx: Transaction, site: string, act: Omit<PersonAct, 'recipeHash'>, withinMs: number): Promise<{ readonly act: PersonAct; readonly elsewhere: readonly PersonAct[] }>;
}
