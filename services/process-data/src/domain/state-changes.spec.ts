import fc from 'fast-check';
import type { Sample } from './admit';
import { changesIn, tellChanges, TOLD_AT_MOST_EVERY, type Telling, type ToldChange } from './state-changes';

const said = (at: number, value: Sample['value'], quality: Sample['quality'] = 'good'): Sample => ({ at, value, quality });

it('E2 what a machine does changes with its value or its quality, and not with a sample that says the same', () => {
  const [run, still, bad, back, stop] = [said(1, 'runs'), said(2, 'runs'), said(3, 'runs', 'bad'), said(4, 'runs'), said(5, 'stopped')] as const;
  expect(changesIn([run, still, bad, back, stop], undefined)).toEqual([run, bad, back, stop]);
  expect(changesIn([still, stop], run)).toEqual([stop]);
  expect(changesIn([said(6, null, 'bad'), said(7, null, 'bad')], stop)).toEqual([said(6, null, 'bad')]);
});

describe('E2 of a point that chatters', () => {
  const SECOND = 1_000_000;

  /** Looks each second, and until nothing can be held back any more; `skew`: how far the clock of the source is ahead of ours. */
  function look(changes: readonly Sample[], skew = 0): ToldChange[] {
    const told: ToldChange[] = [];
    let telling: Telling | undefined;
    const end = (changes.at(-1)?.at ?? 0) + 2 * TOLD_AT_MOST_EVERY;
    for (let now = SECOND; now <= end; now += SECOND) {
      const found = tellChanges(changes.filter(({ at }) => at > now - SECOND && at <= now), telling, now - skew);
      telling = found.telling;
      told.push(...found.changes);
    }
    return told;
  }

  it('the first is told at once, then the newest when five seconds are over, with the moment at which it began; what is gone by then is not told', () => {
    const told = look([said(SECOND, true), said(2 * SECOND, false), said(3 * SECOND, true), said(4 * SECOND, false), said(60 * SECOND, true)]);
    expect(told).toEqual([{ said: said(SECOND, true), heldFor: 0 }, { said: said(4 * SECOND, false), heldFor: 2 * SECOND }, { said: said(60 * SECOND, true), heldFor: 0 }]);
    expect(look([said(SECOND, true), said(2 * SECOND, false), said(3 * SECOND, true)])).toEqual([{ said: said(SECOND, true), heldFor: 0 }]);
  });

  it('what was held back for long in one look, as after an outage, is told as it lasted', () => {
    const { changes, telling } = tellChanges([said(SECOND, 'a'), said(2 * SECOND, 'b'), said(30 * SECOND, 'c'), said(31 * SECOND, 'd')], undefined, 90 * SECOND);
    expect(changes.map((one) => one.said)).toEqual([said(SECOND, 'a'), said(2 * SECOND, 'b'), said(30 * SECOND, 'c')]);
    expect(telling).toMatchObject({ told: said(30 * SECOND, 'c'), held: { ...said(31 * SECOND, 'd'), due: 94 * SECOND } });
    expect(tellChanges([], telling, 94 * SECOND - 1).changes).toEqual([]);
    expect(tellChanges([], telling, 94 * SECOND).changes).toEqual([{ said: said(31 * SECOND, 'd'), heldFor: 4 * SECOND }]);
  });

  it('no state is lost that lasts longer, the last word is right, and nothing is told more often, whatever the clock of the source shows', () => {
    const words = fc.array(fc.record({ after: fc.integer({ min: 1, max: 12_000 }), value: fc.constantFrom('a', 'b', 'c'), quality: fc.constantFrom('good' as const, 'bad' as const) }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, fc.constantFrom(0, -3_600 * SECOND, 3_600 * SECOND), (all, skew) => {
        let at = 0;
        const changes = changesIn(all.map(({ after, value, quality }) => said((at += after * 1_000), value, quality)), undefined);
        const told = look(changes, skew);
        const alike = (one: Partial<Sample> | undefined, other: Partial<Sample> | undefined): boolean => one?.value === other?.value && one?.quality === other?.quality;
        expect(told.every((one) => changes.some((change) => change.at === one.said.at && alike(change, one.said)))).toBe(true);
        expect(alike(told.at(-1)?.said, changes.at(-1))).toBe(true);
        changes.forEach((change, index) => {
          const lasts = (changes[index + 1]?.at ?? Infinity) - change.at;
          if (lasts > TOLD_AT_MOST_EVERY) expect(alike(told.filter((one) => one.said.at <= change.at).at(-1)?.said, change)).toBe(true);
        });
        const span = (changes.at(-1)?.at ?? 0) - (changes[0]?.at ?? 0);
        expect(told.length).toBeLessThanOrEqual(Math.floor(span / TOLD_AT_MOST_EVERY) + 2);
        expect(told.every(({ heldFor }) => heldFor <= TOLD_AT_MOST_EVERY + SECOND)).toBe(true);
      }),
    );
  });
});
