import type { Transaction, Transactions } from '@batchwright/persistence';
import type { SigningKey } from '@batchwright/records';
import { ArchiveKeys } from './archive-keys';
import type { RecordSecurityEvent } from './record-security-event';
import type { SigningKeys } from './signing-keys';
import type { SigningProvider } from './signing-provider';

const JWK = { kty: 'RSA', n: 'n', e: 'AQAB' };

/** Archives what a provider of this issuer publishes beside what is archived; answers the aggregates that were begun. */
async function begun(issuer: string, archived: SigningKey[]): Promise<string[]> {
  const ids: string[] = [];
  const tx = {
    times: () => Promise.resolve({ real: '2026-11-25T10:00:00.000Z' }),
    append: ({ aggregateId }: { aggregateId: string }) => Promise.resolve(void ids.push(aggregateId)),
  } as unknown as Transaction;
  const transactions = { run: (work: (inside: Transaction) => unknown) => work(tx) } as unknown as Transactions;
  const keys = { rowsOf: () => [], all: () => Promise.resolve(archived) } as unknown as SigningKeys;
  const provider = { issuer, keys: () => Promise.resolve([{ kid: 'key-1', jwk: JWK }]) } as unknown as SigningProvider;
  await new ArchiveKeys(transactions, keys, provider, {} as RecordSecurityEvent).execute();
  return ids;
}

describe('I1 archived keys', () => {
  it('of a plant that goes from http to TLS at the same address are archived for both issuers', async () => {
    const http = 'http://127.0.0.1:8480/realms/batchwright';
    const https = 'https://127.0.0.1:8480/realms/batchwright';
    const before = await begun(http, []);
    const after = await begun(https, [{ kid: 'key-1', issuer: http, jwk: JWK }]);
    expect(before).toHaveLength(1);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    expect(await begun(https, [{ kid: 'key-1', issuer: https, jwk: JWK }])).toEqual([]);
  });
});
