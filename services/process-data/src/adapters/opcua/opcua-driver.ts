import { randomUUID } from 'node:crypto';
import { refuse } from '@batchwright/kernel';
import { AttributeIds, coerceNodeId, type ClientSession, type NodeId } from 'node-opcua-client';
import type { BrowsedPage, ControllerCommand, SourceCredentials, SourceDriver, SourceSink, Tried, Written } from '../../application/source-driver';
import type { ConnectionSettings, OpcUaSettings, TagSource } from '../../domain/connection';
import type { Reading } from '../../domain/reading';
import { describe, firstPage, nextPage } from './browse';
import { Listening } from './listening';
import type { OpenSession } from './open-session';
import { readingOf } from './reading-of';
import { SessionPool } from './session-pool';
import { saying, unreachable } from './unreachable';
import { unitsOf } from './units';
import { giveCommand, writeValue } from './write-value';

/** Where a list goes on: in the session in which it was begun, as the server keeps its place there. */
interface Bookmark {
  readonly open: OpenSession;
  readonly goesOn: Buffer;
}

const BOOKMARKS_MOST = 100;

/** OPC UA. README.md beside this file says what is guaranteed. */
export class OpcUaDriver implements SourceDriver {
  readonly protocol = 'opcua';
  private readonly pool: SessionPool;
  private readonly bookmarks = new Map<string, Bookmark>();

  constructor(private readonly credentials: SourceCredentials) {
    this.pool = new SessionPool(credentials);
  }

  listen(settings: ConnectionSettings, tags: readonly TagSource[], sink: SourceSink): { close(): Promise<void> } {
    return new Listening(opcua(settings), tags, sink, this.credentials);
  }

  async browse(settings: ConnectionSettings, at?: string, next?: string): Promise<BrowsedPage> {
    const { endpoint } = opcua(settings);
    if (at !== undefined) nodeOf(at);
    return this.ask(settings, async (open) => {
      const { session } = open;
      const bookmark = next === undefined ? undefined : this.bookmarks.get(next);
      if (next !== undefined) this.bookmarks.delete(next);
      if (next !== undefined && bookmark?.open !== open) throw saying(endpoint, 'The list was closed in the meantime. Begin it again.');
      const { references, goesOn } = bookmark ? await nextPage(session, bookmark.goesOn) : await firstPage(session, at);
      const items = await describe(session, references);
      return goesOn === undefined ? { items } : { items, next: this.mark({ open, goesOn }) };
    });
  }

  tryOut(settings: ConnectionSettings, addresses: readonly string[]): Promise<Tried[]> {
    return this.ask(settings, ({ session }) => Promise.all(addresses.map(async (address): Promise<Tried> => {
      const nodeId = node(address);
      if (!nodeId) return { address, ok: false, why: 'That is no node id. One looks like ns=2;s=VB-02.speed.' };
      const reading = await readNow(session, nodeId);
      if (reading.quality === 'bad' && /^BadNodeId|^BadAttributeId|^BadNotReadable|^BadUserAccess|^BadDataTypeUnsupported/.test(reading.status ?? '')) return { address, ok: false, why: `The server says ${reading.status}.` };
      return { address, ok: true, reading };
    })));
  }

  write(settings: ConnectionSettings, address: string, value: number | boolean | string, command?: ControllerCommand): Promise<Written> {
    const nodeId = nodeOf(address);
    return this.ask(settings, async ({ session }) => {
      const repeated = command ? await giveCommand(session, address, value, command) : (await writeValue(session, address, value), false);
      return { written: value, readBack: await readNow(session, nodeId), ...(repeated ? { repeated } : {}) };
    });
  }

  /** Ends what single questions left open. */
  close(): Promise<void> {
    this.bookmarks.clear();
    return this.pool.close();
  }

  private async ask<T>(settings: ConnectionSettings, work: (open: OpenSession) => Promise<T>): Promise<T> {
    const { endpoint } = opcua(settings);
    return this.pool.use(opcua(settings), work).catch((error: unknown) => {
      throw unreachable(endpoint, error);
    });
  }

  private mark(bookmark: Bookmark): string {
    const [oldest] = this.bookmarks.keys();
    if (oldest !== undefined && this.bookmarks.size >= BOOKMARKS_MOST) this.bookmarks.delete(oldest);
    const next = randomUUID();
    this.bookmarks.set(next, bookmark);
    return next;
  }
}

async function readNow(session: ClientSession, nodeId: NodeId): Promise<Omit<Reading, 'tag'>> {
  const [[value], [unit]] = await Promise.all([session.read([{ nodeId, attributeId: AttributeIds.Value }], 0), unitsOf(session, [nodeId])]);
  if (!value) throw new Error('BadNoData');
  return { ...readingOf(value), ...(unit === undefined ? {} : { unit }) };
}

function node(address: string): NodeId | undefined {
  try {
    return coerceNodeId(address);
  } catch {
    return undefined;
  }
}

function nodeOf(address: string): NodeId {
  const nodeId = node(address);
  if (!nodeId) throw refuse('source-refuses', { address, why: 'that is no node id' });
  return nodeId;
}

function opcua(settings: ConnectionSettings): OpcUaSettings {
  if (settings.protocol !== 'opcua') throw new Error(`not for ${settings.protocol}`);
  return settings;
}
