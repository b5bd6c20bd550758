import { randomBytes } from 'node:crypto';
import { BD_SEQ, carry, DataType, kindOfType, readPayload, readTopic, type RawValue, topicOf, topicsOf, writePayload } from '@batchwright/sparkplug';
import { refuse } from '@batchwright/kernel';
import type { BrowsedNode, BrowsedPage, SourceCredentials, Tried, Written } from '../../application/source-driver';
import type { SparkplugSettings } from '../../domain/connection';
import { BirthBook, hear, type Known, type Said } from './birth-book';
import { PAGE } from './limits';
import { askForBirth } from './listening';
import type { Published } from './mqtt-frames';
import { openSession, type Session } from './mqtt-session';
import type { Timing } from './timing';
import { unreachable } from './why-unreachable';

/** A short visit at a broker: asks an edge node what it has, and hears it until the end of the visit. */
class Visit {
  readonly book = new BirthBook();
  private session!: Session;
  private heard: () => void = () => undefined;
  private lastBirth = 0;

  private constructor(
    private readonly settings: SparkplugSettings,
    private readonly timing: Timing,
  ) {}

  static async during<T>(settings: SparkplugSettings, credentials: SourceCredentials, timing: Timing, deed: (visit: Visit) => Promise<T>): Promise<T> {
    const visit = new Visit(settings, timing);
    visit.session = await openSession(settings, credentials, {
      clientId: `batchwright-${randomBytes(5).toString('hex')}`,
      keep: false,
      connectMs: timing.connect,
      message: (published, acknowledge) => {
        visit.take(published);
        acknowledge();
      },
    });
    try {
      await visit.session.subscribe([topicsOf(settings)]);
      await askForBirth(visit.session, settings);
      return await deed(visit);
    } finally {
      await visit.session.close();
    }
  }

  /** Waits until the births have come: all that `enough` asks for, or no more for a moment. Throws `source-unreachable` when none comes. */
  async births(enough: () => boolean): Promise<void> {
    const until = performance.now() + this.timing.birth;
    while (!(this.book.born && (enough() || performance.now() - this.lastBirth >= this.timing.births))) {
      if (performance.now() >= until) throw unreachable(this.settings.endpoint, `The broker answers, but edge node ${this.settings.edgeNode} of group ${this.settings.group} does not say what it has. Is it running, and are group and name right?`);
      await this.next(this.book.born ? this.timing.births : until - performance.now());
    }
  }

  /** The next message of the edge node; false: none came in this time. */
  async next(ms: number): Promise<boolean> {
    return new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), Math.max(ms, 0));
      this.heard = () => {
        clearTimeout(timer);
        resolve(true);
      };
      void this.session.ended.then(this.heard);
    });
  }

  async command(known: Known, device: string | undefined, value: RawValue): Promise<void> {
    const timestamp = Date.now();
    const bytes = writePayload({ timestamp, metrics: [{ name: known.name, timestamp, datatype: known.datatype, value }] });
    await this.session.publish(topicOf(this.settings, device === undefined ? 'NCMD' : 'DCMD', device), bytes);
  }

  private take({ topic, bytes }: Published): void {
    const from = readTopic(topic);
    if (!from || !bytes) return;
    try {
      const payload = readPayload(bytes);
      if (from.type === 'NBIRTH') this.book.nodeBirth(payload, bytes);
      else if (from.type === 'DBIRTH') this.book.deviceBirth(from.device!, payload, bytes);
      else if (from.type === 'NDATA' || from.type === 'DDATA') {
        for (const metric of payload.metrics) {
          const known = this.book.find(from.device, metric);
          if (known && !metric.historical) known.last = hear(known, metric, payload.timestamp ?? Date.now());
        }
      } else return;
      if (from.type.endsWith('BIRTH')) this.lastBirth = performance.now();
      this.heard();
    } catch {
      // the one who listens tells of what is refused; a visit only waits for what it understands
    }
  }
}

/** What an edge node has, asked anew. */
export function bookOf(settings: SparkplugSettings, credentials: SourceCredentials, timing: Timing): Promise<BirthBook> {
  return Visit.during(settings, credentials, timing, async (visit) => {
    await visit.births(() => false);
    return visit.book;
  });
}

