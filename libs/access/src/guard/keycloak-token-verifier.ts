import { DomainError, err, type Result } from '@batchwright/kernel';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import GrantManager from 'keycloak-connect/middleware/auth-utils/grant-manager.js';
import { invalid, judgeAnswer, judgeClaims, type ExpectedToken } from './access-token-claims';
import { introspected, type Introspection } from './introspection';
import type { TokenClaims, TokenVerifier } from './token-verifier';
import { VerifiedTokens } from './verified-tokens';

export interface KeycloakVerifierOptions extends ExpectedToken {
  /** Where keys are fetched when that is another address than the issuer: `<origin>/realms/<realm>`. */
  readonly realmUrl?: string;
  readonly introspection?: Introspection;
}

/** Seconds between two looks for new keys, however many tokens name one that is not known. */
const KEY_LOOK_SECONDS = 10;
/** Longest time that the provider may take to give its keys, in milliseconds. */
const PATIENCE_MS = 5000;
/** Begins what is thrown when it does not give them: the library keeps nothing of an error but its text. */
const AWAY = 'the provider gives no keys: ';

/**
 * Checks tokens of Keycloak by its own library's grant manager, which leaves out whether there is an `exp`, `nbf`, `iat`, `azp`, and takes any
 * header: all of that is checked here, first. Its middleware is not used: it answers 403 where 401 is right.
 */
export class KeycloakTokenVerifier implements TokenVerifier {
  private readonly manager: GrantManager;
  private readonly verified = new VerifiedTokens();

  constructor(private readonly options: KeycloakVerifierOptions) {
    this.manager = new GrantManager({
      realmUrl: options.issuer, clientId: options.audience, public: false, bearerOnly: true, verifyTokenAudience: true, minTimeBetweenJwksRequests: KEY_LOOK_SECONDS,
    });
    this.manager.rotation.realmUrl = options.realmUrl ?? options.issuer; // its one address is the issuer that tokens name, too
    this.manager.rotation.retrieveJWKs = () => keysAt(`${this.manager.rotation.realmUrl}/protocol/openid-connect/certs`); // its own waits without an end
  }

  verify(token: string): Promise<Result<TokenClaims>> {
    return this.verified.remember(token, () => this.judge(token));
  }

  async claimsNow(token: string): Promise<TokenClaims | undefined> {
    const { introspection } = this.options;
    return judgeAnswer(token, introspection ? await introspected(token, introspection) : {}, this.options);
  }

  private async judge(token: string): Promise<Result<TokenClaims>> {
    const judged = this.judgeText(token);
    if (!judged.ok) return judged;
    try {
      await this.manager.createGrant({ access_token: token });
      return judged;
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/^.*Reason: /, '') : 'signature';
      if (reason.startsWith(AWAY)) throw new DomainError({ code: 'provider-unavailable', kind: 'retry', params: { why: reason.slice(AWAY.length) } });
      return err(invalid(reason));
    }
  }

  /** What it says, not yet believed; costs nothing when it is refused. */
  private judgeText(token: string): Result<TokenClaims> {
    try {
      if (decodeProtectedHeader(token).alg !== 'RS256') return err(invalid('alg'));
      return judgeClaims(decodeJwt(token), this.options, Date.now() / 1000);
    } catch {
      return err(invalid('shape'));
    }
  }
}

async function keysAt(url: string): Promise<{ keys: unknown[] }> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { keys } = answer.ok ? ((await answer.json()) as { keys?: unknown[] }) : {};
    if (!keys) throw new Error(`it answers ${answer.status}`);
    return { keys };
  } catch (error) {
    const { message, cause } = error as Error;
    throw new Error(`${AWAY}${cause instanceof Error ? cause.message : message}`, { cause: error });
  }
}
