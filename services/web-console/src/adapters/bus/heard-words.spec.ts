import { setTimeout as pause } from 'node:timers/promises';
import type { WatermarkReading } from '@batchwright/bus';
import type { Topic } from '@batchwright/contracts';
import { HeardWords } from './heard-words';

const REVIEW = 'batchwright.review.events.v1';
const TRAINING = 'batchwright.training.events.v1';
const AT = '2026-11-27T14:02:10.000Z';

/** A subscription whose answers a test gives. */
class Heard {
  questions = 0;
  answer: () => Promise<ReadonlyMap<Topic, WatermarkReading>> = () => Promise.resolve(new Map([[REVIEW, { appliedUntil: AT, ageMs: 7 }], [TRAINING, { ageMs: Infinity }]]));

  watermarks(): Promise<ReadonlyMap<Topic, WatermarkReading>> {
    this.questions += 1;
    return this.answer();
  }
}

/** The question is answered in the background. */
async function newestOf(words: HeardWords) {
  words.newest();
  await pause(0);
  return words.newest();
}

describe('M3 the words of owners as a console hears them', () => {
  it('are those of the subscription; an owner that was never heard has none', async () => {
    const [review, training] = await newestOf(new HeardWords(new Heard(), [REVIEW, TRAINING]));
    expect(review).toMatchObject({ service: 'review', at: AT });
    expect(review?.ageMs).toBeGreaterThanOrEqual(7);
    expect(training).toEqual({ service: 'training', ageMs: Infinity });
  });

  it.each<[string, Heard['answer']]>([
    ['that does not answer', () => new Promise(() => undefined)],
    ['that answers with a fault', () => Promise.reject(new Error('away'))],
    ['that knows nothing any more', () => Promise.resolve(new Map([[REVIEW, { ageMs: Infinity }]]))],
  ])('grow old with a bus %s', async (_what, answer) => {
    const heard = new Heard();
    const words = new HeardWords(heard, [REVIEW]);
    await newestOf(words);
    await pause(0);
    heard.answer = answer;
    await pause(30);
    const [review] = await newestOf(words);
    expect(review).toMatchObject({ at: AT });
    expect(review?.ageMs).toBeGreaterThan(30);
  });

  it('are asked for once at a time', async () => {
    const heard = new Heard();
    heard.answer = () => new Promise(() => undefined);
    const words = new HeardWords(heard, [REVIEW]);
    await newestOf(words);
    await newestOf(words);
    expect(heard.questions).toBe(1);
  });
});
