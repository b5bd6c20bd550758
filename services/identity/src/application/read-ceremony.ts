import type { Actor } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { Evidence } from '@batchwright/records';
import type { Ceremonies } from './ceremonies';

/** How a ceremony stands. */
export interface CeremonyState {
  readonly id: string;
  readonly status: 'waiting' | 'done' | 'failed';
  readonly evidence?: Evidence;
  readonly problem?: { readonly code: string; readonly params: Readonly<Record<string, unknown>> };
}

/** Says how a ceremony stands and hands the evidence to who began it, and to nobody else. Refusal: `not-found`. */
export class ReadCeremony {
  constructor(
    private readonly transactions: Transactions,
    private readonly ceremonies: Ceremonies,
  ) {}

  async execute(actor: Actor, id: string): Promise<CeremonyState> {
    const ceremony = await this.ceremonies.begunBy(actor.person, id);
    if (!ceremony) throw refuse('not-found', { what: 'ceremony' });
    const { status, evidence, problem, statement } = ceremony;
    if (status === 'waiting' && (await this.transactions.times()).real > statement.expiresAt) {
      return { id, status: 'failed', problem: { code: 'evidence-expired', params: { expiresAt: statement.expiresAt } } };
    }
    return { id, status, ...(evidence ? { evidence } : {}), ...(problem ? { problem } : {}) };
  }
}
