import { Decimal } from '@batchwright/kernel';
import fc from 'fast-check';
import { lotRows } from '../adapters/postgres/lot-rows';
import type { RecordedEvent } from '@batchwright/records';
import { expireReservations, requestMaterial, returnMaterial, takeBackAll, type GivenGrant } from './decide-material-grant';
import { beginMaterialUse, closeMaterialUse, consumeMaterial } from './decide-material-use';
import { moveStock, type StockMove } from './decide-stock';
import { notReceived, type Lot } from './lot';
import { evolveLot, STOCK_ACTS, type LotEvent } from './lot-events';

const START = Date.parse('2026-11-24T06:00:00.000Z');
const at = (minute: number): string => new Date(START + minute * 60_000).toISOString();
const RECEIVED: LotEvent[] = [
  { type: 'LotReceived', body: { material: 'RM-1', title: 'Active', number: 'L-1', containers: [{ code: 'A', value: '100.00', unit: 'kg' }, { code: 'B', value: '33.5', unit: 'kg' }] } },
  { type: 'LotDispositionChanged', body: { before: 'quarantine', after: 'released', reason: '' } },
];
const MOVEMENTS = 10_000;
const AT_A_TIME = 200;

const container = fc.constantFrom('A', 'B');
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('ask' as const), container, grams: fc.integer({ min: 1, max: 6000 }) }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constantFrom('use' as const, 'weigh' as const, 'correct' as const, 'return' as const, 'close' as const), back: fc.nat(12), grams: fc.integer({ min: 0, max: 7000 }) }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant('move' as const), of: fc.constantFrom(...STOCK_ACTS), container, grams: fc.integer({ min: 0, max: 9000 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('lapse' as const, 'block' as const) }) },
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** The rows of the ledger that an event makes, by the same function that writes them. */
function ledgerOf(lot: Lot, event: LotEvent): { container: string; amount: string; cause: string }[] {
  const record = { aggregateType: 'lot', aggregateId: lot.id, sequence: lot.sequence + 1, actAt: at(0), ...event } as unknown as RecordedEvent;
  return lotRows(record).filter(({ table }) => table === 'movement').map(({ values }) => values as unknown as { container: string; amount: string; cause: string });
}

const contentOf = (lot: Lot, code: string): Decimal =>
  lot.containers.filter((drum) => drum.code === code).flatMap(({ free, reservations }) => [free, ...reservations.map(({ amount }) => amount)]).reduce((sum, amount) => sum.add(Decimal.parse(amount)), Decimal.ZERO);

