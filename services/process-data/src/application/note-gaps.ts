import { outgoing, type DataByType, type OutgoingMessage } from '@batchwright/contracts';
import type { Times, Transaction } from '@batchwright/persistence';
import type { AuditRow } from '@batchwright/records';
import { byEquipment, gapText, type GapEvent, type GapFacts, type TagGap } from '../domain/gap';
import { instantOfMicroseconds } from '../domain/instants';
import type { SourceGap } from '../domain/reading';
import type { TagFinding } from '../domain/watch-tag';
import type { Alarms } from './alarms';
import { appendToAlarm } from './append-alarm';
import type { Causes } from './causes';
import type { ConnectionInForce } from './connections';
import type { EquipmentUses, UsingRun } from './equipment-uses';
import type { Gaps, GapView } from './gaps';
import { plain } from './plain';
import { idOf } from './runs-of-alarm';

/** Type of the exceptions that gaps become. */
export const GAP = 'process-data-gap';

/** What was found of the tags of a connection in one look. */
export type FoundOfTag = { readonly tag: string; readonly equipment: string; readonly finding: Exclude<TagFinding, { about: 'limit' }> };

/**
 * Keeps times without usable values (211.68(b)): what drivers could not fill, silence of a connected source, quality that is not good. Tags of an equipment that go missing together are one gap,
 * and one exception of each run that uses the equipment meanwhile: quality decides it before the release. The id follows from what is missing and when.
 */
export class NoteGaps {
  constructor(
    private readonly gaps: Gaps,
    private readonly uses: EquipmentUses,
    private readonly alarms: Pick<Alarms, 'rowsOf'>,
    private readonly causes: Causes,
  ) {}

  /** What a driver told: over, and nobody can fill it. */
  async told(tx: Transaction, { site, id, tags }: ConnectionInForce, told: readonly SourceGap[]): Promise<void> {
    for (const { from, until, tags: codes, why } of told) {
      const missing = tags.filter(({ code }) => codes === undefined || codes.includes(code)).map(({ code, equipment }) => ({ tag: code, equipment, from: instantOfMicroseconds(from), until: instantOfMicroseconds(until) }));
      for (const facts of byEquipment(id, why, missing)) await this.found(tx, site, facts);
    }
  }

  /** What a look at samples found. */
  async looked(tx: Transaction, { site, id }: ConnectionInForce, found: readonly FoundOfTag[]): Promise<void> {
    const groups = new Map<string, FoundOfTag[]>();
    for (const one of found) {
      const why = one.finding.about === 'silence' ? 'silent' : `${one.finding.quality ?? 'bad'}-quality`;
      groups.set(why, [...(groups.get(why) ?? []), one]);
    }
    for (const [why, group] of groups) {
      const fresh: (TagGap & { equipment: string })[] = [];
      const over = group.flatMap(({ tag, finding: { from, until } }) => (until === undefined ? [] : [{ tag, from: instantOfMicroseconds(from), until: instantOfMicroseconds(until) }]));
      const open = over.length === 0 ? [] : await this.gaps.open(tx, site, why, over.map(({ tag }) => tag));
      const ended = new Set<string>();
      for (const gap of open) {
        const here = over.filter((one) => gap.tags.some(({ tag, from, until }) => tag === one.tag && from === one.from && until === undefined));
        here.forEach(({ tag, from }) => ended.add(`${tag} ${from}`));
        if (here.length > 0) await this.end(tx, gap, here);
      }
      for (const { tag, equipment, finding } of group) {
        const from = instantOfMicroseconds(finding.from);
        if (finding.until === undefined && over.some((one) => one.tag === tag && one.from === from)) continue; // begun and over in one look
        if (!ended.has(`${tag} ${from}`)) fresh.push({ tag, equipment, from, ...(finding.until === undefined ? {} : { until: instantOfMicroseconds(finding.until) }) });
      }
      for (const facts of byEquipment(id, why, fresh)) await this.found(tx, site, facts);
    }
  }

