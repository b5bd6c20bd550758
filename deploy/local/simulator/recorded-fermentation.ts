import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Recorded batches: 101 without a fault, 201 with one of the aeration, 202 with one of the back-pressure. */
export type RecordedBatch = 101 | 201 | 202;

/** The text of a recorded batch in a folder of reference data; undefined where it is not on this machine. */
export function recordedFermentation(referenceData: string | undefined, batch: RecordedBatch): string | undefined {
  const file = join(referenceData ?? '', 'fermentation', `batch_seed${batch}_states.csv`);
  return referenceData !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
