import { outgoing } from '@batchwright/contracts';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, testTerminalHash, testTerminalSecret, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import { identity } from './index';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices([identity]);
}, 60_000);
afterAll(() => services.stop());

const V1 = '/api/identity/v1';
const WATER = { code: 'TAB-1', site: 'HAM', area: 'DISPENSING', title: 'Tablet 1' };
const ENROLMENT = { ...WATER, secretHash: testTerminalHash('TAB-1') };
const NOBODY = { name: 'New Person', accounts: [{ provider: 'batchwright', subject: 'sub-new', username: 'op.new' }], sites: ['HAM'], roles: ['operator'] };

describe('gmp 2 people', () => {
  it('are registered by the administrator, known to every service, and told again without a second record', async () => {
    expect(await services.as('it.admin').post(`${V1}/people`, { person: 'E3001', ...NOBODY })).toMatchObject({ status: 201, body: { aggregate: 'E3001', sequence: 1 } });
    expect(await services.as('it.admin').post(`${V1}/people`, { person: 'E3001', ...NOBODY })).toMatchObject({ body: { sequence: 1 } });
    await services.settled();
    const [known] = await (await services.db.transactions('identity')).read(`SELECT name, locked FROM person WHERE person = 'E3001'`);
    expect(known).toEqual({ name: 'New Person', locked: false });
    expect(await services.as('qa.weiss').get(`${V1}/people?role=operator`)).toMatchObject({ body: { items: [expect.objectContaining({ person: 'E3001' })] } });
  });

  it('do not share an account', async () => {
    const stolen = await services.as('it.admin').post(`${V1}/people`, { person: 'E3002', ...NOBODY });
    expect(stolen).toMatchObject({ status: 409, body: { code: 'account-taken', params: { person: 'E3001' } } });
  });

  it('are not shown to people of other sites', async () => {
    expect(await services.as('qa.murphy').get(`${V1}/people`)).toMatchObject({ body: { items: [] } });
  });

  it('are locked with a reason that stands in the audit trail', async () => {
    expect(await services.as('it.admin').post(`${V1}/people/E3001/lock`, { reason: 'badge lost' })).toMatchObject({ status: 200, body: { sequence: 2 } });
    await services.settled();
    const read = await services.db.transactions('identity');
    expect(await read.read(`SELECT locked FROM person WHERE person = 'E3001'`)).toEqual([{ locked: true }]);
    expect(await read.read(`SELECT reason, person FROM audit WHERE aggregate_id = 'E3001' AND action = 'PersonLocked'`)).toEqual([{ reason: 'badge lost', person: 'E1090' }]);
  });
});

describe('B5 terminals', () => {
  it('are enrolled at a site, once, listed there, and revoked with a reason', async () => {
    const admin = services.as('it.admin');
    expect(await admin.post(`${V1}/terminals`, ENROLMENT)).toMatchObject({ status: 201, body: { aggregate: 'TAB-1', sequence: 1 } });
    expect(await admin.post(`${V1}/terminals`, ENROLMENT)).toMatchObject({ status: 409, body: { code: 'already-exists' } });
    expect(await services.as('op.berger').get(`${V1}/terminals`)).toMatchObject({ body: { items: [{ ...WATER, enrolled: true }] } });
    expect(await services.as('op.byrne').get(`${V1}/terminals`)).toMatchObject({ body: { items: [] } });
    expect(await admin.post(`${V1}/terminals/TAB-1/revocation`, { reason: 'broken' })).toMatchObject({ status: 200, body: { sequence: 2 } });
    expect(await admin.post(`${V1}/terminals/TAB-1/revocation`, { reason: 'broken' })).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(await admin.post(`${V1}/terminals`, ENROLMENT)).toMatchObject({ status: 201, body: { sequence: 3 } });
  });

  it('are another device by an act of the administrator, and the one before proves nothing any more', async () => {
    const me = async (secret: string) => (await services.as('op.berger', `TAB-1.${secret}`).get<{ terminal?: string }>(`${V1}/me`)).body.terminal;
    await services.settled();
    expect(await me(testTerminalSecret('TAB-1'))).toBe('TAB-1');
    const admin = services.as('it.admin');
    expect(await services.as('sup.haas').post(`${V1}/terminals/TAB-1/device`, { secretHash: testTerminalHash('new') })).toMatchObject({ status: 403 });
    expect(await admin.post(`${V1}/terminals/TAB-1/device`, { secretHash: 'short' })).toMatchObject({ status: 400 });
    expect(await admin.post(`${V1}/terminals/TAB-9/device`, { secretHash: testTerminalHash('new') })).toMatchObject({ status: 404 });
    expect(await admin.post(`${V1}/terminals/TAB-1/device`, { secretHash: testTerminalHash('new') })).toMatchObject({ status: 200, body: { sequence: 4 } });
    await services.settled();
    expect([await me(testTerminalSecret('TAB-1')), await me(testTerminalSecret('new'))]).toEqual([undefined, 'TAB-1']);
    const rows = await (await services.db.transactions('identity')).read(`SELECT action, new_value AS told, person FROM audit WHERE aggregate_id = 'TAB-1' ORDER BY record_sequence DESC LIMIT 1`);
    expect(rows).toEqual([{ action: 'TerminalEnrolled', told: 'another device', person: 'E1090' }]);
  });

  it('are not enrolled elsewhere than where one has rights', async () => {
    expect(await services.as('it.admin').post(`${V1}/terminals`, { ...ENROLMENT, code: 'TAB-2', site: 'CRK' })).toMatchObject({ status: 404 });
    expect(await services.as('qa.weiss').post(`${V1}/terminals`, { ...ENROLMENT, code: 'TAB-2' })).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
  });
});

