import { DomainError, refuse } from '@batchwright/kernel';
import { personLookup, signingKeys, type EvidenceUse, type Transaction } from '@batchwright/persistence';
import { applySignature, contentHash, verifyEvidence, type AppliedSignature, type Evidence, type JsonObject, type PersonLookup, type SigningKey, type Statement } from '@batchwright/records';

/** What the act that carries the evidence expects of it. */
export interface ExpectedSignature {
  readonly site: string;
  /** The statement must have been made for this action and this subject, otherwise it is evidence for something else. */
  readonly action: string;
  readonly subjectId: string;
  /** What is being signed, as it is now: content that changed since is refused (gmp 3). */
  readonly content: JsonObject;
  /** Set when the evidence must be the caller's own (the performer's). */
  readonly person?: string;
  readonly where?: 'place' | 'remote';
}

/** A signature that may enter the record, and the use of its evidence that goes into the same act. */
export interface RedeemedSignature {
  readonly signature: AppliedSignature;
  readonly use: EvidenceUse;
}

/** What evidence is held against, all of it this service's own: never a word of the evidence or of the caller's token. */
export interface SigningFacts {
  /** The kept statement that the evidence names; undefined when this service never made it. */
  readonly statement: Statement | undefined;
  readonly keys: readonly SigningKey[];
  readonly people: PersonLookup;
  /** Real time. */
  readonly now: string;
}

/**
 * Checks evidence against this service's own statement, keys and people, all inside the act's transaction; `append` then
 * consumes it once. `issuer` is the signing issuer.
 *
 * Throws the refusals of `verifyEvidence`, and `statement-unknown`, `evidence-for-another-act`, `content-changed`,
 * `signature-not-yours`.
 */
export async function redeemEvidence(tx: Transaction, issuer: string, evidence: Evidence, expected: ExpectedSignature): Promise<RedeemedSignature> {
  const facts = { statement: await tx.statement(expected.site, evidence.statement.id), now: (await tx.times()).real, keys: await signingKeys(tx), people: personLookup(tx) };
  return redeemWith(facts, issuer, evidence, expected);
}

/** The same for an act that has read what it needs already, with its other facts in one query. */
export async function redeemWith({ statement: own, keys, people, now }: SigningFacts, issuer: string, evidence: Evidence, expected: ExpectedSignature): Promise<RedeemedSignature> {
  if (!own) throw refuse('statement-unknown', { statement: evidence.statement.id }, { rule: 'gmp-3' });
  if (own.action !== expected.action || own.subject.id !== expected.subjectId) {
    throw refuse('evidence-for-another-act', { signedFor: own.action, usedFor: expected.action }, { rule: 'gmp-3' });
  }
  const verified = await verifyEvidence(evidence, own, keys, people, { issuer, clientId: 'mes-sign', now });
  if (!verified.ok) throw verified.error;
  if (!own.contents.some((content) => content.hash === contentHash(expected.content))) {
    throw refuse('content-changed', { subject: own.subject.label }, { rule: 'gmp-3', moves: [{ move: 'sign-again', roles: own.signer.roles ?? [], title: { en: 'Read what it is now, and sign that', de: 'Lesen, was jetzt dasteht, und das unterschreiben' } }] });
  }
  if (expected.person !== undefined && verified.value.person !== expected.person) {
    throw refuse('signature-not-yours', { expected: expected.person, signed: verified.value.person }, { rule: 'gmp-5' });
  }
  const place = { ...(expected.where ? { where: expected.where } : {}), ...(own.terminal ? { terminal: own.terminal } : {}) };
  return { signature: applySignature(verified.value, evidence, expected.content, place), use: { evidence, signature: verified.value } };
}

/** True for refusals that belong into the security stream: wrong rights, wrong evidence. */
export function isSecurityRefusal(error: unknown): error is DomainError {
  return error instanceof DomainError && (error.rule === 'gmp-3' || error.rule === 'gmp-5' || error.rule === 'gmp-11');
}

/** True when an act was refused for its signature or for who signed. */
export function isSignatureRefusal(error: unknown): error is DomainError {
  return error instanceof DomainError && (error.rule === 'gmp-3' || error.rule === 'gmp-5');
}
