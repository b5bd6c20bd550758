import { csvOfCurves } from './csv-of-curves';

it('E1 curves as CSV: time to the microsecond, all digits, quality and the word of the source', () => {
  const points = [{ at: '2026-11-24T08:00:00.000001Z', value: -1.5e-7, quality: 'good' }, { at: '2026-11-24T08:00:01.000000Z', value: null, quality: 'bad', status: 'Bad,NoCommunication' }];
  expect(csvOfCurves([{ code: 'VB-02.speed', unit: '/min', points }]).slice(1).split('\r\n')).toEqual([
    'tag,time_utc,value,unit,quality,status', 'VB-02.speed,2026-11-24T08:00:00.000001Z,-1.5e-7,/min,good,', 'VB-02.speed,2026-11-24T08:00:01.000000Z,,/min,bad,"Bad,NoCommunication"', '',
  ]);
});
