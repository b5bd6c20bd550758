import { outgoing, type DataByType, type OutgoingMessage } from '@batchwright/contracts';
import { newId } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import { sha256Hex } from '@batchwright/records';
import type { AlarmEvent, AlarmRun } from '../domain/alarm';
import { excursionText, type Excursion } from '../domain/excursion-text';
import { shownValue } from '../domain/shown-value';
import type { Alarms, KnownAlarm } from './alarms';
import { appendToAlarm } from './append-alarm';
import type { Causes } from './causes';
import type { EquipmentUses, UsingRun } from './equipment-uses';

/** Type of the exceptions that excursions become. */
export const EXCURSION = 'process-excursion';

/** Id that follows from what it is of: said twice, it is one. `ms`: time that orders it. */
export function idOf(ms: number, ...of: readonly string[]): string {
  return newId(ms, Buffer.from(sha256Hex(of.join(' ')), 'hex').subarray(0, 10));
}

/** An alarm with what tells one from another. */
export type AlarmOfRun = Excursion & Pick<KnownAlarm, 'id' | 'site' | 'equipment' | 'severity'>;

/**
 * An excursion becomes ONE exception of each run whose window it falls into (21 CFR 211.100(b), 211.192), where its limit asks for one. The id follows from alarm and run, so that saying it again has no effect.
 * Of several that have one cause (`Causes`) the first is it: the others name it.
 */
export class RunsOfAlarm {
  constructor(
    private readonly uses: EquipmentUses,
    private readonly alarms: Alarms,
    private readonly causes: Causes,
  ) {}

  /** Runs that used the equipment while it lasted, with the exceptions that they are asked to raise. */
  async found(tx: Transaction, alarm: AlarmOfRun): Promise<{ events: AlarmEvent[]; messages: OutgoingMessage[] }> {
    await this.causes.lock(tx, alarm.site);
    return this.in(tx, alarm, await this.uses.using(tx, alarm.site, alarm.equipment, alarm.from, alarm.until));
  }

  /** A run began to use equipment: it stands in the alarms that are active, or came since, and each is its exception. */
  async begun(tx: Transaction, site: string, runId: string, equipment: readonly string[], at: string): Promise<void> {
    if (equipment.length === 0) return;
    await this.causes.lock(tx, site);
    await this.uses.lock(tx, site, equipment);
    for (const alarm of await this.alarms.notIn(tx, site, runId, equipment, at)) {
      const users = (await this.uses.using(tx, site, alarm.equipment, alarm.from, alarm.until)).filter((use) => use.runId === runId);
      const { events, messages } = await this.in(tx, alarm, users);
      if (events.length > 0) await appendToAlarm(tx, events, this.alarms, { site, id: alarm.id, sequence: alarm.sequence, name: `${alarm.tag} ${alarm.limit.id}`, times: await tx.times(), messages });
    }
  }

  /** It is over: each exception is told until when it lasted and how bad it was. */
  ended(alarm: AlarmOfRun, runs: readonly AlarmRun[]): OutgoingMessage[] {
    return runs.flatMap(({ runId, stepKey, nodes, exceptionId }) =>
      exceptionId === undefined ? [] : [outgoing('batchwright.batch-execution.v1.ExtendException', { subject: runId, site: alarm.site, sequence: 0, id: `${exceptionId}/end` }, {
        runId, exceptionId, ...(stepKey === undefined ? {} : { stepKey }), observed: observedBy(alarm, nodes),
      })]);
  }

  private async in(tx: Transaction, alarm: AlarmOfRun, users: readonly UsingRun[]): Promise<{ events: AlarmEvent[]; messages: OutgoingMessage[] }> {
    const { id, site, equipment, severity, from } = alarm;
    const events: AlarmEvent[] = [];
    const messages: OutgoingMessage[] = [];
    for (const { runId, runNumber, stepKey, nodes } of users) {
      const place = { runId, runNumber, nodes, ...(stepKey === undefined ? {} : { stepKey }) };
      if (severity === undefined) {
        events.push({ type: 'AlarmFoundInRun', body: place });
        continue;
      }
      const exceptionId = idOf(Math.floor(Date.parse(from)), id, runId);
      const cause = await this.causes.ofAlarm(tx, site, runId, { id, tag: alarm.tag, equipment, from });
      events.push({ type: 'AlarmFoundInRun', body: { ...place, exceptionId, ...(cause ? { parent: cause.exceptionId } : {}) } });
      const texts = excursionText(alarm, cause);
      messages.push(outgoing('batchwright.batch-execution.v1.RaiseException', { subject: runId, site, sequence: 0, id: exceptionId }, {
        exceptionId, runId, type: EXCURSION, severity, text: texts.en, texts, ...(stepKey === undefined ? {} : { stepKey }), ...(cause ? { parent: cause.exceptionId } : {}), observed: observedBy(alarm, nodes),
      }));
    }
    return { events, messages };
  }
}

/** The worst value has the places of its tag, as in the sentence; the alarm keeps what was measured. What the exception says as facts: from when to when, over which limit, how bad, in which phase. */
function observedBy({ equipment, tag, from, until, limit: { id, kind, value }, unit, places, peak, peakAt, why }: AlarmOfRun, nodes: readonly string[]): DataByType['batchwright.batch-execution.v1.ExtendException']['observed'] {
  return {
    equipment, tags: [tag], from, limit: { id, kind, value }, nodes: [...nodes],
    ...(until === undefined ? {} : { until }), ...(unit === undefined ? {} : { unit }), ...(peak === undefined ? {} : { peak: shownValue(peak, places, value) }), ...(peakAt === undefined ? {} : { peakAt }), ...(why === undefined ? {} : { endedBy: why }),
  };
}
