import { DomainError, err, refuse, type Result } from '@batchwright/kernel';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { CLOCK_TOLERANCE_SECONDS, invalid, judgeAnswer, judgeClaims, type ExpectedToken } from './access-token-claims';
import { introspected, type Introspection } from './introspection';
import type { TokenClaims, TokenVerifier } from './token-verifier';
import { VerifiedTokens } from './verified-tokens';

export interface JoseVerifierOptions extends ExpectedToken {
  readonly jwksUrl: string;
  /** Absent = nobody is asked, and every token that is not over counts as active. */
  readonly introspection?: Introspection;
  /** Tests bring keys of their own. */
  readonly keys?: JWTVerifyGetKey;
}

/** Checks tokens of any OpenID provider. */
export class JoseTokenVerifier implements TokenVerifier {
  private readonly keys: JWTVerifyGetKey;
  private readonly verified = new VerifiedTokens();

  constructor(private readonly options: JoseVerifierOptions) {
    this.keys = options.keys ?? createRemoteJWKSet(new URL(options.jwksUrl), { cooldownDuration: 1000 });
  }

  verify(token: string): Promise<Result<TokenClaims>> {
    return this.verified.remember(token, () => this.judge(token));
  }

  async claimsNow(token: string): Promise<TokenClaims | undefined> {
    const { introspection } = this.options;
    return judgeAnswer(token, introspection ? await introspected(token, introspection) : {}, this.options);
  }

  private async judge(token: string): Promise<Result<TokenClaims>> {
    try {
      const { payload } = await jwtVerify(token, this.keys, { algorithms: ['RS256'], clockTolerance: CLOCK_TOLERANCE_SECONDS });
      return judgeClaims(payload, this.options, Date.now() / 1000);
    } catch (error) {
      if (error instanceof errors.JWTExpired) return err(refuse('token-expired', {}, { rule: 'gmp-2' }));
      if (isAway(error)) throw new DomainError({ code: 'provider-unavailable', kind: 'retry', params: { why: whyOf(error) } });
      if (error instanceof errors.JOSEError) return err(invalid(error.code));
      throw error;
    }
  }
}

/** The keys did not come; what else goes wrong is about the token. */
function isAway(error: unknown): boolean {
  return error instanceof errors.JWKSTimeout || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC') || (error instanceof TypeError && error.message === 'fetch failed');
}

function whyOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