  /** Nobody hears the tag any more. */
  async letGo(tx: Transaction, site: string, tag: string, until: string): Promise<void> {
    for (const gap of await this.gaps.open(tx, site, undefined, [tag])) await this.end(tx, gap, gap.tags.filter((one) => one.tag === tag && one.until === undefined).map(({ from }) => ({ tag, from, until })));
  }

  /** A run began to use equipment of which values are missing. */
  async begun(tx: Transaction, site: string, runId: string, equipment: readonly string[], at: string): Promise<void> {
    if (equipment.length === 0) return;
    await this.causes.lock(tx, site);
    for (const gap of await this.gaps.notIn(tx, site, runId, equipment, at)) {
      const users = (await this.uses.using(tx, site, gap.equipment, gap.from, gap.until)).filter((use) => use.runId === runId);
      const { events, messages } = await this.in(tx, site, gap.id, gap, users);
      if (events.length > 0) await this.append(tx, gap, events, messages);
    }
  }

  private async found(tx: Transaction, site: string, facts: GapFacts): Promise<void> {
    const id = idOf(Date.parse(facts.from), site, facts.connection, facts.equipment, facts.why, facts.from, ...facts.tags.map(({ tag, from }) => `${tag} ${from}`));
    if (await this.gaps.has(tx, site, id)) return; // told twice
    await this.causes.lock(tx, site);
    const { events, messages } = await this.in(tx, site, id, facts, await this.uses.using(tx, site, facts.equipment, facts.from, facts.until));
    await this.append(tx, { site, id, sequence: 0, equipment: facts.equipment }, [{ type: 'GapFound', body: facts }, ...events], messages);
  }

  private async end(tx: Transaction, gap: GapView, tags: readonly Required<TagGap>[]): Promise<void> {
    const rest = gap.tags.filter(({ tag, from, until }) => until === undefined && !tags.some((one) => one.tag === tag && one.from === from));
    const until = rest.length > 0 ? undefined : [...gap.tags, ...tags].map((one) => one.until ?? '').sort().at(-1);
    const messages = until === undefined ? [] : gap.runs.map(({ runId, stepKey, nodes, exceptionId }) =>
      outgoing('batchwright.batch-execution.v1.ExtendException', { subject: runId, site: gap.site, sequence: 0, id: `${exceptionId}/end` }, { runId, exceptionId, ...(stepKey === undefined ? {} : { stepKey }), observed: observedBy({ ...gap, until }, nodes) }));
    await this.append(tx, gap, [{ type: 'GapEnded', body: { tags, ...(until === undefined ? {} : { until }) } }], messages);
  }

  private async in(tx: Transaction, site: string, id: string, facts: GapFacts, users: readonly UsingRun[]): Promise<{ events: GapEvent[]; messages: OutgoingMessage[] }> {
    const events: GapEvent[] = [];
    const messages: OutgoingMessage[] = [];
    for (const { runId, runNumber, stepKey, nodes } of users) {
      const exceptionId = idOf(Date.parse(facts.from), id, runId);
      const cause = await this.causes.ofGap(tx, site, runId, id, facts);
      const parent = cause ? { parent: cause.exceptionId } : {};
      const step = stepKey === undefined ? {} : { stepKey };
      const texts = gapText(facts, cause && 'missing' in cause ? cause.missing : undefined);
      events.push({ type: 'GapFoundInRun', body: { runId, runNumber, nodes, exceptionId, ...step, ...parent } });
      messages.push(outgoing('batchwright.batch-execution.v1.RaiseException', { subject: runId, site, sequence: 0, id: exceptionId }, { exceptionId, runId, type: GAP, severity: 'major', text: texts.en, texts, ...step, ...parent, observed: observedBy(facts, nodes) }));
      messages.push(...(await this.withAlarms(tx, site, runId, facts, cause?.exceptionId ?? exceptionId)));
    }
    return { events, messages };
  }

