import type { Transaction } from '@batchwright/persistence';
import { parseRecord, type AppliedSignature, type RecordedEvent, type SigningKey } from '@batchwright/records';
import { makeTestSigner, TEST_SIGNING_ISSUER } from '@batchwright/testing';
import { MemorySink, ScriptedRun } from '../boot/scripted-run.fixture';
import { checkSignatures } from './check-signatures';

let records: RecordedEvent[];
let keys: SigningKey[];
beforeAll(async () => {
  const signer = await makeTestSigner();
  const sink = new MemorySink();
  await new ScriptedRun('01900000-0000-7000-8000-00000000d001', signer, sink).execute();
  records = sink.texts.map(parseRecord);
  const admin = { query: (sql: string, values: unknown[]): Promise<void> => Promise.resolve(sql.includes('signing_key') ? void (keys = [{ kid: String(values[0]), issuer: String(values[1]), jwk: JSON.parse(String(values[2])) as Record<string, unknown> }]) : undefined) };
  await signer.introduce(admin as never, 'none');
});

const reader = (found: readonly SigningKey[]): Transaction => ({ query: () => Promise.resolve([...found]) }) as unknown as Transaction;
const changed = (change: (signature: AppliedSignature) => object): RecordedEvent[] =>
  records.map((record) => (record.type === 'SignatureApplied' ? ({ ...record, body: { ...record.body, ...change(record.body as unknown as AppliedSignature) } } as RecordedEvent) : record));
const problems = async (of: readonly RecordedEvent[], known = keys, issuer = TEST_SIGNING_ISSUER): Promise<(string | undefined)[]> => (await checkSignatures(reader(known), issuer, of)).map(({ problem }) => problem);

describe('I3 every signature of a record is judged again, without asking anybody', () => {
  it('and holds when it is what it says', async () => {
    expect(await problems(records)).toEqual([undefined, undefined]);
  });

  it.each<[string, (signature: AppliedSignature) => object, string]>([
    ['content that was changed', ({ content }) => ({ content: { ...content, step: 'elsewhere' } }), 'covers other content than it shows'],
    ['another meaning', () => ({ meaning: 'approved' }), 'belongs to another statement'],
    ['another person', () => ({ person: 'E1003' }), 'its evidence does not hold (employee-number)'],
    ['another time', () => ({ signedAt: '2020-01-01T00:00:00.000Z' }), 'shows another time than its evidence'],
    ['a changed token', ({ evidence }) => ({ evidence: { ...evidence, idToken: evidence.idToken.replace('.', '.A') } }), 'its evidence was changed'],
    ['the evidence of another statement', ({ evidence }) => ({ evidence: { ...evidence, statement: { ...evidence.statement, id: 'x' } }, statementId: 'x' }), 'its evidence was changed'],
  ])('and does not with %s', async (_, change, problem) => {
    expect(new Set(await problems(changed(change)))).toEqual(new Set([problem]));
  });

  it('nor by a key that is not archived, or of another issuer', async () => {
    expect(await problems(records, [])).toEqual(Array(2).fill('its evidence does not hold (unknown-key)'));
    expect(await problems(records, keys, 'http://localhost/realms/batchwright')).toEqual(Array(2).fill('its evidence does not hold (unknown-key)'));
  });
});
