import { toEnvelopes } from '@batchwright/contracts';
import { DomainError } from '@batchwright/kernel';
import { listParked } from '../inbox/parking';
import { discardParked, replayParked } from '../inbox/settle-parked';
import { OutboxRelay } from '../relay/outbox-relay';
import type { BusTransport, Subscription } from '../transport';
import { freshnessSuite } from './freshness-suite';
import { Complaints, consume, DECISION, effects, noteEffect, qualification, record, say, sayRaw, sealRun, until, type TransportUnderTest } from './plant';

const GRANTED = 'batchwright.training.v1.QualificationGranted';
const SEAL = 'batchwright.batch-execution.v1.SealRun';
const RECORD = 'batchwright.training.v1.RecordAppended';
const EVENTS = 'batchwright.training.events.v1';

/** What every transport has to do, run on each of them. `make` brings an empty one for each test. */
export function busContractSuite(name: string, make: () => Promise<TransportUnderTest>): void {
  describe(`M3 bus contract: ${name}`, () => {
    let bus: TransportUnderTest;
    const open: (BusTransport | Subscription)[] = [];
    const keep = <T extends { transport: BusTransport }>(consumer: T): T => (open.push(consumer.transport), consumer);

    beforeEach(async () => { bus = await make(); }, 300_000); // a transport may have to be fetched first
    afterEach(async () => {
      await Promise.all(open.splice(0).map((one) => ('close' in one ? one.close() : one.stop())));
      await bus.close();
    });

    it('keeps the order of each key, and applies every message once', async () => {
      const keys = ['q-a', 'q-b', 'q-c', 'q-d', 'q-e'];
      await say(bus, 'training', ...Array.from({ length: 12 }, (_, n) => keys.map((key) => qualification(key, n + 1))));
      const { subscription } = keep(await consume(bus, 'batch-execution', GRANTED, noteEffect));
      await subscription.caughtUp();
      const transactions = await bus.transactions('batch-execution');
      for (const key of keys) expect(await effects(transactions, key)).toEqual(Array.from({ length: 12 }, (_, n) => `${key}:${n + 1}`));
    });

    it('delivers what comes while it is subscribed', async () => {
      keep(await consume(bus, 'batch-execution', GRANTED, noteEffect));
      await say(bus, 'training', [qualification('q-1', 1)]);
      const transactions = await bus.transactions('batch-execution');
      expect(await until(() => effects(transactions), (seen) => seen.length > 0)).toEqual(['q-1:1']);
    });

    it('lets a late joiner read from the beginning', async () => {
      await say(bus, 'training', [qualification('q-1', 1)], [qualification('q-1', 2)]);
      await (keep(await consume(bus, 'batch-execution', GRANTED, noteEffect))).subscription.caughtUp();
      await say(bus, 'training', [qualification('q-1', 3)]);
      await (keep(await consume(bus, 'review', GRANTED, noteEffect))).subscription.caughtUp();
      expect(await effects(await bus.transactions('review'))).toEqual(['q-1:1', 'q-1:2', 'q-1:3']);
    });

    it('lets a reader that leaves no trace begin at the end', async () => {
      await say(bus, 'training', [qualification('q-1', 1)]);
      const seen: number[] = [];
      const transport = bus.transport('web-console', new Complaints());
      open.push(transport);
      await transport.subscribe('web-console/replica-1', [EVENTS], (message) => (seen.push(message.sequence), Promise.resolve()), { from: 'end', ephemeral: true });
      await say(bus, 'training', [qualification('q-1', 2)]);
      expect(await until(() => seen, (list) => list.length > 0)).toEqual([2]);
    });

    it('lets a new group begin at the end and go on from its own place later', async () => {
      await say(bus, 'training', [qualification('q-1', 1)]);
      const seen: number[] = [];
      const read = async (): Promise<BusTransport> => {
        const transport = bus.transport('review', new Complaints());
        const note = (message: { sequence: number }): Promise<void> => (seen.push(message.sequence), Promise.resolve());
        await (await transport.subscribe('review', [EVENTS], note, { from: 'end' })).caughtUp();
        return transport;
      };
      const first = await read();
      await say(bus, 'training', [qualification('q-1', 2)]);
      await until(() => seen, (list) => list.length > 0);
      await first.close();
      await say(bus, 'training', [qualification('q-1', 3)]);
      open.push(await read());
      expect(seen).toEqual([2, 3]);
    });

    it('delivers everything again after a rewind; the inbox applies nothing twice', async () => {
      await say(bus, 'training', [qualification('q-1', 1)], [qualification('q-1', 2)]);
      const first = await consume(bus, 'batch-execution', GRANTED, noteEffect);
      await first.subscription.caughtUp();
      await first.transport.close();
      await first.transport.rewind('batch-execution', [EVENTS]);
      const delivered: number[] = [];
      const again = keep(await consume(bus, 'batch-execution', GRANTED, noteEffect, new Complaints(), {}, (receive) => (message) => (delivered.push(message.sequence), receive(message))));
      await again.subscription.caughtUp();
      expect(delivered).toEqual([1, 2]);
      expect(await effects(await bus.transactions('batch-execution'))).toEqual(['q-1:1', 'q-1:2']);
    });

    it('applies messages of a key in one transaction, and none of them when one fails: then each has its own', async () => {
      await say(bus, 'training', Array.from({ length: 4 }, (_, n) => qualification('q-1', n + 1)));
      const transactionOf: string[] = [];
      let failures = 0;
      const handler: typeof noteEffect = async (message, context) => {
        const [row] = await context.tx.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
        if (message.sequence === 3 && (failures += 1) === 1) throw new Error('not this time');
        transactionOf[message.sequence] = row?.id ?? '';
        return noteEffect(message, context);
      };
      const { subscription } = keep(await consume(bus, 'batch-execution', GRANTED, handler));
      await subscription.caughtUp();
      const first = new Set(transactionOf.slice(1)).size;
      await say(bus, 'training', Array.from({ length: 4 }, (_, n) => qualification('q-1', n + 5)));
      await subscription.caughtUp();
      expect([first, new Set(transactionOf.slice(5)).size]).toEqual([4, 1]);
      expect(await effects(await bus.transactions('batch-execution'))).toEqual(Array.from({ length: 8 }, (_, n) => `q-1:${n + 1}`));
    });

    it('does not let a stuck group stop another', async () => {
      await say(bus, 'training', [qualification('q-1', 1)]);
      let release = (): void => undefined;
      const stuck = new Promise<void>((resolve) => { release = resolve; });
      keep(await consume(bus, 'batch-execution', GRANTED, noteEffect, new Complaints(), {}, () => () => stuck));
      const other = keep(await consume(bus, 'review', GRANTED, noteEffect));
      await other.subscription.caughtUp();
      expect(await effects(await bus.transactions('review'))).toEqual(['q-1:1']);
      expect(await effects(await bus.transactions('batch-execution'))).toEqual([]);
      release();
    });

    it('parks poison after five tries with its reason, lets its key wait and the others go on, and replays in order', async () => {
      let broken = true;
      const complaints = new Complaints();
      const handler: typeof noteEffect = (message, context) => {
        if (broken && message.subject === 'q-bad' && message.sequence === 1) throw new Error('unknown training code');
        return noteEffect(message, context);
      };
      await say(bus, 'training', [qualification('q-bad', 1)], [qualification('q-good', 1)], [qualification('q-bad', 2)], [qualification('q-bad', 3)]);
      const { subscription } = keep(await consume(bus, 'batch-execution', GRANTED, handler, complaints));
      await subscription.caughtUp();
      const transactions = await bus.transactions('batch-execution');
      expect(await effects(transactions)).toEqual(['q-good:1']);
      expect(complaints.tries.map((one) => one.attempt)).toEqual([1, 2, 3, 4]);
      expect(complaints.parkedOnes[0]).toMatchObject({ tries: 5, reason: 'Error: unknown training code' });
      const parked = await listParked(transactions, 'batch-execution');
      expect(parked.map((one) => [one.message.sequence, one.state])).toEqual([[1, 'parked'], [2, 'waiting'], [3, 'waiting']]);

      await expect(replayParked(transactions, parked[0]?.id ?? '', () => handler, DECISION)).rejects.toThrow('unknown training code');
      broken = false;
      expect(await replayParked(transactions, parked[0]?.id ?? '', () => handler, DECISION)).toBe(3);
      expect(await effects(transactions, 'q-bad')).toEqual(['q-bad:1', 'q-bad:2', 'q-bad:3']);
      await expect(replayParked(transactions, parked[0]?.id ?? '', () => handler, DECISION)).rejects.toThrow('no message is parked');
      await say(bus, 'training', [qualification('q-bad', 4)]);
      await subscription.caughtUp();
      expect(await effects(transactions, 'q-bad')).toContain('q-bad:4');
    });

    it('parks at once what cannot be opened, with what stood there, and what comes behind it goes on', async () => {
      const [whole] = toEnvelopes([qualification('q-torn', 1)], { service: 'training', time: '2026-11-01T00:00:00.000Z', newId: () => 'm-1' });
      const { headers = {}, body = '' } = whole ?? {};
      if (!bus.takesAnything) return expect(sayRaw(bus, 'training', 'q-torn', headers, '{"qualificationId":')).rejects.toThrow(); // refused where it is written
      await sayRaw(bus, 'training', 'q-torn', headers, '{"qualificationId":');
      await sayRaw(bus, 'training', 'q-bare', {}, '{}');
      await sayRaw(bus, 'training', 'q-odd', { ...headers, ce_id: 'm-2', ce_subject: 'q-odd', ce_sequence: 'one' }, body);
      await say(bus, 'training', [qualification('q-good', 1)], [qualification('q-torn', 2)]);
      const complaints = new Complaints();
      const { subscription } = keep(await consume(bus, 'batch-execution', GRANTED, noteEffect, complaints));
      await subscription.caughtUp();
      const transactions = await bus.transactions('batch-execution');
      expect(await effects(transactions)).toEqual(['q-good:1']);
      expect(complaints.tries).toEqual([]);
      const parked = await listParked(transactions, 'batch-execution');
      expect(Object.fromEntries(parked.map(({ message, state, reason }) => [`${message.subject}:${message.sequence}`, [state, reason]]))).toEqual({
        'q-torn:1': ['parked', expect.stringContaining('JSON')],
        'q-bare:0': ['parked', expect.stringContaining('without header ce_type')],
        'q-odd:0': ['parked', expect.stringContaining('sequence one')],
        'q-torn:2': ['waiting', 'an older message of this key is parked'],
      });
      const first = parked.find(({ message }) => message.subject === 'q-torn');
      expect(first?.message.data).toEqual({ text: '{"qualificationId":' });
      await expect(replayParked(transactions, first?.id ?? '', () => noteEffect, DECISION)).rejects.toThrow('JSON');
      expect(await discardParked(transactions, first?.id ?? '', () => noteEffect, DECISION)).toBe(1);
      await say(bus, 'training', [qualification('q-torn', 3)]);
      await subscription.caughtUp();
      expect(await effects(transactions, 'q-torn')).toEqual(['q-torn:2', 'q-torn:3']);
    });

    it('delivers what a machine sends whose clock is two hours ahead', async () => {
      const { now } = Date;
      const clock = jest.spyOn(Date, 'now').mockImplementation(() => now.call(Date) + 7_200_000);
      await say(bus, 'training', [qualification('q-1', 1)]).finally(() => clock.mockRestore());
      await keep(await consume(bus, 'batch-execution', GRANTED, noteEffect)).subscription.caughtUp();
      expect(await effects(await bus.transactions('batch-execution'))).toEqual(['q-1:1']);
    });

    it.each([['a database that is away', 'database-unavailable', '57P01'], ['a row that others hold', 'database-busy', '55P03']])('does not blame a message for %s', async (_what, code, sqlstate) => {
      let failures = 0;
      const away = (): DomainError => new DomainError({ code, kind: 'retry', params: { sqlstate } });
      const handler: typeof noteEffect = (message, context) => {
        if (message.sequence === 1 && (failures += 1) <= 7) throw away();
        return noteEffect(message, context);
      };
      await say(bus, 'training', [qualification('q-1', 1)], [qualification('q-1', 2)]);
      const complaints = new Complaints();
      await keep(await consume(bus, 'batch-execution', GRANTED, handler, complaints)).subscription.caughtUp();
      expect(await effects(await bus.transactions('batch-execution'))).toEqual(['q-1:1', 'q-1:2']);
      expect(failures).toBeGreaterThan(7);
      expect(complaints.parkedOnes).toEqual([]);
    });

    it('lets the key of a failed command go on', async () => {
      const handler: typeof noteEffect = (message, context) => {
        if (message.id === 'cmd-1') throw new Error('no such run');
        return noteEffect(message, context);
      };
      await say(bus, 'review', [sealRun('run-1', 'cmd-1')], [sealRun('run-1', 'cmd-2')]);
      await keep(await consume(bus, 'batch-execution', SEAL, handler)).subscription.caughtUp();
      const transactions = await bus.transactions('batch-execution');
      expect(await effects(transactions)).toEqual(['run-1:0']);
      const [parked] = await listParked(transactions, 'batch-execution');
      expect(await replayParked(transactions, parked?.id ?? '', () => noteEffect, DECISION)).toBe(1);
      expect(await effects(transactions)).toEqual(['run-1:0', 'run-1:0']);
    });

    it('carries out a command once that was sent twice', async () => {
      await say(bus, 'review', [sealRun('run-1', 'cmd-1')], [sealRun('run-1', 'cmd-1')], [sealRun('run-1', 'cmd-2')]);
      await keep(await consume(bus, 'batch-execution', SEAL, noteEffect)).subscription.caughtUp();
      expect(await effects(await bus.transactions('batch-execution'))).toHaveLength(2);
    });

    it('applies several messages of one event, each once', async () => {
      const both = [qualification('q-1', 1), qualification('q-1', 1)];
      await say(bus, 'training', both);
      await keep(await consume(bus, 'batch-execution', GRANTED, noteEffect)).subscription.caughtUp();
      expect(await effects(await bus.transactions('batch-execution'))).toEqual(['q-1:1', 'q-1:1']);
    });

    for (const defence of [true, false]) {
      it(`${defence ? 'applies once' : 'shows the doubled effect (inbox switched off)'} what a consumer did before it died without noting its place`, async () => {
        await say(bus, 'training', [qualification('q-1', 1)], [qualification('q-1', 2)]);
        let died = false;
        const options = { withoutMemoryForDrill: !defence };
        const first = await consume(bus, 'batch-execution', GRANTED, noteEffect, new Complaints(), options, (receive) => async (message) => {
          if (died) throw new Error('dead');
          await receive(message);
          died = true;
          throw new Error('killed between effect and commit');
        });
        const transactions = await bus.transactions('batch-execution');
        await until(() => died, (is) => is);
        await first.transport.close();
        await keep(await consume(bus, 'batch-execution', GRANTED, noteEffect, new Complaints(), options)).subscription.caughtUp();
        expect(await effects(transactions)).toEqual(defence ? ['q-1:1', 'q-1:2'] : ['q-1:1', 'q-1:1', 'q-1:2']);
      });
    }

    it('loses and doubles nothing when the relay dies after handing over', async () => {
      const transactions = await bus.transactions('training');
      const real = bus.transport('training', new Complaints());
      open.push(real);
      let deaths = 0;
      const dying = Object.assign(Object.create(real) as BusTransport, {
        publish: async (...args: Parameters<BusTransport['publish']>) => {
          await real.publish(...args);
          if (deaths++ === 0) throw new Error('killed between send and done');
        },
      });
      await transactions.run((tx) => tx.announce([qualification('q-1', 1), qualification('q-1', 2)]));
      const relay = new OutboxRelay({ service: 'training', transactions, transport: dying, observer: new Complaints() });
      await expect(relay.drain()).rejects.toThrow('killed');
      await relay.drain();
      await keep(await consume(bus, 'batch-execution', GRANTED, noteEffect)).subscription.caughtUp();
      expect(await effects(await bus.transactions('batch-execution'))).toEqual(['q-1:1', 'q-1:2']);
    });

    it('sees a hole in a dense sequence, parks what follows it and lets the key wait', async () => {
      const complaints = new Complaints();
      await say(bus, 'training', [record('q-1', 1)], [record('q-1', 3)], [record('q-1', 4)], [record('q-2', 1)]);
      await keep(await consume(bus, 'review', RECORD, noteEffect, complaints)).subscription.caughtUp();
      const transactions = await bus.transactions('review');
      expect((await effects(transactions)).sort()).toEqual(['q-1:1', 'q-2:1']);
      expect(complaints.parkedOnes[0]?.reason).toContain('sequence 3 of q-1 came where 2 was expected');
      const [parked] = await listParked(transactions, 'review');
      expect(await replayParked(transactions, parked?.id ?? '', () => noteEffect, DECISION)).toBe(2);
      expect(await effects(transactions, 'q-1')).toEqual(['q-1:1', 'q-1:3', 'q-1:4']);
    });

    freshnessSuite(() => bus, open);
  });
}
