import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import type { Times, Transaction } from '@batchwright/persistence';
import type { JsonObject } from '@batchwright/records';
import type { ControlledDocument, ControlledDocumentEvent } from '../domain/controlled-document';
import type { ControlledDocuments } from './controlled-documents';

/** Where a document stands after an act. */
export interface DocumentAnswer {
  readonly aggregate: string;
  readonly sequence: number;
  readonly [key: string]: string | number;
}

/** Records what happened to a document, changes its rows and tells who starts steps. */
export async function appendToDocument(tx: Transaction, documents: ControlledDocuments, before: ControlledDocument, events: readonly ControlledDocumentEvent[], act: { readonly context: CommandContext; readonly times: Times; readonly status: number }): Promise<DocumentAnswer> {
  const { id, site, sequence, title } = before;
  const answer = { aggregate: id, sequence: sequence + events.length };
  const kept = answerOf(act.context, answer, act.status);
  if (events.length === 0) {
    if (kept.idempotency) await tx.keepAnswer(kept.idempotency);
    return answer;
  }
  await tx.append({
    site, aggregateType: 'controlled-document', aggregateId: id, expectedSequence: sequence, by: attributionOf(act.context.actor), timeUsed: act.times,
    events: events.map((event) => ({ type: event.type, version: 1, body: event.body as unknown as JsonObject, audit: [auditOf(event)] })),
    rowsOf: documents.rowsOf,
    messages: events.flatMap((event, i) => messageOf(event, title, { subject: id, site, sequence: sequence + i + 1 })),
    ...kept,
  });
  return answer;
}

function auditOf(event: ControlledDocumentEvent) {
  const row = { object: `document ${event.body.code}`, action: event.type };
  switch (event.type) {
    case 'DocumentRegistered':
      return { ...row, field: 'title', newValue: `${event.body.title.en} / ${event.body.title.de}` };
    case 'DocumentVersionAdded':
      return { ...row, field: 'version', newValue: `${event.body.version} from ${event.body.effectiveDate}: ${event.body.fileName}, SHA-256 ${event.body.sha256}` };
    case 'DocumentWithdrawn':
      return { ...row, field: 'withdrawnAt', newValue: event.body.withdrawnAt, reason: event.body.reason };
  }
}

function messageOf(event: ControlledDocumentEvent, title: ControlledDocument['title'], address: { readonly subject: string; readonly site: string; readonly sequence: number }): OutgoingMessage[] {
  const which = { site: address.site, documentId: address.subject, code: event.body.code };
  switch (event.type) {
    case 'DocumentRegistered':
      return [];
    case 'DocumentVersionAdded': {
      const { version, sha256, mediaType, effectiveFrom } = event.body;
      return [outgoing('batchwright.recipes.v1.DocumentVersionAdded', address, { ...which, version, sha256, mediaType, effectiveFrom, titleEn: title.en, titleDe: title.de })];
    }
    case 'DocumentWithdrawn':
      return [outgoing('batchwright.recipes.v1.DocumentWithdrawn', address, { ...which, withdrawnAt: event.body.withdrawnAt })];
  }
}
