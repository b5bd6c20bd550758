import { setTimeout as pause } from 'node:timers/promises';
import type { WatermarkReading } from '@batchwright/bus';
import { BusWatermarks } from './bus-watermarks';

/** A bus whose answers a test gives. */
class Brokers {
  questions = 0;
  answer: () => Promise<WatermarkReading> = () => Promise.resolve({ ageMs: 7 });

  watermark(): Promise<WatermarkReading> {
    this.questions += 1;
    return this.answer();
  }
}

const silent = (): Promise<WatermarkReading> => new Promise(() => undefined);

describe('M3 watermarks of the owners, as an act asks for them', () => {
  it('are read from the brokers, and once for all who ask in that moment', async () => {
    const brokers = new Brokers();
    const watermarks = new BusWatermarks(brokers);
    const [first, second] = await Promise.all([watermarks.ages(), watermarks.ages()]);
    expect(first.training).toBeGreaterThanOrEqual(7);
    expect(second.resources).toBeGreaterThanOrEqual(7);
    expect(brokers.questions).toBe(2); // two owners
  });

  it('of brokers that are silent are waited for by one act only, and are those of before, grown old', async () => {
    const brokers = new Brokers();
    const watermarks = new BusWatermarks(brokers);
    await watermarks.ages();
    await pause(600); // the reading is not fresh any more
    brokers.answer = silent;
    const { training } = await watermarks.ages();
    expect(training).toBeGreaterThanOrEqual(600);
    expect((await watermarks.ages()).training).toBeGreaterThanOrEqual(training ?? 0);
    expect(brokers.questions).toBe(4); // the question that is on its way is not asked again
  });

  it('of brokers that were never heard are unknown, and no fault of the act', async () => {
    const brokers = new Brokers();
    brokers.answer = () => Promise.reject(new Error('the brokers are away'));
    const watermarks = new BusWatermarks(brokers);
    expect(await watermarks.ages()).toEqual({});
    brokers.answer = () => Promise.resolve({ ageMs: 3 });
    expect((await watermarks.ages()).training).toBeGreaterThanOrEqual(3);
  });
});
