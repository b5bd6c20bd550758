import i18next from 'i18next';
import { cardOf } from './card-of';
import { isTyped } from './model';
import { openField } from './next-act';

type Answer = Parameters<typeof cardOf>[0];
const text = { en: 'x' };
const value = { kind: 'text', text: 'B-1', printed: 'B-1' };
const cell = (row: number, column: string, recorded = false): object => ({ address: `boxes/${row}/${column}`, row, column, history: [], tries: [], ...(recorded ? { value } : {}) });
/** A card with a table of as many rows as come. */
const cardWith = (fields: readonly object[], more: object = {}, answer: object = {}): ReturnType<typeof cardOf> =>
  cardOf({
    start: {}, completion: {}, status: 'started', recipeTitle: text, title: text, path: [], place: {}, needs: [], signatures: [], timers: [], holdTimes: [], exceptions: [], comments: [], performedBy: [],
    entries: [{ id: 'boxes', type: 'table', title: text, required: true, asked: true, columns: ['code', 'amount'].map((id) => ({ id, type: 'text', title: text, required: true })), fields, ...more }], ...answer,
  } as unknown as Answer);

beforeAll(() => i18next.init({ lng: 'en', resources: {} }));

describe('B22 A10 a table with as many rows as come', () => {
  it('asks for its first row, then for the rest of a row that was begun', () => {
    expect(openField(cardWith([cell(1, 'code'), cell(1, 'amount')]))?.address).toBe('boxes/1/code');
    expect(openField(cardWith([cell(1, 'code', true), cell(1, 'amount'), cell(2, 'code'), cell(2, 'amount')]))?.address).toBe('boxes/1/amount');
  });

  it('lets the step end when no row is begun and open; the next row is opened by hand', () => {
    const card = cardWith([cell(1, 'code', true), cell(1, 'amount', true), cell(2, 'code'), cell(2, 'amount')]);
    expect(openField(card)).toBeUndefined();
    expect(card.fields.map(({ address }) => address)).toContain('boxes/2/code');
  });

  it('asks for each value of a check that was begun, and for none of the next check', () => {
    const series = { kind: 'check-series', config: { table: 'boxes', samples: 2 } };
    const [first, second, third] = [1, 2, 3].map((row) => [cell(row, 'code', row < 3), cell(row, 'amount', row < 3)]) as [object[], object[], object[]];
    expect(openField(cardWith([...first, cell(2, 'code'), cell(2, 'amount')], {}, series))?.address).toBe('boxes/2/code');
    expect(openField(cardWith([...first, ...second, ...third], {}, series))).toBeUndefined();
  });

  it('asks nobody for what the system measures; it may be corrected', () => {
    const duration = (fields: readonly object[]): ReturnType<typeof cardOf> => cardWith(fields, { id: 'minutes', type: 'number', source: 'measured', columns: undefined });
    const field = { address: 'minutes', history: [], tries: [] };
    expect(openField(duration([field]))).toBeUndefined();
    expect(duration([field]).fields.map(isTyped)).toEqual([false]);
    expect(duration([{ ...field, value }]).fields.map(isTyped)).toEqual([true]);
  });

  it('asks for every row of a table that has a fixed number of them', () => {
    const fields = [cell(1, 'code', true), cell(1, 'amount', true), cell(2, 'code'), cell(2, 'amount')];
    expect(openField(cardWith(fields, { rowCount: 2 }))?.address).toBe('boxes/2/code');
  });
});
