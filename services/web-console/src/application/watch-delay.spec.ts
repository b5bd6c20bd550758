import { delayRule, type Delay, type OwnersWord } from './delay';
import { KnownDelay } from './known-delay';
import type { PlantTimes } from './plant-time';
import { WatchDelay } from './watch-delay';

const HOUR = 3_600_000;
let words: OwnersWord[];
let times: () => Promise<PlantTimes>;
let told: (Delay | undefined)[];
let delay: KnownDelay;
let watch: WatchDelay;
const look = async (count: number): Promise<void> => {
  for (let looks = 0; looks < count; looks += 1) await watch.look(HOUR);
};

beforeEach(() => {
  words = [{ service: 'review', ageMs: 20_000, at: '2026-11-27T14:02:10.000Z' }];
  times = () => Promise.resolve({ plant: '2026-11-27T16:30:00.000Z', real: '2026-11-27T14:30:00.000Z', clock: 'plant-clock' });
  told = [];
  delay = new KnownDelay();
  delay.listen((one) => told.push(one));
  watch = new WatchDelay({ newest: () => words }, { times: () => times() }, delay, delayRule(1000));
});

describe('M3 consoles are told of a delay', () => {
  it('once, in the time of the plant, and once that it is over', async () => {
    await look(6);
    const shown = { services: ['review'], asOf: '2026-11-27T16:02:10.000Z' };
    expect([told, delay.now]).toEqual([[shown], shown]);
    words = [{ service: 'review', ageMs: 100, at: '2026-11-27T14:03:10.000Z' }];
    await look(3);
    expect([told, delay.now]).toEqual([[shown, undefined], undefined]);
  });

  it('anew when another service is late too, or what is shown is of another minute', async () => {
    await look(3);
    words = [{ service: 'review', ageMs: 20_000, at: '2026-11-27T14:02:40.000Z' }];
    await look(3);
    expect(told).toHaveLength(1);
    words = [{ service: 'review', ageMs: 20_000, at: '2026-11-27T14:03:40.000Z' }];
    await look(1);
    words = [...words, { service: 'training', ageMs: 20_000, at: '2026-11-27T14:03:41.000Z' }];
    await look(3);
    expect(told.map((one) => one?.services)).toEqual([['review'], ['review'], ['review', 'training']]);
  });

  it('also when the database is away and does not say what time it is', async () => {
    times = () => Promise.reject(new Error('away'));
    await look(3);
    expect(told).toEqual([{ services: ['review'], asOf: '2026-11-27T14:02:10.000Z' }]);
  });
});