  /** Alarms of the run that were told before it, and go with it: each is told of its cause. */
  private async withAlarms(tx: Transaction, site: string, runId: string, facts: GapFacts, parent: string): Promise<OutgoingMessage[]> {
    const messages: OutgoingMessage[] = [];
    for (const { id, sequence, tag, limit, stepKey, runNumber, nodes, exceptionId } of await this.causes.alarmsOf(tx, site, runId, facts)) {
      const step = stepKey === undefined ? {} : { stepKey };
      await appendToAlarm(tx, [{ type: 'AlarmFoundInRun', body: { runId, runNumber, nodes, exceptionId, parent, ...step } }], this.alarms, { site, id, sequence, name: `${tag} ${limit}`, times: await tx.times() });
      messages.push(outgoing('batchwright.batch-execution.v1.ExtendException', { subject: runId, site, sequence: 0, id: `${exceptionId}/cause` }, { runId, exceptionId, parent, ...step }));
    }
    return messages;
  }

  private async append(tx: Transaction, { site, id, sequence, equipment }: Pick<GapView, 'site' | 'id' | 'sequence' | 'equipment'>, events: readonly GapEvent[], messages: readonly OutgoingMessage[]): Promise<void> {
    const timeUsed: Times = await tx.times();
    await tx.append({
      site, aggregateType: 'gap', aggregateId: id, expectedSequence: sequence, timeUsed,
      events: events.map((event) => ({ type: event.type, version: 1, body: plain(event.body), audit: [{ object: `gap of ${equipment}`, action: event.type, ...auditOf(event) }] })),
      rowsOf: this.gaps.rowsOf,
      messages: [...events.map((event, at) => told(event, { subject: id, site, sequence: sequence + at + 1 })), ...messages],
    });
  }
}

/** Tags that an exception names. */
const TAGS_TOLD = 100;

function observedBy({ equipment, from, until, tags }: Pick<GapFacts, 'equipment' | 'from' | 'until' | 'tags'>, nodes: readonly string[]): DataByType['batchwright.batch-execution.v1.ExtendException']['observed'] {
  return { equipment, tags: [...new Set(tags.map(({ tag }) => tag))].slice(0, TAGS_TOLD), from, nodes: [...nodes], ...(until === undefined ? {} : { until }) };
}

function auditOf(event: GapEvent): Partial<AuditRow> {
  switch (event.type) {
    case 'GapFound':
      return { field: 'missing', newValue: `${event.body.why} from ${event.body.from}${event.body.until === undefined ? '' : ` until ${event.body.until}`}` };
    case 'GapFoundInRun':
      return { field: 'run', newValue: event.body.runNumber };
    case 'GapEnded':
      return { field: 'missing', newValue: event.body.tags.map(({ tag, until }) => `${tag} until ${until}`).join(', ').slice(0, 2000) };
  }
}

function told(event: GapEvent, at: { subject: string; site: string; sequence: number }): OutgoingMessage {
  const key = { gapId: at.subject, site: at.site };
  switch (event.type) {
    case 'GapFound': {
      const { connection, equipment, why, from, until, tags } = event.body;
      return outgoing('batchwright.process-data.v1.GapFound', at, { ...key, connectionId: connection, equipment, why, from, tags: [...new Set(tags.map(({ tag }) => tag))].slice(0, 500), ...(until === undefined ? {} : { until }) });
    }
    case 'GapFoundInRun': {
      const { runId, runNumber, stepKey, exceptionId } = event.body;
      return outgoing('batchwright.process-data.v1.GapFoundInRun', at, { ...key, runId, runNumber, exceptionId, ...(stepKey === undefined ? {} : { stepKey }) });
    }
    case 'GapEnded':
      return outgoing('batchwright.process-data.v1.GapEnded', at, { ...key, tags: [...new Set(event.body.tags.map(({ tag }) => tag))].slice(0, 500), ...(event.body.until === undefined ? {} : { until: event.body.until }) });
  }
}
