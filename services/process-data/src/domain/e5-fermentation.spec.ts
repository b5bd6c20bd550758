import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MACHINE_SETTINGS } from '@batchwright/testing';
import type { Sample } from './admit';
import type { TagLimit } from './tag';
import { elapseTag, watchTag, type TagFinding } from './watch-tag';

const HOUR = 3_600_000_000;
const folder = join(MACHINE_SETTINGS.referenceData ?? '', 'fermentation');
const missing = MACHINE_SETTINGS.referenceData === undefined || !existsSync(folder);

const limit = (id: TagLimit['kind'], value: string, deadBand: string): TagLimit => ({ id, kind: id, value, deadBand, onDelaySeconds: 0, offDelaySeconds: 0, priority: 'high', exception: 'major' });
/** What a process engineer would write for such a vessel: what it is built for, not what these runs happened to show. */
const LIMITS: Readonly<Record<string, readonly TagLimit[]>> = {
  T: [limit('low', '296', '0.5'), limit('high', '302', '0.5')],
  pH: [limit('low', '6.0', '0.05'), limit('high', '7.0', '0.05')],
  DO2: [limit('low', '2', '0.2')],
  Fg: [limit('low', '25', '1')],
  pressure: [limit('high', '1.5', '0.1')],
  RPM: [limit('low', '95', '1'), limit('high', '105', '1')],
};

interface Found {
  readonly column: string;
  readonly finding: TagFinding;
}

/** A batch sample for sample, as a source that says every column every 12 minutes. */
function replay(seed: number): Found[] {
  const [head = '', , ...lines] = readFileSync(join(folder, `batch_seed${seed}_states.csv`), 'utf8').trim().split('\n');
  const columns = head.trim().split(',');
  const rows = lines.map((line) => line.split(',').map(Number));
  return Object.entries(LIMITS).flatMap(([column, limits]) => {
    const place = columns.indexOf(column);
    const tag = { limits, silentAfterSeconds: 1800 };
    const samples = rows.map((row): Sample => ({ at: Math.round((row[0] as number) * HOUR), value: row[place] as number, quality: 'good' }));
    const { watch, findings } = watchTag(tag, undefined, samples);
    return [...findings, ...elapseTag(tag, watch, watch.at + 1, 0).findings].map((finding) => ({ column, finding }));
  });
}

const hours = (at: number): number => Number((at / HOUR).toFixed(1));
const of = (found: readonly Found[], kind: 'raised' | 'cleared'): object[] =>
  found.flatMap(({ column, finding }) => {
    if (finding.about !== 'limit' || finding.finding.kind !== kind) return [];
    const { from, ...rest } = finding.finding;
    return [{ column, limit: finding.limit.id, from: hours(from), ...('until' in rest ? { until: hours(rest.until), peak: rest.peak } : {}) }];
  });

describe('limits on the reference fermentations', () => {
  if (missing) {
    it('E5 are not replayed: they are not on this machine (BATCHWRIGHT_REFERENCE_DATA)', () => {
      process.stdout.write('the reference fermentations are not on this machine (BATCHWRIGHT_REFERENCE_DATA): they were not replayed\n');
      expect(missing).toBe(true);
    });
    return;
  }

  it('E5 stay silent over a whole fault-free batch', () => {
    expect(replay(101)).toEqual([]);
  });

  it('E5 find the fault of the aeration, each time once, with its worst value', () => {
    const found = replay(201);
    expect(of(found, 'raised')).toEqual([{ column: 'Fg', limit: 'low', from: 20 }, { column: 'Fg', limit: 'low', from: 100 }]);
    expect(of(found, 'cleared')).toEqual([{ column: 'Fg', limit: 'low', from: 20, until: 24.2, peak: 20 }, { column: 'Fg', limit: 'low', from: 100, until: 110.2, peak: 20 }]);
  });

  it('E5 find the fault of the back pressure, the second time to the end of the batch', () => {
    const found = replay(202);
    expect(of(found, 'raised')).toEqual([{ column: 'pressure', limit: 'high', from: 100 }, { column: 'pressure', limit: 'high', from: 200 }]);
    expect(of(found, 'cleared')).toEqual([{ column: 'pressure', limit: 'high', from: 100, until: 104.2, peak: 2 }]);
  });
});
