import type { Result } from '@batchwright/kernel';

/** What a verified access token says. */
export interface TokenClaims {
  readonly subject: string;
  readonly account: string;
  readonly name: string;
  readonly employeeNumber: string;
  readonly roles: readonly string[];
  readonly sites: readonly string[];
  /** Real time, seconds since 1970. */
  readonly expires: number;
}

/** Checks access tokens of the console issuer. */
export interface TokenVerifier {
  /** Refusals: `token-invalid` (with the reason), `token-expired`. Throws `provider-unavailable` when the key is not known and the provider does not give it. */
  verify(token: string): Promise<Result<TokenClaims>>;
  /**
   * Asks the provider again, for acts that cannot be taken back: what it says about the token and its person now (roles and sites can be others than
   * those of the token); undefined when it does not stand by them any more. Throws `provider-unavailable`.
   */
  claimsNow(token: string): Promise<TokenClaims | undefined>;
}
