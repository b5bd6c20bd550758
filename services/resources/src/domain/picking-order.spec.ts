import type { Lot } from './lot';
import { notReceived } from './lot';
import { evolveLot, type LotEvent } from './lot-events';
import { comesFirst, waiveOrder } from './picking-order';

const NOW = '2026-11-24T08:00:00.000Z';
const ZONE = 'Europe/Berlin';

/** A released lot in one drum; ids are in the order of receipt. */
function lot(id: string, dates: { expiry?: string; retest?: string } = {}, more: LotEvent[] = []): Lot {
  const events: LotEvent[] = [
    { type: 'LotReceived', body: { material: 'RM-1', title: 'Filler', number: `L-${id}`, ...dates, containers: [{ code: `D-${id}`, value: '10.0', unit: 'kg' }] } },
    { type: 'LotDispositionChanged', body: { before: 'quarantine', after: 'released', reason: '' } }, ...more,
  ];
  return events.reduce(evolveLot, notReceived('HAM', id));
}
const first = (one: Lot, others: Lot[], rule: 'fefo' | 'fifo' | 'any' = 'fefo') => comesFirst(one, others, rule, NOW, ZONE)?.detail.split(';')[0];

describe('C3 which lot comes first', () => {
  it('is the one that expires first, or is to be tested again first', () => {
    const [a, b, c] = [lot('1', { expiry: '2028-06-30' }), lot('2', { expiry: '2027-01-31' }), lot('3', { expiry: '2029-01-01', retest: '2026-12-31' })];
    expect(first(a, [a, b])).toBe('lot L-2 expires on 2027-01-31, before lot L-1 on 2028-06-30');
    expect(first(b, [a, b])).toBeUndefined();
    expect(first(b, [a, b, c])).toContain('lot L-3 expires on 2026-12-31');
  });

  it('is the one that came first where that is the rule; any where there is none', () => {
    const [a, b] = [lot('1', { expiry: '2028-06-30' }), lot('2', { expiry: '2027-01-31' })];
    expect(first(b, [a, b], 'fifo')).toBe('lot L-1 came before lot L-2');
    expect(first(a, [a, b], 'fifo')).toBeUndefined();
    expect(first(a, [a, b], 'any')).toBeUndefined();
  });

  it('lets equals be taken in any order, and lots without a date last', () => {
    const [a, b, c] = [lot('1', { expiry: '2027-01-31' }), lot('2', { expiry: '2027-01-31' }), lot('3')];
    expect(first(b, [a, b])).toBeUndefined();
    expect(first(c, [a, c])).toContain('before lot L-3 on no day');
  });

  it('counts only lots that could be taken now', () => {
    const late = lot('9', { expiry: '2030-01-01' });
    const never = [
      lot('1', { expiry: '2026-11-23' }), lot('2', { expiry: '2027-01-01' }, [{ type: 'LotBlocked', body: { reason: 'odour' } }]), lot('3', { expiry: '2027-01-01' }, [{ type: 'ContainerBlocked', body: { container: 'D-3', reason: 'dented' } }]),
      lot('4', { expiry: '2027-01-01' }, [{ type: 'StockMoved', body: { act: 'destroy', container: 'D-4', amount: '-10.0', unit: 'kg', free: '0.0', reason: 'x' } }]), lot('5', { expiry: '2027-01-01' }, [{ type: 'LotHeld', body: { lotId: 'x', number: 'X', reason: 'y' } }]),
    ];
    expect(first(late, [late, ...never])).toBeUndefined();
  });

  it('is gone around with a reason, once for each batch', () => {
    const one = lot('1');
    expect(waiveOrder(one, 'D-1', 'WS-1', ' ')).toMatchObject({ ok: false, error: { code: 'reason-missing' } });
    expect(waiveOrder(one, 'D-2', 'WS-1', 'x')).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const waived = waiveOrder(one, 'D-1', 'WS-1', 'drum stands at the booth');
    expect(waived).toMatchObject({ ok: true, value: [{ type: 'PickingOrderWaived' }] });
    if (waived.ok) expect(waiveOrder(waived.value.reduce(evolveLot, one), 'D-1', 'WS-1', 'again')).toMatchObject({ ok: false, error: { code: 'nothing-changed' } });
  });
});
