import type { Transaction } from '@batchwright/persistence';
import type { VersionToRead } from '../domain/reading';

/** A version that somebody has to read: his task. */
export interface ReadingTask {
  readonly id: string;
  readonly site: string;
  readonly person: string;
  readonly personName: string;
  readonly versionId: string;
  readonly kind: VersionToRead['kind'];
  /** Of a document: its own id. */
  readonly documentId: string | null;
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly titleDe: string | null;
  readonly status: 'approved' | 'scheduled' | 'effective';
  /** Plant time from which people work by it; null while nobody has said. */
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

/** A step that names a controlled document, of a recipe that is in use. */
export interface DocumentUse {
  readonly document: string;
  readonly steps: readonly StepDemand[];
}

/**
 * Versions that have to be read, and by whom. Of a recipe: exactly those who could do one of its steps now. Of a document: those who could do a step that names it, and those who are trained on it,
 * which is to hold its code as a qualification. Who has signed has no task; nobody has one for the first version of anything.
 */
export interface Readings {
  keep(tx: Transaction, version: VersionToRead, since: string, steps: readonly StepDemand[]): Promise<void>;
  /** What a version of a recipe in use names: replaces what was kept of it. */
  keepUses(tx: Transaction, site: string, versionId: string, uses: readonly DocumentUse[]): Promise<void>;
  /** The version is not in use any more, nor what it names. */
  endUses(tx: Transaction, site: string, versionId: string): Promise<void>;
  /** Ids of the versions of a document. */
  versionsOf(tx: Transaction, site: string, documentId: string): Promise<string[]>;
  mark(tx: Transaction, site: string, versionId: string, status: VersionToRead['status'], effectiveFrom?: string): Promise<void>;
  find(tx: Transaction, sites: readonly string[], versionId: string): Promise<VersionToRead | undefined>;
  /** True when the person has a reading of the code that stands. */
  hasRead(tx: Transaction, site: string, person: string, code: string): Promise<boolean>;
  /** Tasks, by version and person; `person` narrows them. */
  tasks(sites: readonly string[], filter: { person?: string; after?: string; limit: number }): Promise<ReadingTask[]>;
}