describe('I8 the security stream', () => {
  it('keeps every refused attempt, newest first, page by page', async () => {
    for (let tries = 0; tries < 3; tries += 1) await services.as('op.berger').post(`${V1}/terminals`, ENROLMENT);
    await services.settled();
    const first = await services.as('insp.dubois').get<{ items: { id: string; kind: string; person: string; service: string }[]; next: string }>(`${V1}/security-events?person=E1001&limit=2`);
    expect(first.body.items).toEqual([expect.objectContaining({ kind: 'not-permitted', person: 'E1001', service: 'identity' }), expect.anything()]);
    const second = await services.as('insp.dubois').get<{ items: { id: string }[] }>(`${V1}/security-events?person=E1001&limit=2&after=${encodeURIComponent(first.body.next)}`);
    expect(second.body.items).toHaveLength(1);
    expect(first.body.items.map(({ id }) => id)).not.toContain(second.body.items[0]?.id);
    expect(await services.as('op.berger').get(`${V1}/security-events`)).toMatchObject({ status: 403 });
  });

  it('takes a report once, however often it comes', async () => {
    const id = '01936c2e-7c00-7000-8000-0000000000a0';
    const report = { id, site: 'HAM', service: 'training', kind: 'step-not-ready', person: 'E1002', account: 'op.okafor', terminal: '', object: 'run 1', detail: 'not yet', at: '2026-11-24T08:00:00.000Z', count: 3 };
    const tx = await services.db.transactions('identity');
    for (const messageId of ['01936c2e-7c00-7000-8000-0000000000a1', '01936c2e-7c00-7000-8000-0000000000a2']) {
      await tx.run((one) => one.announce([outgoing('batchwright.identity.v1.RecordSecurityEvent', { subject: id, site: 'HAM', sequence: 0, id: messageId }, report)]));
    }
    await services.settled();
    expect(await tx.read('SELECT kind, count FROM security_event WHERE id = $1', [id])).toEqual([{ kind: 'step-not-ready', count: 3 }]);
  });
});

describe('what the console asks before anybody is signed in', () => {
  it('is public and holds no secret', async () => {
    const { status, body } = await services.anonymous.get(`${V1}/configuration`);
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual(['clock', 'consoleIssuer', 'idleLockSeconds', 'signingOrigin', 'sites']);
  });
});

describe('gmp 1 the record of identity', () => {
  it('gives every table derived from it again, byte for byte', async () => {
    const { records, differences } = await rebuildDerivedTables(services.db.adminUrl, 'identity', rowsOf);
    expect(records).toBeGreaterThan(5);
    expect(differences).toEqual([]);
  });
});
