import { Decimal } from '@batchwright/kernel';
import fc from 'fast-check';
import { consumeMaterial, expireReservations, requestMaterial, returnMaterial, takeBackAll, type GivenGrant } from './decide-material-grant';
import { notReceived, type Lot } from './lot';
import { evolveLot, type LotEvent } from './lot-events';

const START = Date.parse('2026-11-24T06:00:00.000Z');
const at = (minute: number): string => new Date(START + minute * 60_000).toISOString();
const RECEIVED: LotEvent[] = [
  { type: 'LotReceived', body: { material: 'RM-1', title: 'Active', number: 'L-1', containers: [{ code: 'A', value: '10.00', unit: 'kg' }, { code: 'B', value: '3.5', unit: 'kg' }] } },
  { type: 'LotDispositionChanged', body: { before: 'quarantine', after: 'released', reason: '' } },
];

const act = fc.oneof(
  fc.record({ act: fc.constant('ask' as const), container: fc.constantFrom('A', 'B'), grams: fc.integer({ min: 1, max: 6000 }) }),
  fc.record({ act: fc.constantFrom('use' as const, 'return' as const), which: fc.nat(40) }),
  fc.record({ act: fc.constantFrom('lapse' as const, 'block' as const) }),
);

describe('C11 what is in a container', () => {
  it('is what was received less what was used, never negative, whatever runs ask, use, give back and leave', () => {
    fc.assert(fc.property(fc.array(fc.tuple(act, fc.nat(40)), { maxLength: 60 }), (acts) => {
      let lot: Lot = RECEIVED.reduce(evolveLot, notReceived('HAM', 'lot'));
      const given: GivenGrant[] = [];
      let consumed = Decimal.ZERO;
      let minute = 0;
      for (const [index, [one, wait]] of acts.entries()) {
        minute += wait;
        const events = decide(lot, one, `g${index}`, given, at(minute));
        for (const event of events) {
          if (event.type === 'MaterialGranted') given.push(event.body);
          if (event.type === 'MaterialConsumed') consumed = consumed.add(Decimal.parse(event.body.amount));
        }
        lot = events.reduce(evolveLot, lot);
        for (const { free } of lot.containers) expect(Decimal.parse(free).compare(Decimal.ZERO)).toBeGreaterThanOrEqual(0);
      }
      const inside = lot.containers.flatMap(({ free, reservations }) => [free, ...reservations.map(({ amount }) => amount)]).reduce((sum, amount) => sum.add(Decimal.parse(amount)), Decimal.ZERO);
      expect(inside.add(consumed).compare(Decimal.parse('13.5'))).toBe(0);
    }));
  });
});

type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

function decide(lot: Lot, one: Act, grantId: string, given: readonly GivenGrant[], now: string): LotEvent[] {
  switch (one.act) {
    case 'ask':
      return requestMaterial(lot, { grantId, runId: 'r', runNumber: 'WS-1', stepKey: 'weigh', material: 'RM-1', container: one.container, quantity: { value: String(one.grams), unit: 'g' } }, now, 'Europe/Berlin');
    case 'use': {
      const grant = given[one.which];
      return grant ? consumeMaterial(lot, grant) : [];
    }
    case 'return':
      return returnMaterial(lot, given[one.which]?.grantId ?? '');
    case 'lapse':
      return expireReservations(lot, now);
    case 'block':
      return takeBackAll(lot, 'block', 'lot-blocked', 'blocked');
  }
}
