import type { Times, Transaction, Transactions } from '@batchwright/persistence';
import type { Sample } from '../domain/admit';
import { instantOfMicroseconds, microsecondsOf } from '../domain/instants';
import { changesIn, tellChanges, type Telling } from '../domain/state-changes';
import type { TagLimit } from '../domain/tag';
import { dueOf, elapseTag, watchTag, type TagFinding, type TagWatch } from '../domain/watch-tag';
import { excursionsIn, type LimitFinding } from '../domain/watch-limit';
import type { Alarms } from './alarms';
import { appendToAlarm } from './append-alarm';
import type { ConnectionInForce } from './connections';
import type { FoundOfTag, NoteGaps } from './note-gaps';
import { idOf, type RunsOfAlarm } from './runs-of-alarm';
import type { TagWatches } from './tag-watches';
import type { MachineStates, TellMachineStates } from './tell-machine-states';

type NumberedTag = ConnectionInForce['tags'][number];

/**
 * Looks at stored samples in their order. Which are to be looked at is noted by the transaction that stores them and taken by the one that looks: a crash between
 * leaves them noted, and an alarm is recorded together with where its tag stands, so that one excursion is one alarm.
 */
export class WatchTags {
  constructor(
    private readonly transactions: Transactions,
    private readonly watches: TagWatches,
    private readonly alarms: Alarms,
    private readonly runs: RunsOfAlarm,
    private readonly gaps: Pick<NoteGaps, 'looked'>,
    private readonly states: MachineStates,
    private readonly machines: Pick<TellMachineStates, 'changed'>,
  ) {}

  /** Looks at what was stored since, and, of a source that is connected (`connectedSince`, microseconds), at what is due because time went by. Answers how many tags it looked at. */
  execute(connection: ConnectionInForce, connectedSince: number | undefined): Promise<number> {
    const { site, tags } = connection;
    const byNumber = new Map(tags.map((tag) => [tag.number, tag]));
    const numbers = [...byNumber.keys()];
    return this.transactions.run(async (tx) => {
      const times = await tx.times();
      const now = microsecondsOf(times.real);
      const due = await this.watches.take(tx, site, numbers);
      const waiting = await this.watches.waiting(tx, site, numbers, now, connectedSince !== undefined);
      const concerned = [...new Set([...due.map(({ tag }) => tag), ...waiting])];
      if (concerned.length === 0) return 0;
      const known = await this.watches.load(tx, site, concerned);
      const boolean = new Set(tags.filter(({ type }) => type === 'boolean').map(({ number }) => number));
      for (const late of due) {
        const watch = known.get(late.tag);
        if (!watch || late.since > watch.at) continue;
        const samples = await this.watches.around(tx, { ...late, until: Math.min(late.until, watch.at) }, boolean.has(late.tag));
        await this.late(tx, site, byNumber.get(late.tag) as NumberedTag, watch, samples.filter(({ at }) => at <= watch.at), times);
      }
      const fresh = await this.watches.after(tx, new Map(due.map(({ tag, since }) => [tag, known.get(tag)?.at ?? since - 1])), boolean);
      const missing: FoundOfTag[] = [];
      const seenAs = new Map<number, TagWatch>();
      for (const number of concerned) {
        const tag = byNumber.get(number) as NumberedTag;
        const before = known.get(number);
        const samples = fresh.get(number) ?? [];
        const seen = samples.length > 0 || !before ? watchTag(tag, before, samples) : { watch: before, findings: [] };
        const later = connectedSince !== undefined ? elapseTag(tag, seen.watch, now, connectedSince) : { watch: seen.watch, findings: [] };
        for (const found of [...seen.findings, ...later.findings]) {
          if (found.about === 'limit') await this.found(tx, site, tag, found, times);
          else missing.push({ tag: tag.code, equipment: tag.equipment, finding: found });
        }
        for (const id of Object.keys(before?.limits ?? {})) if (!tag.limits.some((limit) => limit.id === id)) await this.gone(tx, site, tag, id, before as TagWatch, times);
        seenAs.set(number, later.watch);
      }
      const tellings = await this.tell(tx, site, concerned.map((number) => ({ tag: byNumber.get(number) as NumberedTag, samples: fresh.get(number) ?? [], before: known.get(number) })), boolean, now);
      await this.gaps.looked(tx, connection, missing);
      await this.watches.save(tx, site, [...seenAs].map(([number, seen]) => {
        const telling = tellings.get(number);
        const watch = { ...seen, ...(telling ? { telling } : {}) };
        return { tag: number, watch, due: dueOf(byNumber.get(number) as NumberedTag, watch) };
      }));
      return concerned.length;
    });
  }

