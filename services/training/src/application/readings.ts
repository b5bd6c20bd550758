import type { Transaction } from '@batchwright/persistence';
import type { VersionToRead } from '../domain/reading';

/** A version that somebody has to read: his task. */
export interface ReadingTask {
  readonly id: string;
  readonly site: string;
  readonly person: string;
  readonly personName: string;
  readonly versionId: string;
  readonly recipe: string;
  readonly version: number;
  readonly title: string;
  readonly status: 'approved' | 'scheduled' | 'effective';
  /** Plant time from which batches start from it; null while nobody has said. */
  readonly effectiveFrom: string | null;
  /** Since when it is known here, plant time. */
  readonly since: string;
}

/** Who may do one step of a version: any of these roles, with all of these trainings. */
export interface StepDemand {
  readonly stepId: string;
  readonly performers: readonly string[];
  readonly codes: readonly string[];
}

/** Versions that have to be read, and by whom: exactly those who could do one of their steps now and have not signed. */
export interface Readings {
  keep(tx: Transaction, version: VersionToRead, since: string, steps: readonly StepDemand[]): Promise<void>;
  mark(tx: Transaction, site: string, versionId: string, status: VersionToRead['status'], effectiveFrom?: string): Promise<void>;
  find(tx: Transaction, sites: readonly string[], versionId: string): Promise<VersionToRead | undefined>;
  /** True when the person has a reading of the code that stands. */
  hasRead(tx: Transaction, site: string, person: string, code: string): Promise<boolean>;
  /** Tasks, by version and person; `person` narrows them. */
  tasks(sites: readonly string[], filter: { person?: string; after?: string; limit: number }): Promise<ReadingTask[]>;
}
