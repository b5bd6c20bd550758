import type { SignedAct, Statement } from './signed-act';

/** An act whose signer has been sent to the provider's page by a redirect. */
export interface Pending {
  readonly ceremony: string;
  readonly statement: Statement;
  readonly act: SignedAct;
  readonly key: string;
}

const KEY = 'batchwright.signing';

export function keepPending(pending: Pending): void {
  sessionStorage.setItem(KEY, JSON.stringify(pending));
}

export function pendingAct(): Pending | undefined {
  const kept = sessionStorage.getItem(KEY);
  return kept ? (JSON.parse(kept) as Pending) : undefined;
}

export function forgetPending(): void {
  sessionStorage.removeItem(KEY);
}
