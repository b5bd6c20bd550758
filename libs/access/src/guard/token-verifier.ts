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
  /** Refusals: `token-invalid` (with the reason), `token-expired`. */
  verify(token: string): Promise<Result<TokenClaims>>;
  /** Asks the provider whether token and person still count, for acts that cannot be taken back. */
  stillActive(token: string): Promise<boolean>;
}
