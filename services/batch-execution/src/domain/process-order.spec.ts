import { batchOrder, receiveOrder, type ProcessOrder } from './process-order';

const FACTS = { number: 'PO-1', recipe: 'MBR-1', quantity: { value: '300', unit: 'g' } };
const ORDER: ProcessOrder = { id: 'o', site: 'HAM', sequence: 1, ...FACTS };

describe('B1 a process order', () => {
  it('comes in with number, recipe and quantity', () => {
    expect(receiveOrder({ ...FACTS, due: '2026-12-01', priority: 'urgent' })).toMatchObject({ ok: true, value: [{ type: 'OrderReceived', body: { number: 'PO-1', due: '2026-12-01', priority: 'urgent' } }] });
  });

  it.each([
    ['field-missing', { ...FACTS, number: ' ' }],
    ['field-missing', { ...FACTS, recipe: '' }],
    ['not-a-quantity', { ...FACTS, quantity: { value: '0', unit: 'g' } }],
    ['not-a-quantity', { ...FACTS, quantity: { value: '-1', unit: 'g' } }],
    ['unknown-unit', { ...FACTS, quantity: { value: '1', unit: 'furlongs' } }],
    ['not-a-date', { ...FACTS, due: '2026-02-30' }],
  ])('is refused as %s', (code, facts) => {
    expect(receiveOrder(facts)).toMatchObject({ ok: false, error: { code } });
  });

  it('becomes one batch and no second', () => {
    expect(batchOrder(ORDER, 'run', 'WS-2026-0001')).toMatchObject({ ok: true, value: [{ type: 'OrderBatched', body: { runId: 'run', runNumber: 'WS-2026-0001' } }] });
    expect(batchOrder({ ...ORDER, runId: 'run' }, 'other', 'WS-2026-0002')).toMatchObject({ ok: false, error: { code: 'order-already-batched', params: { runId: 'run' } } });
  });
});
