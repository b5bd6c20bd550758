import type { Evidence, VerifiedSignature } from './evidence';
import { canonical } from './canonical';
import { sha256Hex } from './hash';
import type { JsonObject } from './json';
import type { Meaning } from './meaning';
import type { SignatureLevel } from './statement';

/**
 * A signature as it stands in a record: printed name, time and meaning (21 CFR 11.50), what was signed, and the evidence that
 * proves it (11.70). It stands whole in the record, so that a record can be judged without any other table.
 */
export interface AppliedSignature {
  readonly statementId: string;
  readonly meaning: Meaning;
  /** Employee number of the signer; may differ from who performed the act. */
  readonly person: string;
  readonly name: string;
  readonly account: string;
  /** Real time at which the signer authenticated. */
  readonly signedAt: string;
  readonly level: SignatureLevel;
  /** Where the second person was; absent where the policy does not ask. */
  readonly where?: 'place' | 'remote';
  readonly terminal?: string;
  /** Given from afar: what was in view; the statement names the hash of its canonical form as well. */
  readonly remote?: JsonObject;
  /** Hex SHA-256 of the canonical form of `content`; one of the statement's contents. */
  readonly contentHash: string;
  readonly content: JsonObject;
  /** Hex SHA-256 of the canonical evidence. */
  readonly evidenceHash: string;
  readonly evidence: Evidence;
}

/** Puts together what was verified, the evidence and the content that was signed. The caller has checked that the statement names it. */
export function applySignature(
  verified: VerifiedSignature,
  evidence: Evidence,
  content: JsonObject,
  place: { where?: 'place' | 'remote'; terminal?: string } = {},
): AppliedSignature {
  return {
    statementId: verified.statementId,
    meaning: verified.meaning,
    person: verified.person,
    name: verified.name,
    account: verified.account,
    signedAt: verified.signedAt,
    level: verified.acr,
    ...place,
    contentHash: contentHash(content),
    content,
    evidenceHash: verified.evidenceHash,
    evidence,
  };
}

/** Hash under which a statement names content: hex SHA-256 of its canonical form. */
export function contentHash(content: JsonObject): string {
  return sha256Hex(canonical(content));
}
