import { err, ok, refuse, stateTable, type Result } from '@batchwright/kernel';
import type { Text } from '@batchwright/procedure';
import type { AlarmPriority, TagLimit } from './tag';

/** States of an alarm (ISA-18.2, 5.2); `shelved` lies over them for a time, and is told by `shownState`. */
export type AlarmState = 'active-unacknowledged' | 'active-acknowledged' | 'returned-unacknowledged' | 'over';

/** What can happen to an alarm. */
export type AlarmCommand = 'acknowledge' | 'clear' | 'shelve' | 'unshelve';

/** What leads from which state to which. */
export const ALARM_STATES = stateTable<AlarmState, AlarmCommand>({
  'active-unacknowledged': { acknowledge: 'active-acknowledged', clear: 'returned-unacknowledged', shelve: 'active-unacknowledged', unshelve: 'active-unacknowledged' },
  'active-acknowledged': { clear: 'over', shelve: 'active-acknowledged', unshelve: 'active-acknowledged' },
  'returned-unacknowledged': { acknowledge: 'over', shelve: 'returned-unacknowledged', unshelve: 'returned-unacknowledged' },
  over: {},
});

/** How long an alarm may be shelved at once. */
export const SHELVED_AT_MOST_MS = 7 * 86_400_000;

/** An alarm: one excursion of one tag over one limit. Instants are real time, ISO-8601 UTC. */
export interface Alarm {
  readonly site: string;
  readonly id: string;
  readonly sequence: number;
  readonly state: AlarmState;
  readonly shelvedUntil?: string;
}

/** What is known when it comes. Values are decimal text, words, `true` or `false`. */
export interface AlarmFacts {
  readonly tag: string;
  readonly title: Text;
  readonly equipment: string;
  readonly point: string;
  readonly unit?: string;
  /** Digits after the point that are shown; the value is kept as it was measured. */
  readonly places?: number;
  readonly limit: Pick<TagLimit, 'id' | 'kind' | 'value'>;
  readonly priority: AlarmPriority;
  readonly severity?: 'minor' | 'major' | 'critical';
  /** First sample outside. */
  readonly from: string;
  /** When it was an alarm, after the on-delay. */
  readonly at: string;
  readonly value: string;
  /** The limit is shelved: it comes shelved. */
  readonly shelvedUntil?: string;
  /** It was found in samples that came late. */
  readonly late?: true;
}

/** A run whose window an alarm falls into. */
export interface AlarmRun {
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey?: string;
  readonly nodes: readonly string[];
  /** Exception that the run is asked to raise; absent where the limit asks for none. */
  readonly exceptionId?: string;
  /** Exception of the cause, where this is one of its effects. */
  readonly parent?: string;
}

/** What happened to an alarm. */
export type AlarmEvent =
  | { readonly type: 'AlarmRaised'; readonly body: AlarmFacts }
  | { readonly type: 'AlarmFoundInRun'; readonly body: AlarmRun }
  | { readonly type: 'AlarmCleared'; readonly body: { readonly from: string; readonly until: string; readonly peak: string; readonly peakAt: string; readonly why?: 'not-watched' } }
  | { readonly type: 'AlarmAcknowledged'; readonly body: { readonly reason: string } }
  | { readonly type: 'AlarmShelved'; readonly body: { readonly until: string; readonly reason: string } }
  | { readonly type: 'AlarmUnshelved'; readonly body: { readonly reason: string } };

/** What lists show: shelved until its time is over, then what it is. */
export function shownState({ state, shelvedUntil }: Pick<Alarm, 'state' | 'shelvedUntil'>, now: string): AlarmState | 'shelved' {
  return state !== 'over' && shelvedUntil !== undefined && Date.parse(shelvedUntil) > Date.parse(now) ? 'shelved' : state;
}

/** Somebody saw it and says what is done about it. Refusals: `wrong-state`, `reason-missing`. */
export function acknowledgeAlarm(alarm: Alarm, reason: string): Result<AlarmEvent[]> {
  return act(alarm, 'acknowledge', reason, { type: 'AlarmAcknowledged', body: { reason } });
}

/** It is put aside for a time; so are those that its limit raises meanwhile. Refusals: `wrong-state`, `reason-missing`, `period-wrong`. */
export function shelveAlarm(alarm: Alarm, until: string, reason: string, now: string): Result<AlarmEvent[]> {
  const length = Date.parse(until) - Date.parse(now);
  if (!(length > 0 && length <= SHELVED_AT_MOST_MS)) return err(refuse('period-wrong', { from: now, until }, { field: 'until' }));
  return act(alarm, 'shelve', reason, { type: 'AlarmShelved', body: { until, reason } });
}

/** It is taken back before its time. Refusals: `wrong-state`, `reason-missing`. */
export function unshelveAlarm(alarm: Alarm, reason: string, now: string): Result<AlarmEvent[]> {
  if (shownState(alarm, now) !== 'shelved') return err(refuse('wrong-state', { state: alarm.state, command: 'unshelve', allowed: ['shelved'] }));
  return act(alarm, 'unshelve', reason, { type: 'AlarmUnshelved', body: { reason } });
}

function act({ state }: Alarm, command: AlarmCommand, reason: string, event: AlarmEvent): Result<AlarmEvent[]> {
  if (ALARM_STATES.next(state, command) === undefined) return err(refuse('wrong-state', { state, command, allowed: ALARM_STATES.states.filter((one) => ALARM_STATES.next(one, command) !== undefined) }));
  if (reason.trim() === '') return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' }));
  return ok([event]);
}

/** Alarms of one equipment that are more than a person can look at one by one: more than ten within ten minutes (ISA-18.2, 16.5.2). */
export const FLOOD = { alarms: 10, withinMs: 600_000 } as const;

/** A time in which an equipment raised more than `FLOOD`. */
export interface Flood {
  readonly site: string;
  readonly equipment: string;
  readonly from: string;
  /** Newest alarm of it. */
  readonly until: string;
  readonly alarms: number;
}

/** One is told from many: floods in alarms that are ordered by when they came. */
export function floodsOf(alarms: readonly { readonly site: string; readonly equipment: string; readonly at: string }[]): Flood[] {
  const groups = new Map<string, { site: string; equipment: string; times: string[] }>();
  for (const { site, equipment, at } of alarms) {
    const group = groups.get(`${site}/${equipment}`) ?? { site, equipment, times: [] };
    group.times.push(at);
    groups.set(`${site}/${equipment}`, group);
  }
  return [...groups.values()].flatMap(({ site, equipment, times }) => {
    const ms = times.map((time) => Date.parse(time));
    const floods: { first: number; last: number }[] = [];
    for (let first = 0, last = 0; last < ms.length; last += 1) {
      while ((ms[last] as number) - (ms[first] as number) > FLOOD.withinMs) first += 1;
      if (last - first < FLOOD.alarms) continue;
      const before = floods.at(-1);
      if (before && first <= before.last) before.last = last;
      else floods.push({ first, last });
    }
    return floods.map(({ first, last }) => ({ site, equipment, from: times[first] as string, until: times[last] as string, alarms: last - first + 1 }));
  });
}
