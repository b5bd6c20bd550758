import type { Transaction } from '@batchwright/persistence';
import type { Investigation, Shared } from '../domain/investigation';

/** A batch that an investigation was extended to. */
export interface LinkedBatchView {
  readonly runId: string;
  readonly number: string;
  readonly shared: readonly Shared[];
  readonly name: string;
  readonly at: string;
}

/** An investigation as lists show it. */
export interface InvestigationView extends Omit<Investigation, 'linked' | 'findings'> {
  readonly findings: Investigation['findings'] | null;
  readonly exceptionIds: readonly string[];
  readonly openedBy: string;
  readonly openedAt: string;
  /** Printed name of who closed it, with the time of the signature; null = open. */
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  readonly batches: readonly LinkedBatchView[];
}

/** A batch that used the same equipment or lots. */
export interface ProposedBatch {
  readonly runId: string;
  readonly number: string;
  readonly stage: string;
  readonly shared: readonly Shared[];
}

/** One act on an investigation, as it stands in the record. */
export interface InvestigationAct {
  readonly at: string;
  readonly act: string;
  readonly name: string | null;
  readonly person: string | null;
  /** Batch in whose judgement it stands. */
  readonly number: string;
  readonly body: Record<string, unknown>;
}

/** Where investigations are kept. */
export interface Investigations {
  find(tx: Transaction, sites: readonly string[], id: string): Promise<Investigation | undefined>;
  /** Open ones that a batch is part of, in words: `DEV-2026-017 (WS-2026-0001)`. */
  openOf(tx: Transaction, site: string, runId: string): Promise<string[]>;
  list(sites: readonly string[], filter: { runId?: string; state?: string; after?: string; limit: number }): Promise<InvestigationView[]>;
  view(sites: readonly string[], id: string): Promise<InvestigationView | undefined>;
  history(site: string, id: string): Promise<InvestigationAct[]>;
  /** What a batch has in common with each other batch of its site, most in common first. */
  proposals(site: string, runId: string): Promise<ProposedBatch[]>;
  sharedBy(tx: Transaction, site: string, runId: string, other: string): Promise<Shared[]>;
}
