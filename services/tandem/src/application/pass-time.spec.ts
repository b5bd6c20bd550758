import { DomainError } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Session } from '../domain/session';
import { PassTime } from './pass-time';
import type { Sessions } from './sessions';

const TIMES = { plant: '2026-11-28T10:00:00.000Z', real: '2026-11-28T10:00:00.000Z', clock: 'plant-clock', correctionMs: 0 };
const RINGING = { person: 'E1020', name: 'Claire Moreau', side: 'expert', state: 'ringing', ringUntil: '2026-11-28T09:59:00.000Z' };
const session = (id: string): Session => ({ site: 'HAM', id, sequence: 2, runId: 'r', runNumber: 'WS-1', stepKey: 'blend', shownStep: 'blend', ended: false, parties: [{ ...RINGING, person: 'E1001', side: 'operator', state: 'joined' }, RINGING] }) as Session;

/** Sessions a, b, c, each with a call that rang too long; what is thrown when `b` is written. */
function sessions(atB?: unknown): { readonly passTime: PassTime; readonly told: string[]; readonly forgotten: () => boolean } {
  const told: string[] = [];
  let forgotten = false;
  const tx = {
    times: () => Promise.resolve(TIMES),
    append: ({ aggregateId, events }: { readonly aggregateId: string; readonly events: readonly { readonly type: string }[] }) => {
      if (aggregateId === 'b' && atB !== undefined) return Promise.reject(atB as Error);
      told.push(...events.map(({ type }) => `${aggregateId} ${type}`));
      return Promise.resolve();
    },
  } as unknown as Transaction;
  const transactions = { run: (work: (inside: Transaction) => unknown) => work(tx) } as unknown as Transactions;
  const port = { due: () => Promise.resolve(['a', 'b', 'c'].map((id) => ({ site: 'HAM', id, lost: [] }))), find: (_: unknown, __: unknown, id: string) => Promise.resolve(session(id)), tell: () => Promise.resolve() } as unknown as Sessions;
  return { passTime: new PassTime(transactions, port, { forget: () => Promise.resolve() }, { forget: () => Promise.resolve() }, { forget: () => Promise.resolve(void (forgotten = true)) }, { due: () => Promise.resolve([]), forget: () => Promise.resolve() }, { flush: () => Promise.resolve() }, { passTime: () => Promise.resolve() }), told, forgotten: () => forgotten };
}

describe('what time does to sessions', () => {
  it('is told of each', async () => {
    const { passTime, told } = sessions();
    await passTime.execute();
    expect(told).toEqual(['a CallMissed', 'b CallMissed', 'c CallMissed']);
  });

  it('a race that another replica won is no error', async () => {
    const { passTime, told } = sessions(new DomainError({ code: 'sequence-conflict', kind: 'retry' }));
    await passTime.execute();
    expect(told).toEqual(['a CallMissed', 'c CallMissed']);
  });

  it('one that fails keeps nobody waiting, and is told', async () => {
    const { passTime, told, forgotten } = sessions(new Error('no place left'));
    await expect(passTime.execute()).rejects.toThrow('no place left');
    expect([told, forgotten()]).toEqual([['a CallMissed', 'c CallMissed'], true]);
  });
});
