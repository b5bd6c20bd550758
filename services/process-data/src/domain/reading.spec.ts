import fc from 'fast-check';
import { gapBetween, SHORTEST_GAP } from './reading';

it('E6 a gap has a length, whatever moments it lies between', () => {
  const moment = fc.integer({ min: 1_700_000_000_000_000, max: 1_700_000_000_005_000 });
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      const { from, until } = gapBetween(one, other, 'sequence-gap');
      expect(until - from).toBe(Math.max(Math.abs(one - other), SHORTEST_GAP));
      expect(from).toBe(Math.min(one, other));
    }),
  );
  expect(gapBetween(7, 7, 'queue-overflow', ['VB-02.speed'])).toEqual({ from: 7, until: 7 + SHORTEST_GAP, tags: ['VB-02.speed'], why: 'queue-overflow' });
});
