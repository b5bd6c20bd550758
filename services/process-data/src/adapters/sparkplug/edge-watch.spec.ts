import { DataType, type Metric, type MessageType, textProperty, wholeProperty, writePayload } from '@batchwright/sparkplug';
import fc from 'fast-check';
import { EdgeWatch } from './edge-watch';
import { type Message, nothing, type Outcome } from './message';
import { TIMING } from './timing';

const DAY = 1_790_000_000_000;

/** An edge node whose messages are written by hand, and a clock that goes on when told. */
class Hand {
  now = 0;
  readonly watch = new EdgeWatch('LINE-1', [{ code: 'count', address: 'count', type: 'number' }], TIMING, { steady: () => this.now, ofDay: () => DAY + this.now });
  readonly out: Outcome = nothing();

  take(message: Message): void {
    this.add(this.watch.take(message));
  }

  add(outcome: Outcome): void {
    this.out.readings.push(...outcome.readings);
    this.out.gaps.push(...outcome.gaps);
    this.out.states.push(...outcome.states);
    this.out.refused.push(...outcome.refused);
    this.out.done.push(...outcome.done);
    if (outcome.rebirth) this.out.rebirth = true;
  }

  later(ms: number): void {
    this.now += ms;
    this.add(this.watch.due());
  }

  get values(): unknown[] {
    return this.out.readings.map(({ value }) => value);
  }
}

function message(type: MessageType, seq: number | undefined, at: number, metrics: readonly Metric[], kept = false): Message {
  const bytes = writePayload({ timestamp: DAY + at, seq, metrics });
  return { type, bytes, size: bytes.length, kept, acknowledge: () => undefined };
}

const bdSeq = (value: number): Metric => ({ name: 'bdSeq', datatype: DataType.UInt64, value: { kind: 'long', value: BigInt(value) } });
const count = (value: number, more: Partial<Metric> = {}): Metric => ({ alias: 7n, value: { kind: 'int', value }, ...more });
const birth = (at: number, session = 1, properties = new Map([['engUnit', textProperty('kg')]])) => message('NBIRTH', 0, at, [bdSeq(session), { name: 'count', alias: 7n, datatype: DataType.UInt32, value: { kind: 'int', value: 0 }, properties }]);
const data = (seq: number, at: number, value = at, more: Partial<Metric> = {}, kept = false) => message('NDATA', seq, at, [count(value, more)], kept);
const death = (session: number) => message('NDEATH', undefined, 0, [bdSeq(session)]);

function born(): Hand {
  const hand = new Hand();
  hand.add(hand.watch.joined(false));
  hand.take(birth(0));
  return hand;
}

