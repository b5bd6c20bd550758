import type { Envelope } from '@batchwright/contracts';
import { Complaints, qualification, until } from '../contract-suite/plant';
import { makeTestPlant, type TestPlant } from '../test-plant';
import type { BusTransport } from '../transport';
import { OutboxRelay, type OutboxRelayOptions } from './outbox-relay';

/** A transport that only notes what it is handed. */
class Notes {
  readonly published: Envelope[] = [];
  readonly beats: string[] = [];
  failing = false;
  readonly transport = {
    publish: (envelopes: readonly Envelope[]) => {
      if (this.failing) return Promise.reject(new Error('broker away'));
      this.published.push(...envelopes);
      return Promise.resolve();
    },
    heartbeat: (_topics: unknown, at: string) => (this.beats.push(at), Promise.resolve()),
    wake: () => undefined,
  } as unknown as BusTransport;

  order(key: string): string[] {
    return this.published.filter((one) => one.key === key).map((one) => one.headers['ce_sequence'] ?? '');
  }
}

describe('M3 outbox relay', () => {
  let plant: TestPlant;
  const relays: OutboxRelay[] = [];
  const relay = (notes: Notes, more: Partial<OutboxRelayOptions> = {}): OutboxRelay => {
    const made = new OutboxRelay({ service: 'training', transactions: plant.of('training'), transport: notes.transport, observer: new Complaints(), pollMs: 20, heartbeatMs: 20, ...more });
    relays.push(made);
    return made;
  };
  const announce = (...messages: Parameters<typeof qualification>[]): Promise<void> =>
    plant.of('training').run((tx) => tx.announce(messages.map((one) => qualification(...one))));

  beforeEach(async () => { plant = await makeTestPlant(); }, 60_000);
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((one) => one.stop()));
    await plant.db.drop();
  });

  it('finds what nobody told it, by polling', async () => {
    const notes = new Notes();
    relay(notes).start();
    await announce(['q', 1]);
    await until(() => notes.order('q'), (seen) => seen.length === 1);
  });

  it('is woken in process: it does not wait for its poll', async () => {
    const notes = new Notes();
    const slow = relay(notes, { pollMs: 3_600_000 });
    slow.start();
    await until(() => notes.beats, (beats) => beats.length > 0);
    await announce(['q', 1]);
    slow.wake();
    await until(() => notes.order('q'), (seen) => seen.length === 1);
  });

  it('keeps the order of each key and hands over everything once, with two relays on the same outbox', async () => {
    const notes = new Notes();
    for (let n = 1; n <= 20; n++) await announce(...['a', 'b', 'c', 'd', 'e', 'f'].map((key): [string, number] => [key, n]));
    relay(notes, { buckets: 4, batch: 7 }).start();
    relay(notes, { buckets: 4, batch: 7 }).start();
    await until(() => notes.published, (all) => all.length >= 120);
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) expect(notes.order(key)).toEqual(Array.from({ length: 20 }, (_, n) => String(n + 1)));
  });

  it('drains only when everything is handed over, also while another relay holds it', async () => {
    const notes = new Notes();
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => { letGo = resolve; });
    const slow = { ...notes.transport, publish: async (envelopes: readonly Envelope[]) => { await held; notes.published.push(...envelopes); } } as unknown as BusTransport;
    await announce(['q', 1]);
    const first = relay(notes, { transport: slow }).drain();
    const admin = await plant.db.client();
    await until(async () => (await admin.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")).rowCount, (count) => count === 1);
    let drained = false;
    const second = relay(notes).drain().then(() => { drained = true; });
    await announce(['q', 2]);
    expect(drained).toBe(false);
    letGo();
    await Promise.all([first, second]);
    expect(notes.order('q')).toContain('1');
  });

  it('keeps messages while the broker is away, says so, and does not say that it is up to date', async () => {
    const notes = new Notes();
    notes.failing = true;
    await announce(['q', 1]);
    const observer = new Complaints();
    relay(notes, { observer }).start();
    await until(() => observer.interruptions, (seen) => seen.length > 1);
    expect(notes.beats).toEqual([]);
    notes.failing = false;
    await until(() => notes.beats, (beats) => beats.length > 0);
    expect(notes.order('q')).toEqual(['1']);
  });
});
