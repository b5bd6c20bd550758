import { readCurve } from './curve-file';

const FILE = ['format,batchwright.curve/1', 'tag,FD-01.t', 'title,"Product, warm"', 'unit,Cel', 'equipment,FD-01', 'run,B-1', 'from,2026-01-01T00:00:00.000000Z', 'until,2026-01-01T00:01:00.000000Z', 'time,value,quality', '2026-01-01T00:00:00.000000Z,21.5,good', '2026-01-01T00:00:10.000000Z,,bad', '2026-01-01T00:00:20.000000Z,99.0,uncertain', '2026-01-01T00:00:30.000000Z,22,good', ''];

describe('E2 the data of a curve in the record', () => {
  it('are read as they were written; what may not be used is a break', () => {
    expect(readCurve(FILE.join('\n'))).toEqual({
      tag: 'FD-01.t', unit: 'Cel', from: '2026-01-01T00:00:00.000000Z', until: '2026-01-01T00:01:00.000000Z',
      points: [{ at: '2026-01-01T00:00:00.000000Z', value: 21.5 }, { at: '2026-01-01T00:00:10.000000Z' }, { at: '2026-01-01T00:00:20.000000Z' }, { at: '2026-01-01T00:00:30.000000Z', value: 22 }],
    });
  });

  it('no other file is taken for one, and none without a number', () => {
    expect(readCurve('time,value,quality\n2026-01-01T00:00:00Z,1,good\n')).toBeUndefined();
    expect(readCurve(FILE.slice(0, 9).join('\n'))).toBeUndefined();
    expect(readCurve('%PDF-1.7')).toBeUndefined();
  });
});
