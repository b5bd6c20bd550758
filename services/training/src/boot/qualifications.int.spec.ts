import { randomUUID } from 'node:crypto';
import { rebuildDerivedTables, readRecords } from '@batchwright/persistence';
import type { Statement } from '@batchwright/records';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import { training } from './index';

const PATH = '/api/training/v1/qualifications';
let services: TestServices;

beforeAll(async () => {
  services = await startTestServices([training]);
}, 60_000);
afterAll(() => services.stop());

interface Told { type: string; data: Record<string, string> }

/** What training said on a topic about a qualification, in order. */
async function told(id: string, topic: 'events' | 'state'): Promise<Told[]> {
  await services.settled();
  const admin = await services.db.client();
  const { rows } = await admin.query<{ type: string; body: string }>('SELECT type, body FROM bus.log WHERE topic = $1 AND key = $2 ORDER BY position', [`batchwright.training.${topic}.v1`, id]);
  return rows.map(({ type, body }) => ({ type: type.split('.').at(-1) ?? '', data: JSON.parse(body) as Record<string, string> }));
}

const plantNow = async (): Promise<string> => (await (await services.db.transactions('training')).times()).plant;
const facts = async (seconds: number, code = 'dispensing', person = 'E1001') => {
  const from = await plantNow();
  return { site: 'HAM', person, code, from, until: new Date(Date.parse(from) + seconds * 1000).toISOString() };
};
const grant = async (seconds = 3600, code?: string) => {
  const answer = await services.as('trn.fischer').signed<{ aggregate: string; sequence: number }>(PATH, await facts(seconds, code));
  expect(answer).toMatchObject({ status: 201, body: { sequence: 1 } });
  return answer.body.aggregate;
};
const stateOf = async (id: string): Promise<unknown> => {
  const { body } = await services.as('insp.dubois').get<{ items: { id: string; state: string }[] }>(`${PATH}?person=E1001&limit=100`);
  return body.items.find((item) => item.id === id)?.state;
};

describe('H2 qualifications of people', () => {
  it('are granted by a trainer with a signature that stands in the record', async () => {
    const id = await grant();
    const [record] = await readRecords(await services.db.transactions('training'), 'HAM', id);
    expect(record).toMatchObject({ type: 'QualificationGranted', person: 'E1060', body: { person: 'E1001', signatures: [{ meaning: 'qualified', person: 'E1060' }] } });
    expect(await stateOf(id)).toBe('valid');
    expect((await told(id, 'events')).map(({ type, data }) => [type, data['grantedBy']])).toEqual([['QualificationGranted', 'E1060']]);
    expect((await told(id, 'state')).at(-1)?.data['status']).toBe('QUALIFICATION_STATUS_GRANTED');
  });

  it('end at the moment of their end, which is announced once with that very moment', async () => {
    const id = await grant(7200);
    const { until } = (await told(id, 'events'))[0]?.data ?? {};
    await services.steer({ to: new Date(Date.parse(until ?? '') - 60_000).toISOString() });
    expect(await stateOf(id)).toBe('valid');
    expect((await told(id, 'events')).map(({ type }) => type)).toEqual(['QualificationGranted']);
    await services.steer({ to: until ?? '' });
    expect(await stateOf(id)).toBe('expired');
    await services.steer({ advanceSeconds: 60 });
    expect((await told(id, 'events')).map(({ type, data }) => [type, data['until']])).toEqual([['QualificationGranted', until], ['QualificationExpired', until]]);
    expect((await told(id, 'state')).at(-1)?.data['status']).toBe('QUALIFICATION_STATUS_EXPIRED');
  });

  it('are revoked with reason and signature, and whoever relies on them is told since when', async () => {
    const id = await grant();
    const path = `${PATH}/${id}/revocation`;
    expect(await services.as('op.berger').signed(path, { reason: 'no longer needed' })).toMatchObject({ status: 403 });
    const revoked = await services.as('qa.weiss').signed(path, { reason: 'requalification failed' });
    expect(revoked).toMatchObject({ status: 200, body: { aggregate: id, sequence: 2 } });
    expect(await stateOf(id)).toBe('revoked');
    const last = (await told(id, 'events')).at(-1);
    expect(last).toMatchObject({ type: 'QualificationRevoked', data: { revokedBy: 'E1050', reason: 'requalification failed' } });
    expect(last?.data['until']).toBe(last?.data['revokedAt']);
    expect(await services.as('qa.weiss').signed(path, { reason: 'again' })).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
  });

  it('are refused for oneself, for nobody known, and without a right to grant', async () => {
    expect(await services.as('trn.fischer').signed(PATH, await facts(60, 'dispensing', 'E1060'))).toMatchObject({ status: 403, body: { code: 'own-work' } });
    expect(await services.as('trn.fischer').signed(PATH, await facts(60, 'dispensing', 'E7777'))).toMatchObject({ status: 422, body: { code: 'person-unknown' } });
    expect(await services.as('it.admin').signed(PATH, await facts(60))).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await services.as('trn.fischer').signed(PATH, await facts(-60))).toMatchObject({ status: 422, body: { code: 'period-wrong' } });
    expect(await services.as('trn.fischer').signed(PATH, { ...(await facts(60)), site: 'CRK' })).toMatchObject({ status: 404 });
  });
});

describe('gmp-3 the signature of a qualification', () => {
  it('is for exactly what was read, by the trainer himself, and used once', async () => {
    const trainer = services.as('trn.fischer');
    const body = await facts(3600, 'compression');
    const { statement } = (await trainer.post<{ statement: Statement }>(`${PATH}/statements`, body)).body;
    const evidence = await services.signer.sign(statement, 'trn.fischer');
    expect(await trainer.post(PATH, { ...body, until: new Date(Date.parse(body.until) + 1000).toISOString(), evidence })).toMatchObject({ status: 409, body: { code: 'content-changed' } });
    expect(await trainer.post(PATH, { ...body, evidence: await services.signer.sign(statement, 'qa.weiss') })).toMatchObject({ status: 403 });
    const key = randomUUID();
    const first = await trainer.post(PATH, { ...body, evidence }, key);
    expect(first.status).toBe(201);
    expect(await trainer.post(PATH, { ...body, evidence }, key)).toEqual(first);
    expect(await trainer.post(PATH, { ...body, evidence })).toMatchObject({ status: 409, body: { code: 'evidence-already-used' } });
  });
});

describe('gmp-1 the record of qualifications', () => {
  it('cannot be written, changed or removed by raw SQL of the service itself', async () => {
    const id = await grant();
    const app = await services.db.client('training_app');
    await app.query('SET search_path = training');
    const forged = `INSERT INTO qualification (site, id, person, code, valid_from, valid_until, revoked, expired, granted_by, sequence)
                    VALUES ('HAM', 'forged', 'E1001', 'nti', now(), now(), false, false, 'E1060', 1)`;
    for (const sql of [forged, `UPDATE qualification SET valid_until = now() WHERE id = '${id}'`, `DELETE FROM qualification`, 'TRUNCATE qualification', 'DELETE FROM record', `UPDATE record SET canonical = '{}'`, 'TRUNCATE audit']) {
      await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('I4 gives every derived row again byte for byte', async () => {
    const rebuilt = await rebuildDerivedTables(services.db.adminUrl, 'training', rowsOf);
    expect(rebuilt.differences).toEqual([]);
    expect(rebuilt.rows).toBeGreaterThan(0);
  });
});