describe('E6 the order of messages', () => {
  it('puts messages right that overtook each other, whatever their order, and loses none', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Array.from({ length: 40 }, (_, i) => i + 1), { minLength: 40, maxLength: 40 }), (order) => {
        const hand = born();
        for (const i of order) hand.take(data(i, i));
        expect(hand.values.slice(1)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
        expect(hand.out.done).toHaveLength(41);
        hand.later(TIMING.reorder);
        hand.later(TIMING.fill);
        expect(hand.out.gaps).toEqual([]);
      }),
    );
  });

  it('hands a message on once, however often it comes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 300, maxLength: 300 }), (times) => {
        const hand = born();
        times.forEach((often, i) => {
          for (let n = 0; n < often; n++) hand.take(data((i + 1) % 256, i + 1));
        });
        expect(hand.values.slice(1)).toEqual(times.map((_, i) => i + 1));
      }),
    );
  });

  it('tells what is missing, whichever message it was, and reads what waited when the same session says again what it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 19 }), (missing) => {
        const hand = born();
        for (let i = 1; i <= 20; i++) if (i !== missing) hand.take(data(i, i * 100));
        expect(hand.out.gaps).toEqual([]);
        hand.out.rebirth = false;
        hand.later(TIMING.reorder);
        expect(hand.out.rebirth).toBe(true);
        hand.take(birth(3_000));
        expect(hand.values.filter((value) => value !== 0)).toEqual(Array.from({ length: 20 }, (_, i) => (i + 1) * 100).filter((each) => each !== missing * 100));
        hand.later(TIMING.fill);
        expect(hand.out.gaps).toEqual([{ from: (DAY + (missing - 1) * 100) * 1_000, until: (DAY + (missing + 1) * 100) * 1_000, why: 'sequence-gap' }]);
      }),
    );
  });

  it('never reads what waited by the births of another session', () => {
    const hand = born();
    hand.take(data(1, 100));
    hand.take(data(5, 500, 66));
    hand.later(TIMING.reorder);
    hand.take(birth(1_000, 2));
    hand.later(TIMING.fill);
    expect(hand.values).toEqual([0, 100, 0]);
    expect(hand.out.gaps).toContainEqual({ from: (DAY + 100) * 1_000, until: (DAY + 500) * 1_000, why: 'sequence-gap' });
  });

  it('tells what was lost among messages of one moment: no gap is without a length', () => {
    const between = born();
    between.take(data(1, 100));
    between.take(data(3, 100, 3));
    between.later(TIMING.reorder);
    between.take(birth(3_000));
    between.later(TIMING.fill);
    expect(between.out.gaps).toEqual([{ from: (DAY + 100) * 1_000, until: (DAY + 101) * 1_000, why: 'sequence-gap' }]);

    const unread = born();
    unread.take(data(1, 1_000));
    unread.take(data(5, 900));
    unread.take(birth(2_000, 2));
    expect(unread.out.gaps).toEqual([{ from: (DAY + 900) * 1_000, until: (DAY + 901) * 1_000, why: 'sequence-gap' }]);

    const unheard = new Hand();
    unheard.add(unheard.watch.joined(false));
    unheard.take(message('NDATA', undefined, 5, [count(1)]));
    expect(unheard.out.gaps).toEqual([{ from: DAY * 1_000, until: (DAY + 1) * 1_000, why: expect.stringContaining('payload-refused') }]);
  });

  it('takes what comes before its birth by that birth', () => {
    const hand = born();
    hand.take(data(1, 1_001, 5));
    // number 1 of the second session came first; the same number of the first session would have been next
    const late = new Hand();
    late.add(late.watch.joined(false));
    late.take(birth(0));
    late.take(data(2, 2_000, 22));
    late.take(birth(1_500, 2));
    late.take(data(1, 1_800, 11));
    expect(late.values).toEqual([0, 0, 11, 22]);
    expect(hand.values).toEqual([0, 5]);
  });
});