/** Metrics as a tree by `/`; `at` is an address without its last part. */
export function browseBook(book: BirthBook, at: string, next: string | undefined): BrowsedPage {
  const under = at === '' ? '' : `${at}/`;
  const found = new Map<string, BrowsedNode>();
  for (const { known } of book.all()) {
    const { address } = known;
    if (!address.startsWith(under) || isOwn(known)) continue;
    const [name = '', ...below] = address.slice(under.length).split('/');
    if (below.length > 0) {
      const branch = { address: under + name, name, branch: true };
      if (!found.has(`${name}/`)) found.set(`${name}/`, branch);
      continue;
    }
    const { datatype, unit, readOnly } = known;
    found.set(name, { address, name, branch: false, type: kindOfType(datatype), ...(unit === undefined ? {} : { unit }), ...(readOnly === undefined ? {} : { writable: !readOnly }) });
  }
  const keys = [...found.keys()].sort((a, b) => (a < b ? -1 : 1)).filter((key) => next === undefined || key > next);
  const page = keys.slice(0, PAGE);
  return { items: page.map((key) => found.get(key)!), ...(keys.length > PAGE ? { next: page.at(-1)! } : {}) };
}

/** Metrics by which edge node and host talk about themselves. */
function isOwn({ name }: Known): boolean {
  return name === BD_SEQ || name.startsWith('Node Control/') || name.startsWith('Device Control/');
}

export function tryAddresses(settings: SparkplugSettings, credentials: SourceCredentials, timing: Timing, addresses: readonly string[]): Promise<Tried[]> {
  return Visit.during(settings, credentials, timing, async (visit) => {
    await visit.births(() => addresses.every((address) => visit.book.at(address)));
    return addresses.map((address): Tried => {
      const known = visit.book.at(address)?.known;
      if (!known?.last) return { address, ok: false, why: `The edge node has no metric ${address}.` };
      if (kindOfType(known.datatype) === 'unsupported') return { address, ok: false, why: `${address} is a data set, a template or bytes: no value that can be a tag.` };
      return { address, ok: true, reading: known.last };
    });
  });
}

/** Throws `source-refuses` before anything was sent, and `set-point-not-confirmed` when nothing came back: the value may have been taken all the same. */
export function writeValue(settings: SparkplugSettings, credentials: SourceCredentials, timing: Timing, address: string, value: number | boolean | string): Promise<Written> {
  return Visit.during(settings, credentials, timing, async (visit) => {
    await visit.births(() => visit.book.at(address) !== undefined);
    const found = visit.book.at(address);
    if (!found) throw refuse('source-refuses', { address, why: `The edge node has no metric ${address}.` });
    if (found.known.readOnly) throw refuse('source-refuses', { address, why: `The edge node says that ${address} can only be read.` });
    await visit.command(found.known, found.device, carried(found.known, value));
    const before = found.known.last;
    let shown: Said | undefined;
    for (const until = performance.now() + timing.write; performance.now() < until; ) {
      await visit.next(until - performance.now());
      const { last } = visit.book.at(address)?.known ?? {};
      if (last !== undefined && last !== before) shown = last;
      if (shown && same(shown, value, found.known.datatype)) break;
    }
    if (!shown) throw refuse('set-point-not-confirmed', { address, why: `${address} was sent ${String(value)}, and the edge node has not said within ${timing.write / 1_000} s what stands there. Look at the machine before going on.` });
    return { written: value, readBack: shown };
  });
}

function carried(known: Known, value: number | boolean | string): RawValue {
  try {
    return carry(value, known.datatype);
  } catch {
    throw refuse('source-refuses', { address: known.address, why: `${known.address} does not take ${JSON.stringify(value)}: it is of another type or out of its range.` });
  }
}

function same({ value, quality }: Said, written: number | boolean | string, datatype: number): boolean {
  if (quality === 'bad') return false;
  return value === written || (datatype === DataType.Float && typeof written === 'number' && value === Math.fround(written));
}
