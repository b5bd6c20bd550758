import { wholeRun } from './whole-run';

describe('E1 the whole of a run', () => {
  const [from, begin] = ['2026-11-24T08:00:00.000000Z', Date.parse('2026-11-24T08:00:00Z') / 1000];

  it('is seen with a little air when it is over', () => {
    expect(wholeRun({ from, until: '2026-11-24T08:10:00.000000Z' }, 0)).toEqual({ from: begin - 18, until: begin + 618 });
  });

  it('goes on with a run that is not over, and does not when that would be too long', () => {
    expect(wholeRun({ from }, begin + 1000)).toEqual({ last: 1030 });
    expect(wholeRun({ from }, begin + 3)).toEqual({ last: 60 });
    expect(wholeRun({ from }, begin + 40 * 86_400)).toMatchObject({ until: begin + 41.2 * 86_400 });
  });
});