describe('E6 deaths and absences', () => {
  it('makes values stale at the death of this session, and not at that of an older one', () => {
    const hand = born();
    hand.take(death(0));
    expect(hand.out.readings).toHaveLength(1);
    hand.later(1_000);
    hand.take(death(1));
    expect(hand.out.readings.at(-1)).toEqual({ tag: 'count', at: (DAY + 1_000) * 1_000 + 1, value: null, quality: 'bad', status: 'Stale' });
    expect(hand.out.states.at(-1)).toMatchObject({ state: 'lost' });
  });

  it('is content with history that fills the time, and tells what it does not fill', () => {
    const hand = born();
    for (let i = 1; i <= 10; i++) hand.take(data(i, i * 1_000));
    hand.take(death(1));
    hand.take(birth(60_000, 2));
    for (let i = 1; i <= 20; i++) hand.take(data(i, 60_000 + i, i, { historical: true, timestamp: DAY + 30_000 + i * 1_000 }));
    hand.later(TIMING.fill);
    expect(hand.out.readings.filter(({ historical }) => historical)).toHaveLength(20);
    expect(hand.out.gaps).toEqual([
      { from: (DAY + 10_000) * 1_000, until: (DAY + 31_000) * 1_000, why: 'connection-lost' },
      { from: (DAY + 50_000) * 1_000, until: (DAY + 60_000) * 1_000, why: 'connection-lost' },
    ]);
  });

  it('tells no gap when the numbers go on after an absence of ours', () => {
    const hand = born();
    hand.take(data(1, 1_000));
    hand.add(hand.watch.parted());
    hand.later(30_000);
    hand.add(hand.watch.joined(true));
    hand.take(data(2, 20_000, 2, {}, true));
    hand.take(data(3, 40_000, 3, {}, true));
    hand.later(TIMING.fill);
    expect(hand.out.gaps).toEqual([]);
    expect(hand.values).toEqual([0, 1_000, 2, 3]);
  });

  it('asks an edge node that is silent whether it is still heard', () => {
    const hand = born();
    hand.out.rebirth = false;
    hand.later(TIMING.silence);
    expect(hand.out.rebirth).toBe(true);
    hand.later(TIMING.birth);
    expect(hand.out.states.at(-1)).toMatchObject({ state: 'lost', why: expect.stringContaining('does not answer') });
  });

  it('tells what the broker kept over a restart that forgot the births', () => {
    const after = new Hand();
    after.add(after.watch.joined(true));
    after.take(data(9, 1_000, 9, {}, true));
    after.take(data(10, 2_000, 10, {}, true));
    expect(after.values).toEqual([]);
    expect(after.out.gaps).toEqual([
      { from: (DAY + 1_000) * 1_000, until: (DAY + 1_001) * 1_000, why: 'sequence-gap' },
      { from: (DAY + 1_000) * 1_000, until: (DAY + 2_000) * 1_000, why: 'sequence-gap' },
    ]);
  });

  it('goes on after a restart with the births that it remembers', () => {
    const before = born();
    const after = new Hand();
    after.watch.remember(before.watch.remembered(), (DAY + 500) * 1_000);
    after.add(after.watch.joined(true));
    after.take(data(9, 1_000, 9, {}, true));
    after.take(data(10, 2_000, 10, {}, true));
    expect(after.values).toEqual([9, 10]);
    expect(after.out.readings[0]!.unit).toBe('kg');
  });
});

describe('E1 quality and unit', () => {
  it('stay as they were said last', () => {
    const hand = born();
    hand.take(data(1, 1, 1, { properties: new Map([['Quality', wholeProperty(0)]]) }));
    hand.take(data(2, 2, 2));
    hand.take(data(3, 3, 3, { properties: new Map([['Quality', wholeProperty(192)]]) }));
    expect(hand.out.readings.slice(1).map(({ quality, status, unit }) => [quality, status, unit])).toEqual([['bad', 'Bad', 'kg'], ['bad', 'Bad', 'kg'], ['good', undefined, 'kg']]);
  });

  it('is bad without a value', () => {
    const hand = born();
    hand.take(data(1, 1, 1, { value: undefined }));
    expect(hand.out.readings.at(-1)).toMatchObject({ value: null, quality: 'bad', status: 'NoValue' });
  });

  it('refuses a number that no birth told of, and asks', () => {
    const hand = born();
    hand.later(TIMING.askAtMost);
    hand.out.rebirth = false;
    hand.take(data(1, 1, 1, { alias: 99n }));
    expect(hand.out.refused).toEqual([expect.objectContaining({ why: 'no birth told of the alias 99' })]);
    expect(hand.out.rebirth).toBe(true);
    expect(hand.out.gaps).toEqual([expect.objectContaining({ why: expect.stringContaining('payload-refused') })]);
  });

  it('does not ask with every message', () => {
    const hand = born();
    let asked = 0;
    for (let i = 1; i <= 100; i++) {
      hand.out.rebirth = false;
      hand.take(data(i, i, i, { alias: 99n }));
      hand.later(TIMING.askAtMost / 100);
      if (hand.out.rebirth) asked++;
    }
    expect(asked).toBe(1);
    expect(hand.out.gaps).toHaveLength(1);
  });
});
