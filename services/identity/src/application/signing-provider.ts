import type { SignatureLevel } from '@batchwright/records';

/** What is pushed to the provider for one signature. */
export interface PushedSigning {
  /** Comes back with the redirect; unguessable. */
  readonly state: string;
  /** Binds the authentication to the statement. */
  readonly nonce: string;
  readonly level: SignatureLevel;
  /** Account that the page shows; it can be changed there. */
  readonly loginHint?: string;
  /** Language of the page. */
  readonly language: 'en' | 'de';
}

/** The port: the provider as far as signatures need it; identity alone is its client `mes-sign`. Throws `provider-unavailable`. */
export interface SigningProvider {
  readonly issuer: string;
  /** Pushes an authorization request (RFC 9126); answers the page on the signing origin, and the PKCE verifier that redeems its code. */
  push(request: PushedSigning): Promise<{ readonly url: string; readonly verifier: string }>;
  /** The raw ID token for a code; undefined when the provider refuses the code. */
  redeem(code: string, verifier: string): Promise<string | undefined>;
  /** Ends the signer's session from the server, so that the next signer finds a free page. */
  endSession(idToken: string): Promise<void>;
  /** Public keys as published now. */
  keys(): Promise<{ readonly kid: string; readonly jwk: Readonly<Record<string, unknown>> }[]>;
}
