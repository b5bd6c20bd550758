import { randomUUID } from 'node:crypto';
import { outgoing, toEnvelopes, type Envelope } from '@batchwright/contracts';

/** A message of one service to another that nobody else reads. */
export const REPORT = 'batchwright.identity.v1.RecordSecurityEvent';
export const REPORTED_BY = { writer: 'batch-execution', reader: 'identity' } as const;

/** A report of a drill: `key` says whose turn it is in, `number` counts within the key. */
export function reportOf(key: string, number: number, time: string): Envelope[] {
  const id = randomUUID();
  const report = { id, site: 'HAM', service: REPORTED_BY.writer, kind: 'drill', person: '', account: '', terminal: '', object: key, detail: '', at: time, count: number };
  return toEnvelopes([outgoing(REPORT, { subject: key, site: 'HAM', sequence: 0, id }, report)], { service: REPORTED_BY.writer, time, newId: randomUUID });
}
