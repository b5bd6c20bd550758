import type { Transaction } from '@batchwright/persistence';
import type { GapFacts } from '../domain/gap';

/** How far apart what has one cause may begin: sources are asked each second or two, and say so within a few more. */
export const TOGETHER_SECONDS = 10;

/** Why nothing is heard of a source: what a power cut, or a broken network, does to several sources at once. Other reasons (its quality, its clock, its queue) are its own. */
export const UNHEARD: readonly string[] = ['connection-lost', 'silent', 'plant-away'];

/** The exception of a run that is the cause of another, by what people know it as. */
export type Cause = { readonly exceptionId: string } & ({ readonly tag: string } | { readonly missing: string });

/** An alarm as it is looked for. */
export interface AlarmSought {
  readonly id: string;
  readonly tag: string;
  readonly equipment: string;
  readonly from: string;
}

/** An alarm of a run that stands by itself, and as whose cause a gap turned out. */
export interface AlarmWithCause {
  readonly id: string;
  readonly sequence: number;
  readonly tag: string;
  readonly limit: string;
  readonly stepKey?: string;
  readonly runNumber: string;
  readonly nodes: readonly string[];
  readonly exceptionId: string;
}

/** The port: what in a run is the cause of what (F11). One level: a cause is never an effect. */
export interface Causes {
  /** Waits for whoever looks for causes at the site: of two that are found at once, one sees the other. Taken before any lock of equipment. */
  lock(tx: Transaction, site: string): Promise<void>;
  /**
   * Of a gap: one of the same connection that began within ten seconds, whatever both are for; one of any connection where nothing was heard of either.
   */
  ofGap(tx: Transaction, site: string, runId: string, id: string, gap: Pick<GapFacts, 'connection' | 'why' | 'from'>): Promise<Cause | undefined>;
  /**
   * Of an alarm: that nothing was heard of a source, from within ten seconds, or of this very tag until ten seconds before (what happened meanwhile shows at its first value); else an alarm of the same equipment within ten seconds before.
   */
  ofAlarm(tx: Transaction, site: string, runId: string, alarm: AlarmSought): Promise<Cause | undefined>;
  /** Alarms of the run that stand by themselves and are effects of a gap that became known after them. */
  alarmsOf(tx: Transaction, site: string, runId: string, gap: Pick<GapFacts, 'why' | 'from' | 'until' | 'tags'>): Promise<AlarmWithCause[]>;
}