describe('C11 what is in a container', () => {
  it(`is the sum of its ledger after each of ${MOVEMENTS} random movements, never negative, and every row has a cause`, () => {
    const kinds = new Set<string>();
    fc.assert(fc.property(fc.array(fc.tuple(act, fc.nat(4)), { minLength: AT_A_TIME, maxLength: AT_A_TIME }), (acts) => {
      let lot: Lot = notReceived('HAM', 'lot');
      const sums = new Map<string, Decimal>();
      const given: GivenGrant[] = [];
      const consumed = new Map<string, string>();
      const happen = (events: readonly LotEvent[]): void => {
        for (const event of events) {
          kinds.add(event.type === 'StockMoved' ? event.body.act : event.type);
          for (const row of ledgerOf(lot, event)) {
            expect(row.cause.trim()).not.toBe('');
            sums.set(row.container, (sums.get(row.container) ?? Decimal.ZERO).add(Decimal.parse(row.amount)));
          }
          lot = evolveLot(lot, event);
          if (event.type === 'MaterialGranted') given.unshift(event.body);
          if (event.type === 'MaterialConsumed') consumed.set(event.body.grantId, event.body.amount);
          if (event.type === 'ConsumptionCorrected') consumed.set(event.body.grantId, event.body.after);
        }
        for (const { code, free } of lot.containers) {
          expect(Decimal.parse(free).compare(Decimal.ZERO)).toBeGreaterThanOrEqual(0);
          expect([code, contentOf(lot, code).compare(sums.get(code) ?? Decimal.ZERO)]).toEqual([code, 0]);
        }
      };
      happen(RECEIVED);
      let minute = 0;
      for (const [index, [one, wait]] of acts.entries()) {
        minute += wait;
        happen(decide(lot, one, `g${index}`, given, consumed, at(minute)));
      }
    }), { numRuns: MOVEMENTS / AT_A_TIME });
    // the draw reaches every kind of row
    expect([...kinds]).toEqual(expect.arrayContaining(['LotReceived', 'MaterialConsumed', 'ConsumptionCorrected', ...STOCK_ACTS]));
  });

  it('loses what was weighed, not what was reserved; the difference is free again, and a corrected record moves the difference', () => {
    let lot = RECEIVED.reduce(evolveLot, notReceived('HAM', 'lot'));
    const happen = (events: readonly LotEvent[]): LotEvent[] => ((lot = events.reduce(evolveLot, lot)), [...events]);
    const grant = { grantId: 'g', runId: 'r', runNumber: 'WS-1', stepKey: 'weigh', container: 'A', amount: '2.5' };
    happen(requestMaterial(lot, { ...grant, material: 'RM-1', quantity: { value: '2.5', unit: 'kg' } }, at(0), 'Europe/Berlin'));
    happen(beginMaterialUse(lot, grant));
    expect(happen(expireReservations(lot, at(600)))).toEqual([]); // a step is at it
    expect(happen(consumeMaterial(lot, grant, { value: '2498', unit: 'g' }))).toMatchObject([{ type: 'MaterialConsumed', body: { amount: '2.498', free: '97.502' } }]);
    expect(happen(consumeMaterial(lot, { ...grant, consumed: '2.498' }, { value: '2498', unit: 'g' }))).toEqual([]);
    expect(happen(consumeMaterial(lot, { ...grant, consumed: '2.498' }, { value: '2.501', unit: 'kg' }))).toMatchObject([{ type: 'ConsumptionCorrected', body: { before: '2.498', after: '2.501', amount: '-0.003', free: '97.499' } }]);
  });

  it('says what it cannot have given', () => {
    let lot = RECEIVED.reduce(evolveLot, notReceived('HAM', 'lot'));
    const grant = { grantId: 'g', runId: 'r', runNumber: 'WS-1', stepKey: 'weigh', container: 'B', amount: '33.0' };
    for (const event of [...requestMaterial(lot, { ...grant, material: 'RM-1', quantity: { value: '33.0', unit: 'kg' } }, at(0), 'Europe/Berlin')]) lot = evolveLot(lot, event);
    for (const event of beginMaterialUse(lot, grant)) lot = evolveLot(lot, event);
    expect(consumeMaterial(lot, grant, { value: '34.0', unit: 'kg' })).toMatchObject([{ body: { amount: '33.5', free: '0.0', irregular: '34.0 kg were weighed out of B, which had only 33.5 kg' } }]);
    expect(consumeMaterial(lot, grant, { value: '3', unit: 'L' })).toMatchObject([{ body: { amount: '33.0', irregular: '3 L were weighed, which cannot be taken from B, kept in kg' } }]);
    expect(closeMaterialUse(lot, grant)).toMatchObject([{ body: { amount: '33.0', irregular: expect.stringContaining('WS-1 ended before weigh was over') as string } }]);
  });
});

function decide(lot: Lot, one: Act, grantId: string, given: readonly GivenGrant[], consumed: ReadonlyMap<string, string>, now: string): LotEvent[] {
  switch (one.act) {
    case 'ask':
      return requestMaterial(lot, { grantId, runId: 'r', runNumber: 'WS-1', stepKey: 'weigh', material: 'RM-1', container: one.container, quantity: { value: String(one.grams), unit: 'g' } }, now, 'Europe/Berlin');
    case 'move': {
      const quantity = { value: String(one.grams), unit: 'g' };
      const extra: Partial<StockMove> = { sample: { sample: `S-${one.grams}`, quantity }, move: { location: `WH-${one.grams}` }, return: { runNumber: 'WS-1', quantity }, adjust: { quantity: { value: String(one.grams * 3), unit: 'g' } }, destroy: { quantity } }[one.of];
      const moved = moveStock(lot, { act: one.of, container: one.container, reason: 'random', ...extra });
      return moved.ok ? moved.value : [];
    }
    case 'lapse':
      return expireReservations(lot, now);
    case 'block':
      return takeBackAll(lot, 'block', 'lot-blocked', 'blocked');
    default: {
      const grant = given[one.back];
      if (!grant) return [];
      const taken = consumed.get(grant.grantId);
      if (one.act === 'use') return taken === undefined ? beginMaterialUse(lot, grant) : [];
      if (one.act === 'return') return returnMaterial(lot, grant.grantId);
      if (one.act === 'close') return closeMaterialUse(lot, grant);
      if ((one.act === 'correct') !== (taken !== undefined)) return [];
      return consumeMaterial(lot, { ...grant, ...(taken === undefined ? {} : { consumed: taken }) }, { value: String(one.grams), unit: 'g' });
    }
  }
}
