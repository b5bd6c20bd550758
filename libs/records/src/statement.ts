import { createHash } from 'node:crypto';
import { canonical } from './canonical';
import type { JsonValue } from './json';
import type { Meaning } from './meaning';

/** How strongly the signer must authenticate: name and password or passkey; or with a second factor. Keycloak's `acr` values. */
export type SignatureLevel = 'esig' | 'esig-2fa';

/** Who may sign. All given rules hold together; persons are employee numbers, never accounts (gmp 5). */
export interface SignerRule {
  /** Only this person. */
  readonly person?: string;
  /** Somebody with at least one of these roles. */
  readonly roles?: readonly string[];
  /** None of these persons: the performer, the author, whoever signed before. */
  readonly notPersons?: readonly string[];
}

/** A name that people read. `labels` is absent where it is the same in every language, and in statements older than the field. */
export interface Labelled {
  readonly label: string;
  readonly labels?: { readonly en: string; readonly de: string };
}

/** A name in both languages. */
export function labelled(labels: { readonly en: string; readonly de: string }): Required<Labelled> {
  return { label: labels.en, labels: { en: labels.en, de: labels.de } };
}

/** What is put before a person to be signed. Made and stored by the service that owns the record; never changed. */
export interface Statement {
  readonly format: 'batchwright.statement/1';
  /** UUIDv7; also the request id: one statement, one signature. */
  readonly id: string;
  /** Name of the service that made it. */
  readonly service: string;
  /** What the signature will do: `complete-step`, `approve-recipe-version`. */
  readonly action: string;
  readonly site: string;
  /** Terminal at which it was asked for. */
  readonly terminal?: string;
  /** What it is about; `labels` (English: `label`) is what people read. */
  readonly subject: { readonly type: string; readonly id: string } & Labelled;
  /** Exactly what is signed: hashes (hex SHA-256 of canonical text) with readable names. Content changes, signature does not fit (gmp 3). */
  readonly contents: readonly (Labelled & { readonly hash: string })[];
  /** What the signer reads. */
  readonly text: { readonly en: string; readonly de: string };
  readonly meaning: Meaning;
  readonly signer: SignerRule;
  readonly level: SignatureLevel;
  /** Real time. */
  readonly issuedAt: string;
  /** Real time, `STATEMENT_LIFETIME_SECONDS` after `issuedAt`. */
  readonly expiresAt: string;
}

/** How long a statement may be signed and its evidence used: five minutes. */
export const STATEMENT_LIFETIME_SECONDS = 300;

/** The OpenID nonce that binds an authentication to this statement: base64url(SHA-256(canonical statement)). */
export function statementNonce(statement: Statement): string {
  return createHash('sha256').update(statementText(statement), 'utf8').digest('base64url');
}

/** Canonical text of a statement, as it is stored. */
export function statementText(statement: Statement): string {
  return canonical(statement as unknown as JsonValue);
}
