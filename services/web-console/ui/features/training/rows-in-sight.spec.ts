import { rowsInSight } from './rows-in-sight';

describe('H1 the rows of a long matrix', () => {
  it('are drawn where one looks, and a few around it', () => {
    expect(rowsInSight(0, 480, 48, 200)).toEqual({ first: 0, last: 18 });
    expect(rowsInSight(4800, 480, 48, 200)).toEqual({ first: 92, last: 118 });
    expect(rowsInSight(9120, 480, 48, 200)).toEqual({ first: 182, last: 200 });
  });

  it('are all drawn when they are few, and none when there are none', () => {
    expect(rowsInSight(0, 700, 48, 5)).toEqual({ first: 0, last: 5 });
    expect(rowsInSight(500, 700, 48, 0)).toEqual({ first: 0, last: 0 });
  });
});
