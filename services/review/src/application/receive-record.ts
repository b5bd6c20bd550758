import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import type { Transaction } from '@batchwright/persistence';
import { leafHash, nextHead, parseRecord, ZERO_HEAD, type RecordedEvent } from '@batchwright/records';
import { isBookkeeping } from '../domain/run-record';
import type { RunCopy } from './batches';
import type { FinishRelease } from './finish-release';
import type { RaiseFindings } from './raise-findings';
import type { RunRecords } from './run-records';

/** Keeps a record of a run as batch-execution wrote it, chains it, and lets it void what was signed before it. */
export class ReceiveRecord {
  constructor(
    private readonly records: RunRecords,
    private readonly finish: FinishRelease,
    private readonly findings: RaiseFindings,
  ) {}

  /** Inside the handler's transaction. A text that does not have its hash, or does not follow, marks the copy as not intact: release waits. */
  async execute(tx: Transaction, canonical: string, statedLeaf: string): Promise<void> {
    const record = parseRecord(canonical);
    if (record.aggregateType !== 'run') return;
    await this.records.lock(tx, record.aggregateId);
    const before = await this.records.copyOf(tx, record.site, record.aggregateId);
    if (before && record.sequence <= before.sequence) return;
    const after = extend(before, record, leafHash(canonical) === statedLeaf);
    await tx.project(this.records.rowsOf(record, canonical, before, after));
    await tx.announce(listed(record));
    await this.finish.afterRecord(tx, after, record);
    await this.findings.execute(tx, after, record.type);
  }
}

/** Whoever waits for new exceptions asks review, and review knows them from here on only. */
function listed({ type, site, aggregateId: runId, body }: RecordedEvent): OutgoingMessage[] {
  if (type !== 'ExceptionRaised' && type !== 'ExceptionRaisedAfterSeal') return [];
  const exceptionId = String(body.exceptionId);
  return [outgoing('batchwright.review.v1.ExceptionListed', { subject: exceptionId, site, sequence: 1 }, { exceptionId, site, runId })];
}

function extend(before: RunCopy | undefined, record: RecordedEvent, fits: boolean): RunCopy {
  const head = nextHead(before?.head ?? ZERO_HEAD, record.leafHash);
  const follows = record.sequence === (before?.sequence ?? 0) + 1;
  const judged = isBookkeeping(record.type) && before ? { judgedHead: before.judgedHead, judgedCount: before.judgedCount } : { judgedHead: head, judgedCount: record.sequence };
  const body = record.body as { to?: string; number?: string; recipe?: { hash?: string } };
  return {
    site: record.site,
    id: record.aggregateId,
    number: before?.number ?? body.number ?? '',
    recipeHash: before?.recipeHash ?? body.recipe?.hash ?? '',
    state: record.type === 'RunStateChanged' ? (body.to ?? '') : (before?.state ?? 'idle'),
    sealed: record.type === 'RunSealed' ? true : record.type === 'RunUnsealed' ? false : (before?.sealed ?? false),
    sequence: record.sequence,
    head,
    ...judged,
    intact: (before?.intact ?? true) && follows && fits,
    sealedHead: record.type === 'RunSealed' ? (before?.head ?? ZERO_HEAD) : record.type === 'RunUnsealed' ? null : (before?.sealedHead ?? null),
    sealSequence: record.type === 'RunSealed' ? record.sequence : record.type === 'RunUnsealed' ? null : (before?.sealSequence ?? null),
    announcedSequence: before?.announcedSequence ?? null,
    announcedHead: before?.announcedHead ?? null,
  };
}
