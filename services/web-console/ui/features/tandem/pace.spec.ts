import { pointers } from './pace';

describe('J3 pointers at a pace', () => {
  it('the first is said at once, the last always, what lay between is not', () => {
    let now = 0;
    let waiting: (() => void) | undefined;
    const said: number[] = [];
    const pace = pointers<number>((what) => said.push(what), { now: () => now, after: (ms, then) => ((waiting = () => { now += ms; then(); }), () => void (waiting = undefined)) });
    for (const what of [1, 2, 3]) pace.say(what);
    expect(said).toEqual([1]);
    waiting?.();
    expect(said).toEqual([1, 3]);
    pace.say(4);
    pace.now(5);
    expect([said, waiting]).toEqual([[1, 3, 5], undefined]);
    now += 33;
    pace.say(6);
    expect(said).toEqual([1, 3, 5, 6]);
  });
});
