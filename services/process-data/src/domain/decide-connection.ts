import { err, ok, refuse, type Result } from '@batchwright/kernel';
import type { ConnectionSettings } from './connection';
import { faultsOf, type Tag } from './tag';

/** Tags that one event carries; a larger draft comes in several. */
export const TAGS_AN_EVENT = 100;
/** Tags of one connection. */
export const TAGS_A_CONNECTION = 5000;

/** A connection to a source with its tags, under change control: a draft is written by one person and approved by another. */
export interface Connection {
  readonly site: string;
  readonly id: string;
  /** Sequence of the aggregate; 0 = not there. */
  readonly sequence: number;
  readonly code: string;
  /** Version in force; 0 = none was ever approved. */
  readonly inForce: number;
  /** Highest version that was drafted. */
  readonly drafted: number;
  /** Version that is being written; absent = no change is under way. */
  readonly draft?: { readonly version: number; readonly authors: readonly string[]; readonly settings: ConnectionSettings };
  readonly retired: boolean;
}

export interface ConnectionFacts {
  readonly code: string;
  readonly name: string;
  readonly settings: ConnectionSettings;
  /** Why it is made or changed. */
  readonly reason: string;
}

/** What happened to a connection. Signatures stand beside these fields as `signatures` when the event is recorded. */
export type ConnectionEvent =
  | { readonly type: 'ConnectionDrafted'; readonly body: ConnectionFacts & { readonly version: number; readonly authors: readonly string[] } }
  | { readonly type: 'TagsDrafted'; readonly body: { readonly version: number; readonly tags: readonly Tag[] } }
  | { readonly type: 'ConnectionReturned'; readonly body: { readonly version: number; readonly reason: string } }
  | { readonly type: 'ConnectionApproved'; readonly body: { readonly version: number } }
  | { readonly type: 'ConnectionRetired'; readonly body: { readonly reason: string } };

/** A connection that nobody drafted yet. */
export function notDrafted(site: string, id: string): Connection {
  return { site, id, sequence: 0, code: '', inForce: 0, drafted: 0, retired: false };
}

/**
 * Somebody writes a draft: the whole connection as it shall be, with all its tags. A draft that was not approved is replaced by it;
 * whoever wrote an earlier one of the same change stays an author.
 * Refusals: `wrong-state`, `reason-missing`, `tag-unfit`, `tags-too-many`, `already-registered` (a tag twice).
 */
export function draftConnection(connection: Connection, facts: ConnectionFacts, tags: readonly Tag[], by: string): Result<ConnectionEvent[]> {
  if (connection.retired) return err(refuse('wrong-state', { state: 'retired', command: 'draft', allowed: [] }));
  if (facts.reason.trim() === '') return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' }));
  if (tags.length > TAGS_A_CONNECTION) return err(refuse('tags-too-many', { count: tags.length, most: TAGS_A_CONNECTION }, { field: 'tags' }));
  const codes = new Set<string>();
  for (const tag of tags) {
    if (codes.has(tag.code)) return err(refuse('already-registered', { code: tag.code }, { field: 'tags' }));
    codes.add(tag.code);
    const [fault] = faultsOf(tag);
    if (tag.commandMethod !== undefined && facts.settings.protocol !== 'opcua') return err(refuse('tag-unfit', { tag: tag.code, part: 'commandMethod', why: 'only an OPC UA server has methods' }, { field: `tags.${tag.code}.commandMethod` }));
    if (fault) return err(refuse('tag-unfit', { tag: tag.code, part: fault.field, why: fault.why }, { field: `tags.${tag.code}.${fault.field}` }));
  }
  const version = connection.drafted + 1;
  const authors = [...new Set([...(connection.draft?.authors ?? []), by])];
  const events: ConnectionEvent[] = [{ type: 'ConnectionDrafted', body: { ...facts, version, authors } }];
  for (let at = 0; at < tags.length; at += TAGS_AN_EVENT) events.push({ type: 'TagsDrafted', body: { version, tags: tags.slice(at, at + TAGS_AN_EVENT) } });
  return ok(events);
}

/** Somebody who wrote nothing of it approves the draft; from then on it is listened to. Refusals: `wrong-state`, `own-work`. */
export function approveConnection({ draft, retired }: Connection, by: string): Result<ConnectionEvent[]> {
  if (!draft || retired) return err(refuse('wrong-state', { state: retired ? 'retired' : 'no draft', command: 'approve', allowed: ['draft'] }));
  if (draft.authors.some((author) => author.trim().toUpperCase() === by.trim().toUpperCase())) return err(refuse('own-work', { person: by, what: 'connection' }, { rule: 'gmp-5' }));
  return ok([{ type: 'ConnectionApproved', body: { version: draft.version } }]);
}

/** A draft is given back to its author. Refusals: `wrong-state`, `reason-missing`. */
export function returnConnection({ draft }: Connection, reason: string): Result<ConnectionEvent[]> {
  if (!draft) return err(refuse('wrong-state', { state: 'no draft', command: 'return', allowed: ['draft'] }));
  if (reason.trim() === '') return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' }));
  return ok([{ type: 'ConnectionReturned', body: { version: draft.version, reason } }]);
}

/** It is listened to no more. Refusals: `wrong-state`, `reason-missing`. */
export function retireConnection({ inForce, retired }: Connection, reason: string): Result<ConnectionEvent[]> {
  if (inForce === 0 || retired) return err(refuse('wrong-state', { state: retired ? 'retired' : 'not in force', command: 'retire', allowed: [] }));
  if (reason.trim() === '') return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' }));
  return ok([{ type: 'ConnectionRetired', body: { reason } }]);
}
