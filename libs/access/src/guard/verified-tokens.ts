import { err, ok, refuse, type Result } from '@batchwright/kernel';
import type { TokenClaims } from './token-verifier';

/** Most tokens that are remembered, so that a flood of them fills no memory. */
const CAPACITY = 5000;

/** Tokens that were found true, until they expire: a signature is checked once and not with every request. Wrong ones are not kept. */
export class VerifiedTokens {
  private readonly claims = new Map<string, TokenClaims>();

  constructor(private readonly now: () => number = Date.now) {}

  /** What a token says; judged by `judge` when it is not known yet. */
  async remember(token: string, judge: () => Promise<Result<TokenClaims>>): Promise<Result<TokenClaims>> {
    const known = this.claims.get(token);
    if (known) {
      if (known.expires * 1000 > this.now()) return ok(known);
      this.claims.delete(token);
      return err(refuse('token-expired', {}, { rule: 'gmp-2' }));
    }
    const judged = await judge();
    if (judged.ok) {
      if (this.claims.size >= CAPACITY) this.claims.clear();
      this.claims.set(token, judged.value);
    }
    return judged;
  }
}
