import fc from 'fast-check';
import type { Sample } from './admit';
import type { TagLimit } from './tag';
import { elapseLimit, excursionsIn, INSIDE, watchLimit, type LimitFinding } from './watch-limit';

const SECOND = 1_000_000;
const HIGH: TagLimit = { id: 'high', kind: 'high', value: '25', deadBand: '1', onDelaySeconds: 5, offDelaySeconds: 3, priority: 'high' };
const at = (second: number, value: number | string | boolean | null, quality: Sample['quality'] = 'good'): Sample => ({ at: second * SECOND, value, quality });
const found = (limit: TagLimit, ...samples: Sample[]): LimitFinding[] => watchLimit(limit, INSIDE, samples).findings;
const without = { deadBand: undefined, onDelaySeconds: 0, offDelaySeconds: 0 } as unknown as Partial<TagLimit>;

describe('a value and its limit', () => {
  it('E4 is an alarm after the on-delay, with its worst value, and over after the off-delay, from the moment it came back', () => {
    expect(found(HIGH, at(0, 20), at(10, 26), at(12, 28), at(14, 27), at(20, 23.9), at(22, 24), at(24, 20))).toEqual([
      { kind: 'raised', from: 10 * SECOND, at: 15 * SECOND, value: 28 },
      { kind: 'cleared', from: 10 * SECOND, until: 20 * SECOND, peak: 28, peakAt: 12 * SECOND },
    ]);
  });

  it('E4 is none when it was outside for less than the on-delay, or on the limit', () => {
    expect(found(HIGH, at(0, 26), at(4, 24), at(5, 26), at(9, 24), at(10, 25), at(60, 25))).toEqual([]);
  });

  it('E4 is one alarm as long as it does not come back by more than the dead-band, for the whole off-delay', () => {
    expect(found(HIGH, at(0, 26), at(10, 24.5), at(20, 26), at(30, 23), at(32, 27), at(40, 24.5), at(50, 24), at(53, 20))).toEqual([
      { kind: 'raised', from: 0, at: 5 * SECOND, value: 26 },
      { kind: 'cleared', from: 0, until: 50 * SECOND, peak: 27, peakAt: 32 * SECOND },
    ]);
  });

  it('E4 comes when a source speaks on change only and time goes by', () => {
    const { watch } = watchLimit(HIGH, INSIDE, [at(0, 30)]);
    const findings: LimitFinding[] = [];
    expect(elapseLimit(watch, 4.9 * SECOND, findings)).toEqual(watch);
    expect(elapseLimit(watch, 60 * SECOND, findings)).toMatchObject({ phase: 'outside' });
    expect(findings).toEqual([{ kind: 'raised', from: 0, at: 5 * SECOND, value: 30 }]);
  });

  it('E4 E6 is neither raised nor ended by what is bad or uncertain, and that time counts for no delay', () => {
    expect(found(HIGH, at(0, 99, 'bad'), at(10, 99, 'uncertain'), at(20, null, 'bad'))).toEqual([]);
    expect(found(HIGH, at(0, 26), at(2, null, 'bad'), at(60, 26), at(62, 20))).toEqual([]);
    expect(found(HIGH, at(0, 26), at(2, null, 'bad'), at(60, 26), at(63, 26))).toEqual([{ kind: 'raised', from: 0, at: 63 * SECOND, value: 26 }]);
    expect(found(HIGH, at(0, 26), at(6, 0, 'bad'), at(60, 0, 'uncertain'))).toHaveLength(1);
  });

  it.each([
    ['low', '5', [6, 4, 3, 5], 3], ['low-low', '5', [6, 4, 3, 5], 3], ['high-high', '5', [4, 6, 7, 5], 7], ['is', 'true', [false, true, true, false], true], ['is', 'TRIPPED', ['OK', 'TRIPPED', 'TRIPPED', 'OK'], 'TRIPPED'],
  ] as const)('E4 a limit of kind %s', (kind, value, values, peak) => {
    const seen = found({ ...HIGH, ...without, kind, value }, ...values.map((one, second) => at(second, one)));
    expect(seen).toMatchObject([{ kind: 'raised', from: SECOND }, { kind: 'cleared', until: 3 * SECOND, peak }]);
  });

  const series = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 8 }), value: fc.integer({ min: 20, max: 30 }), quality: fc.constantFrom<Sample['quality'][]>('good', 'good', 'good', 'uncertain', 'bad') }), { maxLength: 60 })
    .map((steps) => steps.reduce<Sample[]>((so, { gap, value, quality }) => [...so, { at: (so.at(-1)?.at ?? 0) + gap * SECOND, value, quality }], []));

  it('E4 E5 finds the same whatever the batches in which samples come: a crash between two changes nothing', () => {
    fc.assert(fc.property(series, fc.integer({ min: 0, max: 60 }), (samples, cut) => {
      const whole = watchLimit(HIGH, INSIDE, samples);
      const first = watchLimit(HIGH, INSIDE, samples.slice(0, cut));
      const kept = JSON.parse(JSON.stringify(first.watch)) as typeof first.watch;
      const second = watchLimit(HIGH, kept, samples.slice(cut));
      expect([...first.findings, ...second.findings]).toEqual(whole.findings);
      expect(second.watch).toEqual(whole.watch);
    }));
  });

  it('E4 raises and clears in turn, each excursion after the other and with a worst value that was measured', () => {
    fc.assert(fc.property(series, (samples) => {
      const { findings } = watchLimit(HIGH, INSIDE, samples);
      findings.forEach((finding, place) => {
        expect(finding.kind).toBe(place % 2 === 0 ? 'raised' : 'cleared');
        if (finding.kind === 'cleared') {
          expect(finding.until).toBeGreaterThan(finding.from);
          const good = samples.filter(({ at: moment, quality }) => quality === 'good' && moment >= finding.from && moment < finding.until);
          expect(finding.peak).toBe(Math.max(...good.map(({ value }) => Number(value))));
        }
      });
    }));
  });

  it('E4 E5 finds excursions in samples that came late', () => {
    expect(excursionsIn(HIGH, [at(0, 20), at(10, 30), at(20, 26), at(30, 20), at(40, 30)], 50 * SECOND)).toEqual([
      { kind: 'cleared', from: 10 * SECOND, until: 30 * SECOND, peak: 30, peakAt: 10 * SECOND },
      { kind: 'cleared', from: 40 * SECOND, until: 50 * SECOND, peak: 30, peakAt: 40 * SECOND },
    ]);
  });
});
