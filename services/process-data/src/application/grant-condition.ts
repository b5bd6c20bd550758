import { outgoing } from '@batchwright/contracts';
import { Instants } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import { momentText } from '../domain/capture-text';
import { CONDITION_GRANT_SECONDS, judgeCondition, outsideText, type ConditionFound, type ConditionNotMet } from '../domain/condition';
import { instantOfMicroseconds, microsecondsOf } from '../domain/instants';
import { inUnit } from '../domain/plain-number';
import type { MachineAnswers } from './machine-answers';
import { plain } from './plain';
import type { PointInForce, Points } from './points';

/** What a step asks of a room, as the command says it. */
export interface ConditionQuestion {
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  readonly condition: string;
  readonly equipment: string;
  readonly point: string;
  readonly low?: string;
  readonly high?: string;
  readonly unit: string;
}

/** Says whether a condition of a room or of equipment holds now, for one start (21 CFR 211.42, 211.46). The answer is a record; a grant asked for twice is one. */
export class GrantCondition {
  constructor(
    private readonly answers: MachineAnswers,
    private readonly points: Points,
  ) {}

  async request(tx: Transaction, site: string, asked: ConditionQuestion): Promise<void> {
    const { grantId, runId, runNumber, stepKey, condition, equipment, point: name } = asked;
    if ((await this.answers.state(tx, site, grantId)) !== undefined) return;
    const times = await tx.times();
    const point = await this.points.find(tx, site, equipment, name);
    const found = point ? await this.judge(tx, asked, point, microsecondsOf(times.real)) : noSuchPoint(equipment, name);
    const place = { grantId, site, runId, stepKey, equipment };
    const at = { subject: grantId, site, sequence: 1 };
    const message = found.ok && point
      ? outgoing('batchwright.process-data.v1.ConditionGranted', at, { ...place, tag: point.tag.code, value: found.value, unit: found.unit, at: instantOfMicroseconds(found.at), from: times.plant, until: Instants.addSeconds(times.plant, CONDITION_GRANT_SECONDS) })
      : outgoing('batchwright.process-data.v1.ConditionGrantRefused', at, { ...place, axis: 'condition', ...refusalOf(found) });
    const type = found.ok ? 'ConditionGranted' : 'ConditionGrantRefused';
    const body = plain({ asked, ...(point ? { tag: point.tag.code, connectionId: point.connection.id, connectionVersion: point.connection.version } : {}), answer: message.data });
    await tx.append({
      site, aggregateType: 'condition-grant', aggregateId: grantId, expectedSequence: 0, timeUsed: times,
      events: [{ type, version: 1, body, audit: [{ object: `run ${runNumber} / step ${stepKey}`, action: type, field: `condition ${condition}: ${name} of ${equipment} ${boundsOf(asked)}`, newValue: found.ok ? `${found.value} ${found.unit}` : found.detail.en.slice(0, 2000) }] }],
      rowsOf: this.answers.rowsOf,
      messages: [message],
    });
  }

  private async judge(tx: Transaction, asked: ConditionQuestion, { tag, site, listening }: PointInForce, now: number): Promise<ConditionFound> {
    const [newest] = (await this.points.samples(tx, tag, { from: now + 60_000_000, until: now + 60_000_000 }, 1)).slice(-1);
    const gap = newest ? (await this.points.gaps(tx, site, tag.code, { from: now, until: now })).find(({ until }) => until > now) : undefined;
    const found = judgeCondition(tag, asked, newest, now, listening.state === 'connected' && !gap);
    if (found.ok || !found.outside) return found;
    const [low, high] = [asked.low, asked.high].map((bound) => (bound === undefined ? undefined : Number(inUnit(bound, asked.unit, tag.unit ?? '1'))));
    const since = await this.points.outsideSince(tx, tag.number, low, high);
    return { ...found, detail: outsideText(tag.code, found.outside, momentText(since ?? now, { from: now, until: now })) };
  }
}

function boundsOf({ low, high, unit }: ConditionQuestion): string {
  return [low === undefined ? '' : `from ${low}`, high === undefined ? '' : `up to ${high}`, unit].filter((part) => part !== '').join(' ');
}

function noSuchPoint(equipment: string, name: string): ConditionNotMet {
  return { ok: false, reasonCode: 'no-such-point', detail: { en: `${equipment} has no measuring point ${name} in force`, de: `${equipment} hat keine Messstelle ${name} in Kraft` } };
}

/** `detail` is what the message said before there was German. */
function refusalOf(found: ConditionFound): { reasonCode: string; detail: string; texts: ConditionNotMet['detail'] } {
  if (found.ok) throw new Error('a granted condition is no refusal');
  return { reasonCode: found.reasonCode, detail: found.detail.en, texts: found.detail };
}
