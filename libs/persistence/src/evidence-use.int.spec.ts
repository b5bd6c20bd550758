import type { Evidence, Statement, VerifiedSignature } from '@batchwright/records';
import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import { actOf, EXAMPLE } from './example-schema.fixture';
import type { EvidenceUse, Transactions } from './index';

let db: TestDatabase;
let tx: Transactions;
let issued: string;
beforeAll(async () => {
  db = await createTestDatabase({ definitions: [EXAMPLE] });
  tx = await db.transactions('batch_execution');
  issued = (await tx.times()).real;
});
afterAll(() => db?.drop());

const statementOf = (id: string, change: Partial<Statement> = {}): Statement => ({
  format: 'batchwright.statement/1', id, service: 'batch-execution', action: 'complete-step', site: 'HAM',
  subject: { type: 'step', id: 'r1/weigh', label: 'Weigh' }, contents: [{ label: 'Weigh', hash: 'ab'.repeat(32) }],
  text: { en: 'Seen.', de: 'Gesehen.' }, meaning: 'witnessed', signer: { notPersons: ['E1001'] }, level: 'esig',
  issuedAt: issued, expiresAt: new Date(Date.parse(issued) + 300_000).toISOString(), ...change,
});

function useOf(statement: Statement, change: Partial<VerifiedSignature> = {}): EvidenceUse {
  const evidence: Evidence = { ceremony: `c-${statement.id}`, statement, idToken: 'x.y.z', keyId: 'k1' };
  return {
    evidence,
    signature: {
      statementId: statement.id, ceremony: evidence.ceremony, person: 'E1002', name: 'Chidi Okafor', account: 'op.okafor', subject: 'sub', meaning: statement.meaning,
      signedAt: issued, acr: 'esig', keyId: 'k1', evidenceHash: 'cd'.repeat(32), ...change,
    },
  };
}

const sign = (aggregate: string, use: EvidenceUse, sequence = 0): Promise<unknown> => tx.append({ ...actOf(aggregate, sequence, [['SignatureApplied', {}]]), evidenceUses: [use] });

describe('I1 I3 gmp 3: evidence of a signature', () => {
  it('is used with the record that it signs', async () => {
    const statement = statementOf('s1');
    await tx.run((t) => t.keepStatement(statement));
    expect(await tx.run((t) => t.statement('HAM', 's1'))).toEqual(statement);
    expect(await tx.run((t) => t.statement('CRK', 's1'))).toBeUndefined();
    await sign('a1', useOf(statement));
    expect(await tx.read('SELECT statement_id, aggregate_id, record_sequence, person, meaning FROM evidence_use')).toEqual([
      { statement_id: 's1', aggregate_id: 'a1', record_sequence: 1, person: 'E1002', meaning: 'witnessed' },
    ]);
  });

  it('is used once: not again, not for another record, not by two at the same moment', async () => {
    const statement = statementOf('s2');
    await tx.run((t) => t.keepStatement(statement));
    const results = await Promise.allSettled(['b1', 'b2', 'b3', 'b4'].map((aggregate) => sign(aggregate, useOf(statement))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'evidence-already-used' });
    expect(await tx.read(`SELECT count(*) AS n FROM record WHERE aggregate_id IN ('b1', 'b2', 'b3', 'b4')`)).toEqual([{ n: 1 }]);
  });

  it('of a step of one run does not serve another run', async () => {
    const statement = statementOf('s2b', { subject: { type: 'run-step', id: 'run-a/weigh/witnessed', label: 'Weigh' } });
    await tx.run((t) => t.keepStatement(statement));
    await expect(sign('run-b', useOf(statement))).rejects.toMatchObject({ code: 'evidence-refused' });
    await sign('run-a', useOf(statement));
  });

  it('of one ceremony does not serve two statements', async () => {
    const statement = statementOf('s3');
    await tx.run((t) => t.keepStatement(statement));
    await expect(sign('c1', useOf(statement, { ceremony: 'c-s1' }))).rejects.toMatchObject({ code: 'evidence-already-used' });
  });

  it.each<[string, Partial<Statement>, Partial<VerifiedSignature>, string]>([
    ['a statement that was never made', {}, { statementId: 'nope' }, 'unknown-statement'],
    ['a statement of another site', { site: 'CRK' }, {}, 'unknown-statement'],
    ['another meaning', {}, { meaning: 'performed' }, 'other-statement'],
    ['a statement that has run out', { expiresAt: '2026-01-01T00:00:00.000Z' }, {}, 'expired'],
    ['the person who may not, by whatever account', {}, { person: 'E1001', account: 'op.berger2' }, 'person'],
    ['somebody else than the one asked', { signer: { person: 'E1010' } }, {}, 'person'],
  ])('is refused for %s, whatever the service thinks', async (name, change, signature, reason) => {
    const statement = statementOf(`s-${name}`, change);
    await tx.run((t) => t.keepStatement(statement));
    await expect(sign('d1', useOf(statement, signature))).rejects.toMatchObject({ code: 'evidence-refused', params: { reason } });
    expect(await tx.read(`SELECT 1 FROM record WHERE aggregate_id = 'd1'`)).toEqual([]);
  });

  it('can be made and used in the act that keeps the statement', async () => {
    const statement = statementOf('s9');
    await tx.append({ ...actOf('e1', 0, [['StatementMade', {}]]), statements: [statement] });
    await sign('e1', useOf(statement), 1);
    expect(await tx.read(`SELECT record_sequence FROM evidence_use WHERE statement_id = 's9'`)).toEqual([{ record_sequence: 2 }]);
  });
});
