import { signingKeys, type Transaction } from '@batchwright/persistence';
import { canonical, contentHash, sha256Hex, verifyEvidence, type AppliedSignature, type JsonValue, type RecordedEvent, type SignerIdentity, type SigningKey } from '@batchwright/records';
import type { CheckedSignature } from '../domain/rules/rule';

/** Signatures that stand in an event, wherever it keeps them. */
export function signaturesIn(record: RecordedEvent): (AppliedSignature & { readonly stepKey?: string; readonly policy?: string })[] {
  if (record.type === 'SignatureApplied') return [record.body as unknown as AppliedSignature];
  const { signature, signatures } = record.body as { signature?: unknown; signatures?: unknown[] };
  return [...(signature ? [signature] : []), ...(signatures ?? [])] as AppliedSignature[];
}

/**
 * Judges every signature of a record once more, from what stands in the record and the archived keys alone: the provider signed the
 * token, for this statement, which names the hash of this content, and the signer is who the record says (gmp 3; 21 CFR 11.70).
 */
export async function checkSignatures(tx: Transaction, issuer: string, records: readonly RecordedEvent[]): Promise<CheckedSignature[]> {
  const keys = await signingKeys(tx);
  const checked: CheckedSignature[] = [];
  for (const record of records) {
    for (const signature of signaturesIn(record)) {
      const { person, name, meaning, stepKey, policy } = signature;
      const problem = await whatIsWrong(signature, record.site, issuer, keys);
      checked.push({ sequence: record.sequence, person, name, meaning, ...(stepKey ? { stepKey } : {}), ...(policy ? { policy } : {}), ...(problem ? { problem } : {}) });
    }
  }
  return checked;
}

async function whatIsWrong(signature: AppliedSignature, site: string, issuer: string, keys: readonly SigningKey[]): Promise<string | undefined> {
  const { evidence } = signature;
  const { statement } = evidence;
  if (contentHash(signature.content) !== signature.contentHash) return 'covers other content than it shows';
  if (!statement.contents.some(({ hash }) => hash === signature.contentHash)) return 'its statement does not name this content';
  if (signature.remote && !statement.contents.some(({ hash }) => hash === contentHash(signature.remote ?? {}))) return 'shows something else as seen from afar than its statement names';
  if (signature.remote && signature.level !== 'esig-2fa') return 'was given from afar without the second factor';
  if (statement.id !== signature.statementId || statement.site !== site || statement.meaning !== signature.meaning) return 'belongs to another statement';
  if (sha256Hex(canonical(evidence as unknown as JsonValue)) !== signature.evidenceHash) return 'its evidence was changed';
  // Roles, sites and locks are those of the moment of signing: the service that took the signature asked them then.
  const signer: SignerIdentity = { person: signature.person, name: signature.name, account: signature.account, roles: statement.signer.roles ?? [], sites: [site], locked: false };
  const verified = await verifyEvidence(evidence, statement, keys, () => Promise.resolve(signer), { issuer, clientId: 'mes-sign', now: statement.expiresAt });
  if (!verified.ok) return `its evidence does not hold (${String(verified.error.params.reason ?? verified.error.code)})`;
  return verified.value.signedAt === signature.signedAt ? undefined : 'shows another time than its evidence';
}