  /** What machines do now: of tags that say words, or yes and no. Answers what was told of each, as far as anything was. */
  private async tell(tx: Transaction, site: string, looked: readonly { readonly tag: NumberedTag; readonly samples: readonly Sample[]; readonly before: TagWatch | undefined }[], boolean: ReadonlySet<number>, now: number): Promise<ReadonlyMap<number, Telling>> {
    const talking = looked.filter(({ tag }) => tag.type !== 'number');
    const said = await this.states.said(tx, new Map(talking.flatMap(({ tag, samples, before }) => (before && samples.length > 0 ? [[tag.number, before.at] as const] : []))), boolean);
    const tellings = new Map<number, Telling>();
    for (const { tag, samples, before } of talking) {
      const { changes, telling } = tellChanges(changesIn(samples, said.get(tag.number)), before?.telling, now);
      if (telling) tellings.set(tag.number, telling);
      await this.machines.changed(tx, site, tag, changes);
    }
    return tellings;
  }

  private async found(tx: Transaction, site: string, tag: NumberedTag, found: Extract<TagFinding, { about: 'limit' }>, times: Times): Promise<void> {
    if (found.finding.kind === 'raised') await this.raise(tx, site, tag, found.limit, found.finding, times);
    else await this.clear(tx, site, tag, found.limit.id, found.finding, times);
  }

  /** Samples of a time that was looked at already. What is under way is not theirs: it goes on with the samples that follow. */
  private async late(tx: Transaction, site: string, tag: NumberedTag, { limits }: TagWatch, samples: Parameters<typeof excursionsIn>[1], times: Times): Promise<void> {
    const end = samples.at(-1)?.at ?? 0;
    for (const limit of tag.limits) {
      const stand = limits[limit.id];
      for (const over of excursionsIn(limit, samples, end)) {
        if (stand && stand.phase !== 'inside' && over.until >= stand.from) continue;
        if (await this.alarms.within(tx, site, tag.code, limit.id, instantOfMicroseconds(over.from), instantOfMicroseconds(over.until))) continue;
        await this.raise(tx, site, tag, limit, { kind: 'raised', from: over.from, at: Math.min(over.from + limit.onDelaySeconds * 1_000_000, over.until), value: over.peak }, times, over);
      }
    }
  }

  private async raise(tx: Transaction, site: string, tag: NumberedTag, limit: TagLimit, { from, at, value }: Extract<LimitFinding, { kind: 'raised' }>, times: Times, over?: Extract<LimitFinding, { kind: 'cleared' }>): Promise<void> {
    const id = idOf(Math.floor(from / 1000), site, tag.code, limit.id, String(from));
    const shelvedUntil = await this.alarms.shelvedUntil(tx, site, tag.code, limit.id, times.real);
    const facts = {
      tag: tag.code, title: tag.title, equipment: tag.equipment, point: tag.point, ...(tag.unit === undefined ? {} : { unit: tag.unit }), ...(tag.places === undefined ? {} : { places: tag.places }), limit: { id: limit.id, kind: limit.kind, value: limit.value }, priority: limit.priority,
      ...(limit.exception === undefined ? {} : { severity: limit.exception }), from: instantOfMicroseconds(from), at: instantOfMicroseconds(at), value: String(value), ...(shelvedUntil === undefined ? {} : { shelvedUntil }), ...(over ? { late: true as const } : {}),
    };
    const end = over ? { until: instantOfMicroseconds(over.until), peak: String(over.peak), peakAt: instantOfMicroseconds(over.peakAt) } : {};
    const { events, messages } = await this.runs.found(tx, { id, site, ...facts, ...end });
    await appendToAlarm(tx, [{ type: 'AlarmRaised', body: facts }, ...events, ...(over ? [clearedBy(over)] : [])], this.alarms, { site, id, sequence: 0, name: `${tag.code} ${limit.id}`, times, messages });
  }

  private async clear(tx: Transaction, site: string, tag: NumberedTag, limit: string, over: Extract<LimitFinding, { kind: 'cleared' }>, times: Times, why?: 'not-watched'): Promise<void> {
    const alarm = await this.alarms.active(tx, site, tag.code, limit);
    if (!alarm) return;
    const { type, body } = clearedBy(over);
    const cleared = { type, body: { ...body, ...(why === undefined ? {} : { why }) } };
    await appendToAlarm(tx, [cleared], this.alarms, { site, id: alarm.id, sequence: alarm.sequence, name: `${tag.code} ${limit}`, times, messages: this.runs.ended({ ...alarm, ...cleared.body }, alarm.runs) });
  }

  /** A newer version of the connection has the limit no more. */
  private async gone(tx: Transaction, site: string, tag: NumberedTag, limit: string, { at, limits }: TagWatch, times: Times): Promise<void> {
    const watch = limits[limit];
    if (watch?.phase === 'outside' || watch?.phase === 'returning') await this.clear(tx, site, tag, limit, { kind: 'cleared', from: watch.from, until: at, peak: watch.peak, peakAt: watch.peakAt }, times, 'not-watched');
  }
}

function clearedBy({ from, until, peak, peakAt }: Extract<LimitFinding, { kind: 'cleared' }>): { type: 'AlarmCleared'; body: { from: string; until: string; peak: string; peakAt: string } } {
  return { type: 'AlarmCleared', body: { from: instantOfMicroseconds(from), until: instantOfMicroseconds(until), peak: String(peak), peakAt: instantOfMicroseconds(peakAt) } };
}
