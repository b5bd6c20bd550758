import { readAddress, writeAddress } from './trend-address';

describe('the address of trends', () => {
  it('E1 can be sent to somebody: tags, and the last hour or from when to when', () => {
    for (const looked of [{ codes: ['VB-02.speed', 'A/b'], span: { last: 3600 } }, { codes: ['T'], span: { from: 1_795_593_600.25, until: 1_795_593_700 } }]) expect(readAddress(writeAddress(looked))).toEqual(looked);
  });

  it('E1 that says nothing of use shows ten minutes of no tag', () => {
    for (const search of ['', 'last=-5', 'from=2026-11-24T08:00:00Z&until=2026-11-24T07:00:00Z', 'from=yesterday&until=today']) expect(readAddress(new URLSearchParams(search))).toEqual({ codes: [], span: { last: 600 } });
    expect(readAddress(new URLSearchParams(Array.from({ length: 30 }, (_, at) => ['tag', `T${at}`]))).codes).toHaveLength(20);
  });
});
