import type { Transaction, Transactions } from '@batchwright/persistence';
import type { PlacedCard, ReadStepCard } from './read-step-card';
import { ShowSteps, type BesideStep, type BesideSteps } from './show-steps';

const beside = (runId: string): BesideStep => ({ site: 'HAM', sessionId: `session of ${runId}`, runId, stepKey: 'blend', shown: 0 });
const cardOf = (sequence: number) => ({ run: { sequence }, entries: [] }) as unknown as PlacedCard;

describe('J2 steps beside which somebody stands', () => {
  it('are told though one of them cannot be read, and what that said is told afterwards', async () => {
    const open = [beside('run-1'), beside('run-2')];
    const told: unknown[] = [];
    const tx = { project: () => Promise.resolve(), announce: (messages: { data: { runId: string } }[]) => Promise.resolve(void told.push(...messages)) } as unknown as Transaction;
    const transactions = { run: (work: (one: Transaction) => Promise<unknown>) => work(tx) } as unknown as Transactions;
    const steps: BesideSteps = { find: (_tx, _site, id) => Promise.resolve(open.find(({ sessionId }) => sessionId === id)), open: () => Promise.resolve({ all: open.length, behind: open }) };
    const cards = { execute: (runId: string) => (runId === 'run-1' ? Promise.reject(new Error('run-1 cannot be read')) : Promise.resolve(cardOf(7))) } as unknown as ReadStepCard;
    const shown = new ShowSteps(transactions, steps, cards, () => ({}), () => 'm-1');
    await expect(shown.execute()).rejects.toThrow('run-1 cannot be read');
    expect(JSON.stringify(told)).toContain('session of run-2');
    expect(told).toHaveLength(1);
    expect(shown.isWatched).toBe(true);
  });
});
