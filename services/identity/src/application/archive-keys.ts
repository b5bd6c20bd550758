import { outgoing } from '@batchwright/contracts';
import type { Transactions } from '@batchwright/persistence';
import { canonical, type JsonObject } from '@batchwright/records';
import { NO_SITE } from './append-person';
import type { RecordSecurityEvent } from './record-security-event';
import type { SigningKeys } from './signing-keys';
import type { SigningProvider } from './signing-provider';

/**
 * Archives the keys under which the provider signs, and tells every service: evidence is checked with them and no others, also when the
 * provider is long gone. A key id that comes again with another key is refused and noted: with it, old signatures could be made to look true.
 */
export class ArchiveKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: SigningKeys,
    private readonly provider: SigningProvider,
    private readonly security: RecordSecurityEvent,
  ) {}

  /** Answers how many were new. */
  async execute(): Promise<number> {
    const published = await this.provider.keys();
    const { issuer } = this.provider;
    return this.transactions.run(async (tx) => {
      const archived = (await this.keys.all(tx)).filter((key) => key.issuer === issuer);
      const firstSeen = (await tx.times()).real;
      let added = 0;
      for (const { kid, jwk } of published) {
        const known = archived.find((key) => key.kid === kid);
        if (known && canonical(known.jwk as JsonObject) !== canonical(jwk as JsonObject)) await this.security.note(tx, `key-${kid}`, { kind: 'signing-key-changed', object: `key ${kid} of ${issuer}` });
        if (known) continue;
        added += 1;
        // with the scheme: a plant that goes from http to TLS keeps host, port and key, and is another issuer
        const [id, text] = [`${kid}@${new URL(issuer).origin}`, canonical(jwk as JsonObject)];
        const told = { kid, jwk: text, issuer, firstSeen };
        await tx.append({
          site: NO_SITE, aggregateType: 'signing-key', aggregateId: id, expectedSequence: 0,
          events: [{ type: 'SigningKeyPublished', version: 1, body: { kid, jwk: jwk as JsonObject, issuer, firstSeen }, audit: [{ object: `signing key ${kid}`, action: 'SigningKeyPublished', newValue: issuer }] }],
          rowsOf: this.keys.rowsOf,
          messages: [
            outgoing('batchwright.identity.v1.SigningKeyPublished', { subject: id, site: NO_SITE, sequence: 1 }, told),
            outgoing('batchwright.identity.v1.SigningKeySnapshot', { subject: id, site: NO_SITE, sequence: 1 }, told),
          ],
        });
      }
      return added;
    });
  }
}
