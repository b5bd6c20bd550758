import type { Result } from '@batchwright/kernel';
import type { Meaning } from './meaning';
import type { SignatureLevel, Statement } from './statement';

/** What the ceremony hands out: the provider's own word that this person, just now, authenticated for exactly this statement. */
export interface Evidence {
  /** Id of the ceremony at identity. */
  readonly ceremony: string;
  readonly statement: Statement;
  /** The raw ID token, as issued. */
  readonly idToken: string;
  /** `kid` of the key that signed it. */
  readonly keyId: string;
}

/** A public key of the provider, from the archive that identity publishes. */
export interface SigningKey {
  readonly kid: string;
  /** JSON Web Key, public part. */
  readonly jwk: Readonly<Record<string, unknown>>;
  /** Issuer under which it signed. */
  readonly issuer: string;
}

/** A person as identity knows him: employee number, printed name, accounts, roles, lock. */
export interface SignerIdentity {
  readonly person: string;
  readonly name: string;
  /** Account at the provider (`preferred_username`). */
  readonly account: string;
  readonly roles: readonly string[];
  readonly sites: readonly string[];
  readonly locked: boolean;
}

/** Finds the person behind the provider's `sub`; undefined when identity does not know it. */
export type PersonLookup = (subject: string) => Promise<SignerIdentity | undefined>;

/** What evidence is held against. */
export interface EvidenceRules {
  /** Signing issuer: the only one whose tokens are signatures. */
  readonly issuer: string;
  readonly clientId: 'mes-sign';
  /** Real time. */
  readonly now: string;
}

/** A signature that was found true: name, time and meaning bound to content (21 CFR 11.50, 11.70). */
export interface VerifiedSignature {
  readonly statementId: string;
  readonly ceremony: string;
  readonly person: string;
  readonly name: string;
  readonly account: string;
  /** The provider's `sub`. */
  readonly subject: string;
  readonly meaning: Meaning;
  /** `auth_time` of the token: when the person authenticated, real time. */
  readonly signedAt: string;
  readonly acr: SignatureLevel;
  readonly keyId: string;
  /** Hex SHA-256 of the canonical evidence. */
  readonly evidenceHash: string;
}

/** Kind of the function that checks evidence; see `verifyEvidence`. */
export type VerifyEvidence = (
  evidence: Evidence,
  own: Statement,
  keys: readonly SigningKey[],
  people: PersonLookup,
  rules: EvidenceRules,
) => Promise<Result<VerifiedSignature>>;
