import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { Alarm, AlarmFacts, AlarmRun, AlarmState } from '../domain/alarm';

/** What of an alarm is needed when its tag is looked at again, or a run comes into it. */
export interface KnownAlarm extends Alarm, Pick<AlarmFacts, 'tag' | 'title' | 'equipment' | 'unit' | 'places' | 'limit' | 'severity' | 'from'> {
  /** Absent: it is active. */
  readonly until?: string;
  readonly peak?: string;
  readonly peakAt?: string;
  /** Runs that it was found in. */
  readonly runs: readonly AlarmRun[];
}

/** An alarm as lists show it. Instants are real time, ISO-8601 UTC. */
export interface AlarmView extends Omit<AlarmFacts, 'late'> {
  readonly id: string;
  readonly site: string;
  readonly sequence: number;
  readonly state: AlarmState | 'shelved';
  readonly until?: string;
  readonly peak?: string;
  readonly peakAt?: string;
  readonly late: boolean;
  readonly acknowledged?: { readonly at: string; readonly by: string; readonly reason: string };
  readonly shelvedFor?: string;
  readonly runs: readonly AlarmRun[];
  /** More than ten alarms of its equipment came in the ten minutes before it. */
  readonly flood: boolean;
}

/** Which alarms are asked for; what is left out does not matter. */
export interface AlarmFilter {
  readonly state?: string;
  readonly equipment?: string;
  readonly tag?: string;
  readonly runId?: string;
  /** How the number of the run begins. */
  readonly run?: string;
  readonly priority?: string;
  /** Alarms that began, or were active, in this time; `until` does not count any more. */
  readonly from?: string;
  readonly until?: string;
  /** Part of the tag's code or title. */
  readonly text?: string;
}

/** Alarms that ask for somebody: all but those that are over. Those that are active and nobody saw come first, then those that were seen, then what returned unseen, then what is shelved; in each the higher priority, then the older one. */
export interface UrgentAlarms {
  readonly items: readonly AlarmView[];
  /** How many there are in each state, whether they are in the answer or not. */
  readonly counts: Readonly<Record<Exclude<AlarmState, 'over'> | 'shelved', number>>;
}

/** The port: where alarms are kept. */
export interface Alarms {
  readonly rowsOf: RowsOf;
  find(tx: Transaction, sites: readonly string[], id: string): Promise<KnownAlarm | undefined>;
  /** Alarm of a limit that is active. */
  active(tx: Transaction, site: string, tag: string, limit: string): Promise<KnownAlarm | undefined>;
  /** Whether the limit has an alarm in a time. */
  within(tx: Transaction, site: string, tag: string, limit: string, from: string, until: string): Promise<boolean>;
  /** Until when the limit is shelved, if it is now. */
  shelvedUntil(tx: Transaction, site: string, tag: string, limit: string, now: string): Promise<string | undefined>;
  /** Alarms of equipment that were active at a moment or later, and are not known to be in the run. */
  notIn(tx: Transaction, site: string, runId: string, equipment: readonly string[], since: string): Promise<KnownAlarm[]>;
  list(sites: readonly string[], filter: AlarmFilter, page: { readonly after?: string; readonly limit: number }): Promise<AlarmView[]>;
  urgent(sites: readonly string[], filter: Pick<AlarmFilter, 'equipment' | 'priority' | 'run' | 'text'>, limit: number): Promise<UrgentAlarms>;
  one(sites: readonly string[], id: string): Promise<AlarmView | undefined>;
  /** When alarms came, oldest first. */
  times(sites: readonly string[], from: string, until: string, limit: number): Promise<{ readonly site: string; readonly equipment: string; readonly at: string }[]>;
}

