import { outgoing } from '@batchwright/contracts';
import { refuse, type DomainError } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { verifyEvidence, type Evidence, type VerifiedSignature } from '@batchwright/records';
import { decodeProtectedHeader } from 'jose';
import type { Ceremony } from './ceremony';
import type { ArchiveKeys } from './archive-keys';
import type { Ceremonies } from './ceremonies';
import type { People } from './people';
import type { RecordSecurityEvent } from './record-security-event';
import type { SigningKeys } from './signing-keys';
import type { SigningProvider } from './signing-provider';

/** With what the provider sends the browser back. */
export interface Redirected {
  readonly state: string;
  readonly code?: string;
  /** RFC 9207; must be the signing issuer where it is there. */
  readonly iss?: string;
  readonly error?: string;
}

type Verdict = { readonly evidence: Evidence; readonly signature: VerifiedSignature } | { readonly error: DomainError };

/** What FinishCeremony needs. */
export interface FinishingParts {
  readonly transactions: Transactions;
  readonly ceremonies: Ceremonies;
  readonly people: People;
  readonly keys: SigningKeys;
  readonly archive: ArchiveKeys;
  readonly provider: SigningProvider;
  readonly security: RecordSecurityEvent;
  readonly ids: () => string;
}

/**
 * Ends a ceremony: redeems the code, judges the ID token as every service will, ends the signer's session at the provider, and keeps the
 * evidence for who began it. What is wrong with it is kept as the ceremony's problem and goes into the security stream.
 */
export class FinishCeremony {
  constructor(private readonly parts: FinishingParts) {}

  /** The ceremony as it ended; undefined when there is none of this state. */
  async execute(redirected: Redirected): Promise<Ceremony | undefined> {
    const { transactions, ceremonies, ids } = this.parts;
    const ceremony = await transactions.run((tx) => ceremonies.find(tx, redirected.state));
    if (ceremony?.status !== 'waiting') return ceremony;
    const idToken = await this.redeem(ceremony, redirected);
    const securityId = ids();
    return transactions.run(async (tx) => {
      const now = await ceremonies.find(tx, ceremony.id);
      if (now?.status !== 'waiting') return now; // a second copy of the same redirect was faster
      const verdict = idToken === undefined ? { error: notGiven(redirected) } : await this.judge(tx, ceremony, idToken);
      return 'error' in verdict ? this.fail(tx, ceremony, verdict.error, securityId) : this.succeed(tx, ceremony, verdict);
    });
  }

  /** The ID token; the session that it came from is over when this returns. */
  private async redeem(ceremony: Ceremony, { code, iss }: Redirected): Promise<string | undefined> {
    const { provider, keys, archive, transactions } = this.parts;
    if (code === undefined || (iss !== undefined && iss !== provider.issuer)) return undefined;
    const idToken = await provider.redeem(code, ceremony.verifier);
    if (idToken === undefined) return undefined;
    await provider.endSession(idToken);
    const known = await transactions.run((tx) => keys.all(tx));
    if (!known.some(({ kid, issuer }) => kid === keyIdOf(idToken) && issuer === provider.issuer)) await archive.execute();
    return idToken;
  }

  private async judge(tx: Transaction, ceremony: Ceremony, idToken: string): Promise<Verdict> {
    const { keys, people, provider } = this.parts;
    const evidence: Evidence = { ceremony: ceremony.id, statement: ceremony.statement, idToken, keyId: keyIdOf(idToken) };
    const rules = { issuer: provider.issuer, clientId: 'mes-sign', now: (await tx.times()).real } as const;
    const verified = await verifyEvidence(evidence, ceremony.statement, await keys.all(tx), people.lookup(tx), rules);
    return verified.ok ? { evidence, signature: verified.value } : { error: verified.error };
  }

  private async succeed(tx: Transaction, ceremony: Ceremony, { evidence, signature }: { evidence: Evidence; signature: VerifiedSignature }): Promise<Ceremony> {
    const { id, statement } = ceremony;
    const { person, name, account, evidenceHash } = signature;
    const told = { ceremony: id, statementId: statement.id, evidenceHash, person, site: statement.site };
    await tx.append({
      site: statement.site, aggregateType: 'ceremony', aggregateId: id, expectedSequence: 0,
      by: { person, name, account, ...(statement.terminal === undefined ? {} : { terminal: statement.terminal }) },
      events: [{ type: 'EvidenceRedeemed', version: 1, body: told, audit: [{ object: `statement ${statement.id}`, action: 'EvidenceRedeemed', newValue: evidenceHash }] }],
      messages: [outgoing('batchwright.identity.v1.EvidenceRedeemed', { subject: id, site: statement.site, sequence: 1 }, told)],
    });
    const done: Ceremony = { ...ceremony, verifier: '', status: 'done', evidence };
    await this.parts.ceremonies.save(tx, done);
    return done;
  }

  private async fail(tx: Transaction, ceremony: Ceremony, error: DomainError, securityId: string): Promise<Ceremony> {
    const failed: Ceremony = { ...ceremony, verifier: '', status: 'failed', problem: { code: error.code, params: error.params } };
    await this.parts.ceremonies.save(tx, failed);
    const { site, terminal, subject, action } = ceremony.statement;
    await this.parts.security.note(tx, securityId, { kind: error.code, site, person: ceremony.begunBy, terminal: terminal ?? '', object: `${action} of ${subject.label}`, detail: JSON.stringify(error.params) });
    return failed;
  }
}

function keyIdOf(idToken: string): string {
  try {
    return decodeProtectedHeader(idToken).kid ?? '';
  } catch {
    return '';
  }
}

function notGiven({ error, code }: Redirected): DomainError {
  return refuse('evidence-refused', { reason: error ?? (code === undefined ? 'no-code' : 'code') }, { rule: 'gmp-3' });
}
