import { MACHINE_SETTINGS } from '@batchwright/testing';
import { replayedFermenter } from './machines/replayed-fermenter';
import { steppedMachine } from './machines/stepped-machine';
import { recordedFermentation, type RecordedBatch } from './recorded-fermentation';

const HOUR_MS = 3_600_000;

/** Least and most of a tag over the batch, looked at once an hour. */
function extent(batch: RecordedBatch, name: string): { least: number; most: number } | undefined {
  const csv = recordedFermentation(MACHINE_SETTINGS.referenceData, batch);
  if (csv === undefined) return undefined;
  const machine = steppedMachine('FE-02', 1, replayedFermenter(csv));
  const values = Array.from({ length: 200 }, (_, hour) => machine.valuesAt(hour * HOUR_MS).find(({ code }) => code === `FE-02.${name}`)?.value as number);
  return { least: Math.min(...values), most: Math.max(...values) };
}

describe('a recorded fermentation', () => {
  it('is played with its fault, which the one without a fault has not', () => {
    const [aeration, agreed, pressure, usual] = [extent(201, 'air-flow'), extent(101, 'air-flow'), extent(202, 'pressure'), extent(101, 'pressure')];
    if (!aeration || !agreed || !pressure || !usual) return void process.stdout.write('the recorded fermentations are not on this machine (BATCHWRIGHT_REFERENCE_DATA)\n');
    expect([agreed.least, aeration.least]).toEqual([30, 20]);
    expect([usual.most, pressure.most]).toEqual([1.1, 2]);
  });
});
