import type { Change, Hint } from './hint';
import { HintList } from './hint-list';

const change = (sequence: number): Change => ({ service: 'batch-execution', aggregate: 'run-1', sequence, site: 'HAM' });
const sequences = (hints: readonly Hint[]): number[] => hints.map(({ sequence }) => sequence);

describe('M4 live hints: what a console has missed', () => {
  it('is given from the id on that it names', () => {
    const list = new HintList('a');
    list.add(change(1));
    const seen = list.newest;
    list.add(change(2));
    list.add(change(3));
    const missed = list.after(seen);
    expect(missed.known && sequences(missed.hints)).toEqual([2, 3]);
  });

  it('is nothing for one who is up to date, also before the first hint', () => {
    const list = new HintList('a');
    expect(list.after(list.newest)).toEqual({ known: true, hints: [] });
    const before = list.newest;
    list.add(change(1));
    expect(list.after(before)).toMatchObject({ known: true, hints: [{ sequence: 1 }] });
  });

  it('is unknown when the id is of another replica or too old, so that everything is read anew', () => {
    const list = new HintList('a', 2);
    const first = list.newest;
    for (let n = 1; n <= 9; n += 1) list.add(change(n));
    expect(list.after(first)).toEqual({ known: false });
    expect(list.after('a-1')).toEqual({ known: false });
    expect(list.after('b-9')).toEqual({ known: false });
    expect(list.after('a-8')).toMatchObject({ known: true, hints: [{ sequence: 9 }] });
  });

  it('goes on live until the listener leaves or the replica ends', () => {
    const list = new HintList('a');
    const heard: (number | 'forgotten' | 'end')[] = [];
    const listener = { hint: (hint: Hint) => void heard.push(hint.sequence), forgotten: () => void heard.push('forgotten'), end: () => void heard.push('end') };
    const leave = list.listen(listener);
    list.add(change(1));
    leave();
    list.add(change(2));
    list.listen(listener);
    list.end();
    list.listen(listener);
    expect(heard).toEqual([1, 'end', 'end']);
  });

  it('is unknown to all when hints may have been missed: who listens is told, who comes back reads everything anew, and it goes on from there', () => {
    const list = new HintList('a');
    const never = list.newest;
    const heard: (number | 'forgotten')[] = [];
    list.listen({ hint: ({ sequence }) => void heard.push(sequence), forgotten: () => void heard.push('forgotten'), end: () => undefined });
    list.add(change(1));
    const seen = list.newest;
    list.forget();
    expect([list.after(never), list.after(seen)]).toEqual([{ known: false }, { known: false }]);
    const since = list.newest;
    list.add(change(2));
    expect(list.after(since)).toMatchObject({ known: true, hints: [{ sequence: 2 }] });
    expect(list.after(never)).toEqual({ known: false });
    expect(heard).toEqual([1, 'forgotten', 2]);
  });
});
