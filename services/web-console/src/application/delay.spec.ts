import { DelayJudge, delayRule, type Delay, type OwnersWord } from './delay';

const AT = '2026-11-27T14:02:10.000Z';
const EARLIER = '2026-11-27T14:01:00.000Z';
const HOUR = 3_600_000;

/** A judge who looks every second at what is told him. */
function looker() {
  const judge = new DelayJudge(delayRule(1000));
  return { look: (words: readonly OwnersWord[], aliveMs = HOUR): Delay | undefined => judge.judge(words, aliveMs) };
}
const word = (service: string, ageMs: number, at = AT): OwnersWord => ({ service, ageMs, at });

describe('M3 when screens say "delayed"', () => {
  it('not while owners are heard every second, nor when some words are missed', () => {
    const { look } = looker();
    for (const ageMs of [300, 1900, 4000, 9999, 200]) for (let looks = 0; looks < 5; looks += 1) expect(look([word('batch-execution', ageMs)])).toBeUndefined();
  });

  it('when ten words were missed, at three looks in a row: who, and as of when', () => {
    const { look } = looker();
    const old = [word('batch-execution', 10_500), word('review', 200), word('training', 11_000, EARLIER)];
    expect([look(old), look(old)]).toEqual([undefined, undefined]);
    expect(look(old)).toEqual({ services: ['batch-execution', 'training'], asOf: EARLIER });
  });

  it('not when a process that slept finds words old and hears new ones at the next look', () => {
    const { look } = looker();
    for (let naps = 0; naps < 4; naps += 1) expect([look([word('review', 600_000)]), look([word('review', 600_000)]), look([word('review', 100)])]).toEqual([undefined, undefined, undefined]);
  });

  it('until a word of the last five seconds is heard, and not on and off at the border', () => {
    const { look } = looker();
    for (let looks = 0; looks < 3; looks += 1) look([word('review', 12_000)]);
    for (const ageMs of [9000, 11_000, 6000, 5000]) expect(look([word('review', ageMs)])?.services).toEqual(['review']);
    expect(look([word('review', 4900)])).toBeUndefined();
    for (const ageMs of [6000, 9000, 9900]) expect(look([word('review', ageMs)])).toBeUndefined();
  });

  it('waits a minute for the first word of a service that starts later, and then knows no time', () => {
    const { look } = looker();
    const never: OwnersWord = { service: 'recipes', ageMs: Infinity };
    for (let second = 0; second <= 60; second += 1) expect(look([never], second * 1000)).toBeUndefined();
    for (let second = 61; second < 63; second += 1) expect(look([never, word('review', 100)], second * 1000)).toBeUndefined();
    expect(look([never, word('review', 100)], 63_000)).toEqual({ services: ['recipes'] });
    expect(look([word('recipes', 100), word('review', 100)], 64_000)).toBeUndefined();
  });
});
