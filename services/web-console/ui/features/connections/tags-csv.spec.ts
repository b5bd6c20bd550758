import { csvOf } from '../materials/csv';
import type { Tag } from './queries';
import { rowsOfTags, tagsOf } from './tags-csv';

const speed: Tag = {
  code: 'VB-02.speed', address: 'ns=2;s="speed"', type: 'number', title: { en: 'Speed, drum', de: 'Drehzahl' }, equipment: 'VB-02', point: 'speed', unit: '/min', unitWords: ['rpm'], places: 1, instrument: 'ST-1', writable: true, commandMethod: 'ns=2;s="speed.command"', samplingMs: 500, silentAfterSeconds: 60, keepDays: 30,
  limits: [{ id: 'too-fast', kind: 'high', value: '25.0', onDelaySeconds: 5, offDelaySeconds: 10, priority: 'critical', exception: 'major' }],
};

describe('tags from a spreadsheet', () => {
  it('E1 come back as they went out, with what a list does not name', () => {
    expect(tagsOf(csvOf(rowsOfTags([speed])), [speed])).toEqual({ tags: [speed], faults: [] });
  });

  it.each([['\t', 'pasted'], [';', 'of a German spreadsheet'], [',', 'with commas']])('E1 are read with %j: %s', (between) => {
    const text = [['Code', 'Address', 'Type', 'Title_en', 'Equipment', 'Point', 'Unit', 'High'], ['T', 'a', 'Number', 'T', 'E', 'p', 'Cel', '25']].map((row) => row.join(between)).join('\r\n');
    expect(tagsOf(`${text}\r\n\r\n`, [])).toEqual({
      faults: [], tags: [{ code: 'T', address: 'a', type: 'number', title: { en: 'T' }, equipment: 'E', point: 'p', unit: 'Cel', keepDays: 365, limits: [{ id: 'high', kind: 'high', value: '25', onDelaySeconds: 0, offDelaySeconds: 0, priority: 'medium' }] }],
    });
  });

  it('E2 a list without them leaves instrument and the right to write as they are, and one with them takes them away', () => {
    const list = (more: string, cells: string) => tagsOf(`code,address,type,title_en,equipment,point,unit${more}\nVB-02.speed,a,number,T,E,p,/min${cells}`, [speed]);
    expect(list('', '').tags).toMatchObject([{ instrument: 'ST-1', writable: true }]);
    expect(list(',instrument,writable', ',,no').tags[0]).not.toHaveProperty(['instrument']);
    expect(list(',instrument,writable', ',ST-2,nein').tags[0]).not.toHaveProperty(['writable']);
    expect(list(',instrument,writable', ',ST-2,ja').tags).toMatchObject([{ instrument: 'ST-2', writable: true }]);
    expect(list(',writable', ',perhaps').faults).toEqual([{ line: 2, column: 'writable', fault: 'no-flag' }]);
  });

  it('E1 what is wrong is said with its line and column', () => {
    expect(tagsOf('code,address\nT,a', []).faults.map(({ line, column }) => [line, column])).toEqual([[1, 'type'], [1, 'title_en'], [1, 'equipment'], [1, 'point']]);
    expect(tagsOf('code,address,type,title_en,equipment,point,places,high\nT,a,float,T,E,p,x,hot\nT,,number,T,E,p,1,', []).faults).toEqual([
      { line: 2, column: 'type', fault: 'no-type' }, { line: 2, column: 'high', fault: 'no-number' }, { line: 2, column: 'places', fault: 'no-number' }, { line: 3, column: 'address', fault: 'missing' }, { line: 3, column: 'code', fault: 'twice' },
    ]);
  });
});
