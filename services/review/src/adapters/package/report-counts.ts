import type { RecordedEvent } from '@batchwright/records';
import { signaturesOf } from './printed-record';

/** What a report counts, in print and as JSON alike (B16). */
export interface ReportCounts {
  readonly events: number;
  /** Values recorded and worked out. */
  readonly entries: number;
  /** Values that took the place of another: corrections, and results that follow from them. */
  readonly changes: number;
  readonly signatures: number;
}

export function countsOf(events: readonly RecordedEvent[]): ReportCounts {
  return { events: events.length, entries: events.filter(isEntry).length, changes: events.filter(isChange).length, signatures: events.flatMap(signaturesOf).length };
}

export function isEntry({ type }: RecordedEvent): boolean {
  return type === 'EntryRecorded' || type === 'CalculationRecorded';
}

export function isChange({ type, body }: RecordedEvent): boolean {
  return type === 'EntryCorrected' || (type === 'CalculationRecorded' && body.oldValue !== undefined);
}
