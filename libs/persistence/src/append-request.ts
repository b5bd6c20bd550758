import { type Envelope, type ServiceName, toEnvelopes } from '@batchwright/contracts';
import { leafHash, parseRecord, recordText, statementText, type RecordedEvent } from '@batchwright/records';
import { batchRows, type KeyColumns } from './row-batches';
import type { AppendRequest, IdempotencyAnswer, Times } from './transaction';

/** What a request needs that its author does not say. */
export interface RequestContext {
  readonly service: ServiceName;
  readonly times: Times;
  readonly derivedKeys: KeyColumns;
  readonly newId: () => string;
  readonly traceparent: string | undefined;
}

/** The texts that an act records: what is hashed and kept, from 1 after the expected sequence. */
export function recordTexts(request: AppendRequest, times: Times): string[] {
  const { site, aggregateType, aggregateId, expectedSequence, by = {} } = request;
  return request.events.map((event, index) =>
    recordText({
      site, aggregateType, aggregateId,
      sequence: expectedSequence + index + 1,
      type: event.type, version: event.version, body: event.body,
      actAt: times.plant, recordedAt: times.real, clock: times.clock,
      ...(times.correctionMs === 0 ? {} : { correctionMs: times.correctionMs }),
      ...(by.person === undefined ? {} : { person: by.person }),
      ...(by.name === undefined ? {} : { name: by.name }),
      ...(by.account === undefined ? {} : { account: by.account }),
      ...(by.terminal === undefined ? {} : { terminal: by.terminal }),
      audit: event.audit && event.audit.length > 0 ? event.audit : [{ object: `${aggregateType} ${aggregateId}`, action: event.type }],
    }),
  );
}

/** The one argument of `append_record()`. */
export function appendArgument(request: AppendRequest, context: RequestContext): string {
  const { site, times } = { site: request.site, times: context.times };
  const texts = recordTexts(request, times);
  const rows = [...(request.rows ?? [])];
  if (request.rowsOf) for (const text of texts) rows.push(...request.rowsOf(parseRecord(text)));
  return JSON.stringify({
    site,
    aggregateType: request.aggregateType,
    aggregateId: request.aggregateId,
    expectedSequence: request.expectedSequence,
    timeUsed: { real: times.real, plant: times.plant },
    events: texts.map((text) => ({ canonical: text, leaf: leafHash(text) })),
    ...(context.traceparent === undefined ? {} : { traceparent: context.traceparent }),
    ...(request.messages?.length ? { outbox: envelopes(request.messages, context) } : {}),
    ...(rows.length > 0 ? { rows: batchRows(rows, context.derivedKeys, site) } : {}),
    ...(request.statements?.length ? { statements: request.statements.map(statementText) } : {}),
    ...(request.evidenceUses?.length ? { evidenceUses: request.evidenceUses.map(({ signature }) => signature) } : {}),
    ...(request.idempotency ? { idempotency: answerArgument(request.idempotency) } : {}),
  });
}

/** The answer as it is kept: its text verbatim, so that a repetition gets the same bytes. */
export function answerArgument(answer: IdempotencyAnswer): Record<string, unknown> {
  return { ...answer, response: JSON.stringify(answer.response) };
}

/** Messages in the form of the outbox. */
export function envelopes(messages: NonNullable<AppendRequest['messages']>, context: Omit<RequestContext, 'derivedKeys'>): Envelope[] {
  const { service, times, newId, traceparent } = context;
  return toEnvelopes(messages, { service, time: times.real, newId, ...(traceparent === undefined ? {} : { traceparent }) });
}

/** The events as they will be recorded, for who needs them before: rows by hand, tests. */
export function recordedEvents(request: AppendRequest, times: Times): RecordedEvent[] {
  return recordTexts(request, times).map(parseRecord);
}
