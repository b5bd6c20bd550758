import { batchOrder, planOrder, receiveOrder, type ProcessOrder } from './process-order';

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

describe('B21 the plan of an order', () => {
  const plan = { start: '2026-11-24T21:00:00.000Z', end: '2026-11-25T05:00:00.000Z', equipment: [{ requirement: 'blender', item: 'VB-01' }], people: ['E1001'] };

  it('is made, made anew and taken back', () => {
    expect(planOrder(ORDER, { version: 1, plan, reason: 'the night shift' })).toEqual({ ok: true, value: [{ type: 'OrderPlanned', body: { plan, reason: 'the night shift' } }] });
    expect(planOrder({ ...ORDER, plan }, { version: 1 })).toEqual({ ok: true, value: [{ type: 'OrderPlanned', body: {} }] });
  });

  it.each<[string, Partial<ProcessOrder>, Parameters<typeof planOrder>[1], string | undefined]>([
    ['order-already-batched', { runId: 'run' }, { version: 1, plan }, undefined],
    ['order-changed', {}, { version: 2, plan }, 'version'],
    ['nothing-to-plan', {}, { version: 1 }, 'plan'],
    ['planned-end-before-start', {}, { version: 1, plan: { ...plan, end: '2026-11-24T20:59:59.999Z' } }, 'plan.end'],
    ['planned-twice', {}, { version: 1, plan: { ...plan, equipment: [...plan.equipment, { requirement: 'blender', item: 'VB-02' }] } }, 'plan.equipment'],
    ['planned-twice', {}, { version: 1, plan: { ...plan, people: ['E1001', 'E1001'] } }, 'plan.people'],
  ])('is refused as %s', (code, more, command, field) => {
    expect(planOrder({ ...ORDER, ...more }, command)).toMatchObject({ ok: false, error: { code, ...(field === undefined ? {} : { field }) } });
  });

  it('is held against itself when the order comes in, too', () => {
    expect(receiveOrder({ ...FACTS, plan: { ...plan, people: ['E1001', 'E1001'] } })).toMatchObject({ ok: false, error: { code: 'planned-twice' } });
  });
});
