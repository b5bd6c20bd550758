import type { BusMessage } from '@batchwright/contracts';
import type { Transactions } from '@batchwright/persistence';
import { Complaints, DECISION, effects, noteEffect, qualification } from '../contract-suite/plant';
import type { MessageHandler } from '../handler';
import { makeTestPlant, type TestPlant } from '../test-plant';
import { Inbox } from './inbox';
import { listParked, type ParkedMessage } from './parking';
import { discardParked, replayParked } from './settle-parked';

const TORN = 'Unexpected end of JSON input';

describe('M3 I4 what became of a message that was put aside', () => {
  let plant: TestPlant;
  let transactions: Transactions;
  let handle: MessageHandler;
  const handlerOf = (): MessageHandler => (message, context) => handle(message, context);

  beforeEach(async () => {
    plant = await makeTestPlant();
    transactions = plant.of('batch-execution');
    handle = noteEffect;
  });
  afterEach(() => plant.db.drop());

  /** Takes in a message of a key, as a transport delivers it. */
  async function receive(subject: string, sequence: number, change: Partial<BusMessage> = {}): Promise<void> {
    const inbox = new Inbox({ group: 'batch-execution', transactions, observer: new Complaints(), handlerOf, pause: () => Promise.resolve() });
    await inbox.receive({ ...qualification(subject, sequence), id: `${subject}-${sequence}`, source: '/batchwright/training', time: '2026-11-24T08:00:00.000Z', part: 0, partition: 0, position: String(sequence), ...change });
  }
  const parked = (): Promise<ParkedMessage[]> => listParked(transactions, 'batch-execution');
  const discard = (id: string | undefined, reason = 'its body is torn'): Promise<number> => discardParked(transactions, id ?? '', handlerOf, { ...DECISION, reason });
  const replay = (id: string | undefined, reason = 'mended'): Promise<number> => replayParked(transactions, id ?? '', handlerOf, { ...DECISION, reason });
  const trail = (): Promise<object[]> => transactions.read('SELECT person, name, aggregate_id AS of, action, field, old_value AS old, new_value AS new, reason FROM audit ORDER BY aggregate_id, counter');

  it('a torn one is discarded with a reason: those that waited behind it are applied, what comes after goes on, and the record says who, why and which', async () => {
    await receive('q-torn', 1, { data: { text: '{"qualificationId":' }, unreadable: TORN });
    await receive('q-torn', 2);
    await receive('q-torn', 3);
    const [torn, second, third] = await parked();
    expect([torn, second, third].map((one) => one?.state)).toEqual(['parked', 'waiting', 'waiting']);
    await expect(replay(torn?.id)).rejects.toThrow(TORN);
    for (const none of ['', '  ']) await expect(discard(torn?.id, none)).rejects.toThrow('with a reason only');
    expect(await trail()).toEqual([]);
    expect(await discard(torn?.id)).toBe(2);
    await receive('q-torn', 4);
    expect(await effects(transactions)).toEqual(['q-torn:2', 'q-torn:3', 'q-torn:4']);
    expect(await parked()).toEqual([]);

    const kept = await transactions.read<{ id: string; state: string; body: string; hash: string }>(`SELECT id::text AS id, state, envelope->'message'->'data'->>'text' AS body, encode(sha256(convert_to(envelope::text, 'UTF8')), 'hex') AS hash FROM parked ORDER BY parked.id`);
    expect(kept.map(({ state }) => state)).toEqual(['discarded', 'replayed', 'replayed']);
    expect(kept[0]?.body).toBe('{"qualificationId":'); // it stays where it can be read
    const rows = kept.flatMap(({ id, state, hash }, at) => {
      const who = { person: DECISION.by.person, name: DECISION.by.name, of: `parked-message-${id}`, action: state === 'discarded' ? 'ParkedMessageDiscarded' : 'ParkedMessageReplayed', reason: 'its body is torn' };
      return [{ ...who, field: 'state', old: at === 0 ? 'parked' : 'waiting', new: state }, { ...who, field: 'hash', old: hash, new: hash }];
    });
    expect(await trail()).toEqual(rows);
  });

  it('one that is replayed leaves who and why as well, and one whose handler fails leaves nothing', async () => {
    handle = () => Promise.reject(new Error('no such lot'));
    await receive('q-1', 1);
    const [one] = await parked();
    await expect(replay(one?.id)).rejects.toThrow('no such lot');
    expect(await trail()).toEqual([]);
    handle = noteEffect;
    await expect(replay(one?.id, '')).rejects.toThrow('with a reason only');
    expect(await replay(one?.id)).toBe(1);
    expect(await trail()).toMatchObject([{ person: 'E1070', action: 'ParkedMessageReplayed', field: 'state', old: 'parked', new: 'replayed', reason: 'mended' }, { field: 'hash' }]);
    for (const again of [replay, discard]) await expect(again(one?.id)).rejects.toThrow('no message is parked');
    expect(await effects(transactions)).toEqual(['q-1:1']);
  });

  it('the oldest of a key comes first: one that waits is neither applied nor discarded before it', async () => {
    await receive('q-1', 1, { unreadable: TORN });
    await receive('q-1', 2);
    const [older, newer] = await parked();
    for (const early of [replay, discard]) await expect(early(newer?.id)).rejects.toThrow(`${older?.id} is an older message of the same key`);
    expect(await discard(older?.id)).toBe(1);
    expect(await effects(transactions)).toEqual(['q-1:2']);
  });

  it('one behind it that cannot be applied is named, stays, and can be settled itself', async () => {
    await receive('q-1', 1, { unreadable: TORN });
    await receive('q-1', 2, { unreadable: TORN });
    await receive('q-1', 3);
    const [first, second] = await parked();
    await expect(discard(first?.id)).rejects.toThrow(`${first?.id} is settled, and 0 behind it; ${second?.id} cannot be applied and waits: ${TORN}`);
    expect(await discard(second?.id)).toBe(1);
    expect(await effects(transactions)).toEqual(['q-1:3']);
  });

  it('one that comes while the older one is being settled does not begin to wait for it: it is applied', async () => {
    await receive('q-just-now', 1, { data: { text: '{' }, unreadable: TORN });
    const [torn] = await parked();
    // the moment between its look and its waiting: it has seen the torn one, and that goes before it is put behind it
    const settledMeanwhile: Transactions = Object.assign(Object.create(transactions) as Transactions, {
      run: async (work: Parameters<Transactions['run']>[0]) => {
        const answer = await transactions.run(work);
        if (answer === true && (await parked()).length > 0) await discard(torn?.id);
        return answer;
      },
    });
    const inbox = new Inbox({ group: 'batch-execution', transactions: settledMeanwhile, observer: new Complaints(), handlerOf, pause: () => Promise.resolve() });
    await inbox.receive({ ...qualification('q-just-now', 2), id: 'q-just-now-2', source: '/batchwright/training', time: '2026-11-24T08:00:00.000Z', part: 0, partition: 0, position: '2' });
    expect(await effects(transactions)).toEqual(['q-just-now:2']);
    expect(await parked()).toEqual([]);
  });

  it('nothing is discarded without its record, not even past the program', async () => {
    await receive('q-1', 1, { unreadable: TORN });
    const [one] = await parked();
    await expect(transactions.read('SELECT parked_discarded($1)', [one?.id])).rejects.toMatchObject({ code: 'record-refused' });
    expect(await parked()).toHaveLength(1);
  });
});
