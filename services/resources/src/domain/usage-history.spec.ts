import fc from 'fast-check';
import { overlapsOf, readHistory, type ImportedUse } from './usage-history';

const CSV = `equipment;batch;product;start;end;person
TP-01;B-1;"FP;RED";2026-03-02T06:00:00Z;2026-03-02T08:00:00Z;E1
TP-01;B-2;FP;2026-03-02T08:00:00Z;2026-03-02T10:00:00Z;E1

TP-01;B-3;FP;2026-03-02T10:30:00+01:00;2026-03-02T11:30:00+01:00;E2
TP-02;B-3;FP;2026-03-02T09:30:00Z;2026-03-02T10:30:00Z;`;

describe('D7 overlaps in an imported history', () => {
  it('are named by line; what ends when the next begins is none, nor is another item', () => {
    const read = readHistory(CSV);
    const uses = read.ok ? read.value : [];
    expect(uses[0]).toEqual({ line: 2, equipment: 'TP-01', batch: 'B-1', product: 'FP;RED', start: '2026-03-02T06:00:00.000Z', end: '2026-03-02T08:00:00.000Z', person: 'E1' });
    expect(overlapsOf(uses, [])).toEqual([{ line: 5, equipment: 'TP-01', batch: 'B-3', withLine: 3, withBatch: 'B-2', from: '2026-03-02T09:30:00.000Z', until: '2026-03-02T10:00:00.000Z' }]);
  });

  it('with what was executed here have no other line; what lasts still overlaps everything after its start', () => {
    const read = readHistory(CSV);
    const known = [{ equipment: 'TP-02', batch: 'WS-1', start: '2026-03-02T10:00:00.000Z' }, { equipment: 'TP-01', batch: 'B-1', start: '2026-03-02T06:00:00.000Z' }];
    expect(overlapsOf(read.ok ? read.value.slice(3) : [], known)).toEqual([{ line: 6, equipment: 'TP-02', batch: 'B-3', withBatch: 'WS-1', from: '2026-03-02T10:00:00.000Z', until: '2026-03-02T10:30:00.000Z' }]);
  });

  it.each([
    ['no header', 'a,b\n1,2', 'history-header'],
    ['nothing', 'equipment,batch,start,end\n', 'history-empty'],
    ['a time without a zone', 'equipment,batch,start,end\nTP-01,B-1,2026-03-02T06:00:00,2026-03-02T08:00:00Z', 'history-lines'],
    ['an end before its start', 'equipment,batch,start,end\nTP-01,B-1,2026-03-02T08:00:00Z,2026-03-02T06:00:00Z', 'history-lines'],
    ['no batch', 'equipment,batch,start,end\nTP-01,,2026-03-02T06:00:00Z,2026-03-02T08:00:00Z', 'history-lines'],
  ])('%s is refused', (_, csv, code) => expect(readHistory(csv)).toMatchObject({ ok: false, error: { code } }));

  it('are exactly the pairs of two batches that share a minute at one item', () => {
    const minute = (at: number): string => new Date(Date.UTC(2026, 2, 2) + at * 60_000).toISOString();
    const use = fc.record({ equipment: fc.constantFrom('A', 'B'), batch: fc.constantFrom('1', '2', '3'), from: fc.nat(30), long: fc.integer({ min: 1, max: 10 }) });
    fc.assert(fc.property(fc.array(use, { maxLength: 12 }), (drawn) => {
      const uses = drawn.map(({ equipment, batch, from, long }, index): ImportedUse => ({ line: index + 2, equipment, batch, start: minute(from), end: minute(from + long) }));
      const found = overlapsOf(uses, []).map(({ line, withLine }) => `${withLine}/${line}`);
      const shares = (a: number, b: number): boolean => {
        const [one, two] = [drawn[a], drawn[b]];
        if (!one || !two || one.equipment !== two.equipment || one.batch === two.batch) return false;
        return Array.from({ length: 45 }, (_unused, at) => at).some((at) => at >= one.from && at < one.from + one.long && at >= two.from && at < two.from + two.long);
      };
      const expected = drawn.flatMap((_unused, b) => drawn.slice(0, b).flatMap((_other, a) => (shares(a, b) ? [`${a + 2}/${b + 2}`] : [])));
      expect(found).toEqual(expected);
    }));
  });
});
