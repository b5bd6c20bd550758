import { containerCodes } from './container-codes';

describe('C1 codes of containers on receipt', () => {
  it('are one for each drum, in order and distinct', () => {
    expect(containerCodes('L-1', '12')).toEqual(['L-1-01', 'L-1-02', 'L-1-03', 'L-1-04', 'L-1-05', 'L-1-06', 'L-1-07', 'L-1-08', 'L-1-09', 'L-1-10', 'L-1-11', 'L-1-12']);
    expect(containerCodes('L-1', '120').slice(-1)).toEqual(['L-1-120']);
  });

  it('are none while the number of drums or the lot is no number or missing', () => {
    for (const [lot, count] of [['', '3'], ['L', ''], ['L', '0'], ['L', '-1'], ['L', '1.5'], ['L', '1001'], ['L', 'x']] as const) expect(containerCodes(lot, count)).toEqual([]);
  });
});
