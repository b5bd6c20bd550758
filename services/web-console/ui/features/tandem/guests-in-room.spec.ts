import type { Party } from './call-state';
import { hintFor, hintFrom, isShutOut, type KnownParties } from './guests-in-room';
import { offers } from './peer-rules';

const party = (person: string, side: Party['side'], more: Partial<Party> = {}): Party => ({ person, name: person, side, state: 'joined', at: '', alias: side === 'operator' ? side : person, ...more });
const guest = (more: Partial<Party> = {}): KnownParties => ({ shownStep: 'blend', parties: [party('E1001', 'operator'), party('E1020', 'expert', { alias: 'expert-2' }), party('guest-6', 'guest', { seesStep: 'blend', ...more })] });

describe('J4 a guest in a room', () => {
  it('waits for people of the plant to connect, whatever their numbers are; two guests, and two of the plant, by their order', () => {
    expect([offers('E1001', 'guest-6'), offers('Z9', 'guest-6'), offers('guest-6', 'operator'), offers('guest-6', 'expert-2')]).toEqual([true, true, false, false]);
    expect([offers('guest-6', 'guest-8'), offers('guest-8', 'guest-6'), offers('E1001', 'E1020'), offers('E1020', 'E1001')]).toEqual([true, false, true, false]);
  });

  it('is shut out when he was shown out, when his time is over, and while the operator is at another step; nobody else ever is', () => {
    expect([guest(), guest({ state: 'revoked' }), guest({ state: 'expired' }), { ...guest(), shownStep: 'sieve' }].map((known) => isShutOut(known, 'guest-6'))).toEqual([false, true, true, true]);
    expect(isShutOut({ ...guest(), shownStep: 'sieve' }, 'E1020')).toBe(false);
  });

  it('is told by what he is whose picture is pointed at, and says it so himself', () => {
    const pointer = [1, 2] as const;
    expect(hintFor(guest(), 'guest-6', { of: 'E1001', pointer })).toEqual({ of: 'operator', pointer });
    expect(hintFor(guest(), 'guest-6', { of: 'E1099', pointer })).toEqual({ of: '', pointer });
    expect(hintFor(guest(), 'E1020', { of: 'E1001', pointer })).toEqual({ of: 'E1001', pointer });
    expect(hintFrom(guest(), 'guest-6', { of: 'expert-2', pointer })).toEqual({ of: 'E1020', pointer });
    expect(hintFrom(guest(), 'E1020', { of: 'E1001', pointer })).toEqual({ of: 'E1001', pointer });
  });
});
