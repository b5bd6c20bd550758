import { startTestServices, testTerminalHash, type TestAnswer, type TestServices } from '@batchwright/testing';
import type { Evidence, Statement } from '@batchwright/records';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { pressCheck } from '../acceptance/press-check.fixture';
import { stageInProcess } from '../../deploy/local/demo/acting/stage-in-process.fixture';

const TERMINALS = '/api/identity/v1/terminals';
/** Tablet of the room of the batch, one of the same site elsewhere, one of another site. */
const [HERE, ELSEWHERE, CORK] = ['TAB-CP-09', 'TAB-XX-01', 'TAB-CRK-1'];
/** A write of each service; what is refused is the terminal, before anything else is looked at. */
const WRITES = [
  '/api/recipes/v1/versions', '/api/training/v1/qualifications', '/api/resources/v1/equipment', '/api/batch-execution/v1/orders', '/api/review/v1/exceptions/x/decision', '/api/identity/v1/ceremonies',
];

let services: TestServices;
let step: string;

beforeAll(async () => {
  services = await startTestServices(allServices());
  const stage = stageInProcess(services);
  const script = pressCheck('PO-FALSE-1');
  await prepare(stage, script);
  for (const [account, code, site, area] of [['it.admin', ELSEWHERE, 'HAM', 'XX'], ['every.role', CORK, 'CRK', 'CP-09']] as const) {
    expect(await services.as(account).post(TERMINALS, { code, site, area, title: code, secretHash: testTerminalHash(code) })).toMatchObject({ status: 201 });
  }
  await bringIntoForce(stage, script);
  const { runId } = await BatchOnFloor.begin(stage, script);
  step = `/api/batch-execution/v1/runs/${runId}/steps/set-press`;
  await services.settled();
}, 120_000);
afterAll(() => services.stop());

/** The witness's signature before the start, which counts at the place only; the operator asks for it from a terminal. */
async function witnessed(terminal: string | undefined, askedAt = terminal): Promise<TestAnswer> {
  const asked = await services.as('op.lindqvist', askedAt).post<{ statement: Statement }>(`${step}/statements`, { policy: 'witness' });
  if (asked.status >= 300) return asked as unknown as TestAnswer;
  const evidence: Evidence = await services.signer.sign(asked.body.statement, 'sup.haas');
  const operator = services.as('op.lindqvist', terminal);
  const { version } = (await operator.get<{ version: number }>(step)).body;
  return operator.post(`${step}/signatures`, { version, evidence });
}

const NOT_PROVEN = { status: 403, body: { code: 'terminal-not-proven' } };
const allWrites = (account: string, terminal: string): Promise<TestAnswer[]> => Promise.all(WRITES.map((path) => services.as(account, terminal).post(path, {})));

describe('gmp 5 A11 "at the place" is where an enrolled device proved to be', () => {
  it('is nowhere for a code that is not enrolled, however often it is said', async () => {
    expect(await witnessed('TAB-MADE-UP')).toMatchObject(NOT_PROVEN);
    expect(await witnessed(undefined)).toMatchObject({ body: { code: 'not-at-the-place' } });
  });

  it('is not the terminal of another room', async () => {
    expect(await witnessed(HERE, ELSEWHERE)).toMatchObject({ body: { code: 'not-at-the-place' } });
  });

  it('is not a terminal of another site, even of an area of the same name', async () => {
    expect(await witnessed(CORK)).toMatchObject(NOT_PROVEN);
  });

  it.each(['', '.', '.wrong', `.${testTerminalHash(HERE)}`])('is refused in every service to who says the code of a tablet with "%s" for its secret, and the security stream has it', async (secret) => {
    for (const answer of await allWrites('op.lindqvist', secret === '' ? `${HERE}.` : `${HERE}${secret}`)) expect(answer).toMatchObject(NOT_PROVEN);
    await services.settled();
    const { body } = await services.as('qa.weiss').get<{ items: { kind: string; terminal: string; service: string }[] }>('/api/identity/v1/security-events?person=E1003&limit=100');
    const told = new Set(body.items.filter(({ kind, terminal }) => kind === 'terminal-not-proven' && terminal === HERE).map(({ service }) => service));
    expect([...told].sort()).toEqual(['batch-execution', 'identity', 'recipes', 'resources', 'review', 'training']);
  });

  it('is not where the statement was carried: a ceremony begins at the terminal that the statement names', async () => {
    const { body } = await services.as('op.lindqvist', HERE).post<{ statement: Statement }>(`${step}/statements`, { policy: 'witness' });
    for (const terminal of [undefined, ELSEWHERE]) {
      expect(await services.as('op.lindqvist', terminal).post('/api/identity/v1/ceremonies', { statement: body.statement })).toMatchObject({ status: 422, body: { code: 'statement-invalid' } });
    }
  });

  it('is here for the tablet of the room, until it is withdrawn: then no service takes an act from it, and reads go on without a place', async () => {
    expect(await witnessed(HERE)).toMatchObject({ status: 200 });
    expect((await services.as('op.lindqvist', HERE).get('/api/identity/v1/me')).body).toMatchObject({ terminal: HERE });
    await services.as('it.admin').post(`${TERMINALS}/${HERE}/revocation`, { reason: 'lost' });
    await services.settled();
    for (const answer of await allWrites('op.lindqvist', HERE)) expect(answer).toMatchObject(NOT_PROVEN);
    const me = await services.as('op.lindqvist', HERE).get('/api/identity/v1/me');
    expect(me).toMatchObject({ status: 200 });
    expect(me.body).not.toHaveProperty('terminal');
  });
});
