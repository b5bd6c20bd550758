import { outgoing } from '@batchwright/contracts';
import { DomainError } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';

/** Refusals of a kind that are told one by one in a minute; more of them are counted, and told together. */
export const TOLD_ONE_BY_ONE = 10;
const WINDOW_MS = 60_000;

/** Which refusals the security stream is told of. */
const TOLD: readonly string[] = ['guest-link-unknown', 'guest-link-revoked', 'guest-link-used', 'guest-link-dead', 'guest-link-expired', 'guest-code-wrong', 'guest-token-unknown', 'session-over', 'not-for-guests'];

interface Window {
  readonly began: number;
  told: number;
  more: number;
}

/**
 * Tells identity's security stream of links and tokens that opened nothing. Anybody who reaches the plant may try, so what is told of each kind is bounded:
 * ten a minute in each replica, and then one with the count of the rest. What belongs to an invitation names it, and has a bound of its own: five tries.
 */
export class RefusedGuests {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly transactions: Transactions,
    private readonly ids: () => string,
    /** Monotonic, in milliseconds. */
    private readonly passed: () => number,
  ) {}

  /** Reports a refusal when it is one to be told; the refusal itself is the caller's to throw. */
  async report(error: unknown, where: { readonly site: string; readonly session: string; readonly person: string } | undefined): Promise<void> {
    if (!(error instanceof DomainError) || !TOLD.includes(error.code)) return;
    const window = this.windowOf(error.code);
    if (window.told >= TOLD_ONE_BY_ONE) {
      window.more += 1;
      return;
    }
    window.told += 1;
    await this.tell(error.code, error.rule ?? '', where?.site ?? '', where ? `${where.person} of session ${where.session}` : 'guest', 1);
  }

  /** Tells of those that were only counted, once their minute is over. */
  async flush(): Promise<void> {
    for (const [kind, { began, more }] of [...this.windows]) {
      if (this.passed() - began < WINDOW_MS) continue;
      this.windows.delete(kind);
      if (more > 0) await this.tell(kind, '', '', 'guest', more);
    }
  }

  private windowOf(kind: string): Window {
    const known = this.windows.get(kind) ?? { began: this.passed(), told: 0, more: 0 };
    this.windows.set(kind, known);
    return known;
  }

  private async tell(kind: string, detail: string, site: string, object: string, count: number): Promise<void> {
    const id = this.ids();
    await this.transactions.run(async (tx) => {
      const { real: at } = await tx.times();
      await tx.announce([outgoing('batchwright.identity.v1.RecordSecurityEvent', { subject: id, site, sequence: 0, id }, { id, site, service: 'tandem', kind, person: '', account: '', terminal: '', object, detail, at, count })]);
    });
  }
}
