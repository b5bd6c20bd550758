import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { Party, RecordingAsked, Session } from '../domain/session';

/** A session as lists show it. */
export interface SessionView {
  readonly id: string;
  readonly site: string;
  readonly sequence: number;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  /** Step that the operator works at now, and that is shown. */
  readonly shownStep: string;
  /** Plant time. */
  readonly began: string;
  readonly ended?: string;
  /** Absent: nobody wants it recorded. */
  readonly recording?: RecordingAsked;
  readonly parties: readonly (Party & { readonly at: string; readonly word?: string })[];
}

export interface SessionFilter {
  readonly runId?: string;
  readonly stepKey?: string;
  /** Only those that are not over. */
  readonly open?: true;
  /** Only those in which this person is a party. */
  readonly person?: string;
}

/** A step that was begun, as its run told. */
export interface BegunStep {
  readonly site: string;
  readonly runNumber: string;
  /** What it asks of whoever works at it. */
  readonly asked: readonly string[];
  readonly open: boolean;
}

/** The port: where sessions are kept. Every question names the sites. */
export interface Sessions {
  readonly rowsOf: RowsOf;
  /** Wakes who follows the session, in any replica, once the transaction is through. */
  tell(tx: Transaction, id: string): Promise<void>;
  find(tx: Transaction, sites: readonly string[], id: string): Promise<Session | undefined>;
  /** The session at a step that a person opened, and that is not over. */
  openOf(tx: Transaction, site: string, step: { readonly runId: string; readonly stepKey: string }, person: string): Promise<Session | undefined>;
  /** Those to which time may do something: a call that rang long enough, somebody who took one a minute ago and did not come, or of whom nothing was heard since a moment in real time; with who that is. */
  due(plantNow: string, heardSince: string): Promise<{ readonly site: string; readonly id: string; readonly lost: readonly string[] }[]>;
  list(sites: readonly string[], filter: SessionFilter, page: { readonly after?: string; readonly limit: number }): Promise<SessionView[]>;
  view(sites: readonly string[], id: string): Promise<SessionView | undefined>;
}

/** The port: what runs told of their steps. */
export interface BegunSteps {
  find(tx: Transaction, sites: readonly string[], runId: string, stepKey: string): Promise<BegunStep | undefined>;
}
