import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { schemaOf, type ServiceName } from '@batchwright/contracts';
import { mergeOpenApi } from '@batchwright/host';
import { batchMLFile, batchMLParameter, startTestServices, testTerminalHash, type TestAnswer, type TestServices } from '@batchwright/testing';
import type { Client } from 'pg';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor, order } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { certifyBatch, releaseBatch } from '../../deploy/local/demo/acting/release-batch';
import { eventually, type Stage } from '../../deploy/local/demo/acting/stage';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import type { SimulatedScale } from '../../deploy/local/simulator/simulated-scale';
import { moveInSession, tandemWrites } from './tandem-writes';
import { startSimulatedScales, type SimulatedScales } from '../../deploy/local/simulator/simulated-scales';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { machineOf } from '../../services/process-data/src/boot/machine-says.fixture';
import { CONNECTION, TOO_FAST } from './connected-machine';
import { doorsOf } from './every-role-every-door';
import { machineWrites } from './machine-writes';
import { materialWrites, stagingWrites, weighingWrites } from './material-writes';
import { stageInProcess } from '../../deploy/local/demo/acting/stage-in-process.fixture';

/** Writes that leave no audit row here, and why. A route that is neither here nor made below fails the test. */
const WITHOUT_ROW: Readonly<Record<string, string>> = {
  'POST /api/identity/v1/ceremonies': 'puts a statement before its signer; the act that uses the evidence is the record',
  'POST /api/batch-execution/v1/runs/{id}/attachments': 'keeps bytes that no record names yet; the entry that names them leaves the row',
  'POST /api/recipes/v1/documents/{id}/files': 'keeps bytes that no record names yet; the version that names them leaves the row',
  'POST /api/resources/v1/lots/{id}/files': 'keeps bytes that no record names yet; the certificate that names them leaves the row',
  'POST /api/resources/v1/equipment-offers': 'asks which equipment fits a requirement, and changes nothing',
  'POST /api/process-data/v1/sources/browse': 'asks a source what it has, and changes nothing',
  'POST /api/process-data/v1/sources/trial': 'asks a source for values, and changes nothing',
  'POST /api/tandem/v1/sessions/{id}/signals': 'tells another console how to connect, and is forgotten with the session; joining and leaving are records',
  'POST /api/tandem/v1/sessions/{id}/files': 'shows the others of a session a file, and is forgotten with it; the drawing that is kept leaves the row',
  'POST /api/tandem/v1/sessions/{id}/recordings/{recording}/parts/{number}': 'a part of a recording that all consented to; its beginning, its end and the hash of all parts are records',
  'POST /api/tandem/v1/sessions/{id}/view-tokens': 'lets who stands in a session see its step for two minutes; joining and leaving are records',
  'POST /api/tandem/v1/sessions/{id}/guests/{guest}/links': 'gives link and code of an invitation, which is a record; who comes with them is one as well',
  'POST /api/tandem/v1/guest/entry': 'lets a guest in, who is no person of the plant: that he joined is a record (proved beside tandem)',
  'POST /api/tandem/v1/guest/joining': 'a guest comes back: that he joined is a record (proved beside tandem)',
  'POST /api/tandem/v1/guest/leaving': 'a guest goes: that he left is a record (proved beside tandem)',
  'POST /api/tandem/v1/guest/consent': 'what a guest says to a recording is a record (proved beside tandem)',
  'POST /api/tandem/v1/guest/consent-refusal': 'what a guest says to a recording is a record (proved beside tandem)',
  'POST /api/tandem/v1/guest/signals': 'as that of sessions, of a guest',
  'POST /api/tandem/v1/open-consoles': 'says for some seconds that a console is open; who stands beside a step is a record',
  'POST /api/recipes/v1/simulations': 'rehearses a document that is not saved, and changes nothing',
  'POST /api/resources/v1/forecasts': 'asks what a plan will be refused for, and changes nothing',
  'POST /api/batch-execution/v1/runs/{id}/steps/{key}/withdrawal': 'takes back a request that waits for its answer; here the answer is always faster (proved beside batch-execution)',
};
/** Statements wait for their signer and change no record, wherever they are asked for. */
const leavesNone = (route: string): boolean => route.endsWith('/statements') || route in WITHOUT_ROW;

let services: TestServices;
let admin: Client;
let document: Record<string, unknown>;
let routes: string[];
let simulator: SimulatedScales;
const rows = new Map<string, number>();
const wrong: string[] = [];
let stales = 0;

beforeAll(async () => {
  simulator = await startSimulatedScales([{ code: 'BAL-09', capacity: '6200', places: 1 }]);
  services = await startTestServices(allServices(), { scales: simulator.addresses });
  admin = await services.db.client();
  document = mergeOpenApi(services.plant.services);
  routes = doorsOf(document).filter(({ method }) => method !== 'GET').map(({ method, route }) => `${method} ${route}`);
}, 120_000);
afterAll(async () => {
  await services.stop();
  await simulator.stop();
});

/** Rows that a person's act left; what a service does by itself meanwhile (a package that is made after a certification) is not the write's. */
async function auditRows(service: string): Promise<number> {
  const { rows: [row] } = await admin.query<{ count: number }>(`SELECT count(*)::int AS count FROM "${schemaOf(service as ServiceName)}".audit WHERE person IS NOT NULL`);
  return row?.count ?? 0;
}

/** The route of the document that a path belongs to; one without parameters before one with. */
function routeOf(method: string, path: string): string {
  const fits = routes.filter((route) => new RegExp(`^${method} ${route.slice(method.length + 1).replace(/\{[^}]+\}/g, '[^/]+')}$`).test(`${method} ${path}`));
  return fits.sort((a, b) => a.split('{').length - b.split('{').length)[0] ?? `${method} ${path}`;
}

/** Whether a route reads a body; where none is read, there is no other one. */
const takesBody = (route: string): boolean => {
  const [method = '', path = ''] = route.split(' ');
  return 'requestBody' in ((document as { paths: Record<string, Record<string, object>> }).paths[path]?.[method.toLowerCase()] ?? {});
};

/** A version that was overtaken, and one that never was, change nothing. */
async function stale(route: string, version: number, write: (version: number) => Promise<TestAnswer>): Promise<void> {
  stales += 1;
  for (const other of [version - 1, version + 1000].filter((number) => number >= 0)) {
    const { status, body } = await write(other);
    if (status !== 409 || !['step-changed', 'order-changed', 'exception-rules-changed'].includes(String(body['code'])) || typeof body['detail'] !== 'string') wrong.push(`${route} with version ${other} instead of ${version}: ${status} ${JSON.stringify(body)}`);
  }
}

/** Counts the rows of the first successful write of each route, before any message of it arrives anywhere. */
function counting(): Stage {
  return stageInProcess(services, async (method, path, write, body) => {
    const route = routeOf(method, path);
    if (leavesNone(route) || rows.has(route)) return write();
    await services.settled();
    const service = path.split('/')[2] ?? '';
    const before = await auditRows(service);
    // the version of a controlled document is the number printed on it, not one that was seen
    if (typeof body['version'] === 'number' && !route.includes('/documents/')) await stale(route, body['version'], (version) => write(undefined, { ...body, version }));
    const key = randomUUID();
    const answer = await write(key);
    if (answer.status >= 300) return answer;
    const made = (await auditRows(service)) - before;
    rows.set(route, made);
    const [again, other] = [await write(key), await write(key, { ...body, surplus: 1 })];
    if (again.status !== answer.status || !isDeepStrictEqual(again.body, answer.body)) wrong.push(`${route} sent again: ${again.status} ${JSON.stringify(again.body)}`);
    if (takesBody(route) && (other.status !== 422 || other.body['code'] !== 'idempotency-key-reused')) wrong.push(`${route}, its key with another body: ${other.status} ${JSON.stringify(other.body)}`);
    if ((await auditRows(service)) - before !== made) wrong.push(`${route} sent again left other rows`);
    return answer;
  });
}

const script = smallBatch();

/** A whole batch with everything that may happen to it, from preparation to release. */
async function batch(stage: Stage): Promise<void> {
  await prepare(stage, script);
  await bringIntoForce(stage, script);
  const planned = await order(stage, { ...script, order: { ...script.order, number: 'PO-AUDIT-PLAN' } });
  await (await stage.client.as('sup.haas')).post(`/batch-execution/v1/orders/${planned}/plan`, { version: 1, plan: { start: '2099-01-01T05:00:00.000Z' }, reason: 'after the shutdown' });
  const quality = await stage.client.as('qa.weiss');
  const { items: [table] } = await quality.get<{ items: { version: number; rules: object[] }[] }>('/batch-execution/v1/exception-rules');
  await quality.signed('/batch-execution/v1/exception-rules/HAM/change', { version: table?.version ?? 0, rules: [...(table?.rules ?? []), { of: 'type', name: 'late-entry', severity: 'minor', signers: [{ roles: ['qa'] }], blocks: 'nothing' }], reason: 'named in the table' });
  const floor = await BatchOnFloor.begin(stage, script);
  const run = `/batch-execution/v1/runs/${floor.runId}`;
  const supervisor = await stage.client.as('sup.haas');
  const operator = (await stage.client.as('op.lindqvist')).at('TAB-BL-03');
  const version = async (step: string): Promise<number> => (await operator.get<{ version: number }>(`${run}/steps/${step}`)).version;
  await supervisor.post(`${run}/comments`, { text: 'a remark' });
  const end = script.acts.findIndex(({ act, step }) => act === 'complete' && step === 'check-moisture');
  const poured = script.acts.findIndex(({ act, step }) => act === 'enter' && step === 'weigh-mcc');
  await floor.play(0, poured);
  await services.settled();
  const permitted = { deviation: 'DEV-2026-001', stepKey: 'check-moisture', rule: 'hold-time-not-over', impact: 'none', reason: 'the blend is dry', validUntil: new Date(Date.now() + 3_600_000).toISOString() };
  await (await stage.client.as('qa.weiss')).signed(`/review/v1/batches/${floor.runId}/deviations`, permitted);
  await stagingWrites(stage);
  await tandemWrites(stage, services, floor.runId);
  await weighingWrites(stage, simulator.scales.get('BAL-09') as SimulatedScale, { runId: floor.runId, stepKey: 'weigh-mcc', from: 'D-2010-032-1', target: '200' });
  await services.settled(); // the exception of the mass that was kept is in the run
  floor.changedByOthers('weigh-mcc');
  await floor.play(poured, end);
  await moveInSession(stage, services, floor.runId, 'check-moisture', 'weigh-mcc');
  await supervisor.post(`${run}/commands`, { command: 'pause', reason: 'a break' });
  await supervisor.post(`${run}/commands`, { command: 'resume' });
  await operator.signed(`${run}/handovers`, { notes: 'the blender squeaks' });
  const { handover } = await supervisor.get<{ handover: { handoverId: string } }>(run);
  await supervisor.signed(`${run}/handovers/${handover.handoverId}/taking`, {});
  await operator.post(`${run}/steps/check-moisture/corrections`, { version: await version('check-moisture'), entry: 'moisture', value: '3.2', reason: 'misread' });
  await operator.post(`${run}/steps/check-moisture/completion`, { version: await version('check-moisture') });
  await supervisor.signed(`${run}/steps/check-moisture/moves`, { move: 'reopen-step', reason: 'a remark is missing', version: await version('check-moisture') });
  await operator.post(`${run}/steps/check-moisture/completion`, { version: await version('check-moisture') });
  await floor.play(end + 1);
  await supervisor.post(`${run}/exceptions`, { severity: 'critical', text: 'the label was crooked' });
  await decideExceptions(stage);
  await (await stage.client.as('qa.weiss')).signed(`/review/v1/batches/${floor.runId}/operations/weigh-mcc/review`, {});
  await investigate(stage, floor.runId);
  await releaseBatch(stage, floor.runId);
  await certifyBatch(stage, floor.runId);
  await (await stage.client.as('qc.silva')).signed(`/review/v1/batches/${floor.runId}/result-invalidations`, { stepKey: 'check-moisture', reason: 'the dryer was found wrong' });
}

/** A deviation of the batch, extended to another one of the same recipe. */
async function investigate(stage: Stage, runId: string): Promise<void> {
  const quality = await stage.client.as('qa.weiss');
  const other = await BatchOnFloor.begin(stage, { ...script, order: { ...script.order, number: 'PO-AUDIT-OTHER' } });
  await services.settled();
  const { id } = await quality.post<{ id: string }>('/review/v1/investigations', { runId, deviation: 'DEV-2026-002', title: 'A crooked label' });
  await quality.post(`/review/v1/investigations/${id}/assessment`, { impact: 'none', rootCause: { category: 'equipment', text: 'the roll was worn' }, capa: 'CAPA-2026-001' });
  await quality.signed(`/review/v1/investigations/${id}/batches`, { runId: other.runId, reason: 'labelled on the same day' });
  await quality.signed(`/review/v1/investigations/${id}/closing`, {});
}

async function decideExceptions(stage: Stage): Promise<void> {
  const quality = await stage.client.as('qa.weiss');
  const open = await eventually('the exception to reach review', async () => {
    await services.settled();
    const { items } = await quality.get<{ items: { id: string; severity: string }[] }>('/review/v1/exceptions');
    return items.some(({ severity }) => severity === 'critical') ? items : undefined;
  });
  await quality.post(`/review/v1/exceptions/${open[0]?.id}/cause`, { parent: open[1]?.id, reason: 'one follows from the other' });
  await quality.post(`/review/v1/exceptions/${open[0]?.id}/cause/removal`, { reason: 'they have nothing to do with each other' });
  for (const { id, severity } of open) await quality.signed(`/review/v1/exceptions/${id}/decision`, { classification: severity === 'critical' ? 'major-deviation' : 'no-impact', rationale: 'it can be read' });
  for (const { id } of open.filter(({ severity }) => severity === 'critical')) await (await stage.client.as('qp.romano')).signed(`/review/v1/exceptions/${id}/second-signature`, {});
  await services.settled();
}

/** What ends things, and what a clean batch does not need. */
async function besides(stage: Stage): Promise<void> {
  const as = (user: string): ReturnType<Stage['client']['as']> => stage.client.as(user);
  const [author, quality, maker, trainer, keeper] = [await as('eng.tanaka'), await as('qa.weiss'), await as('mnt.kovac'), await as('trn.fischer'), await as('it.admin')];
  const { document } = script.recipe;
  const draft = { ...document, header: { ...document.header, code: 'MBR-AUDIT' } };
  const { aggregate: version } = await author.post<{ aggregate: string }>('/recipes/v1/versions', { site: 'HAM', document: draft, changeControl: 'CC-2026-0098' });
  await author.put(`/recipes/v1/versions/${version}`, { document: { ...draft, header: { ...draft.header, title: { en: 'Another title' } } } });
  await author.post(`/recipes/v1/versions/${version}/submission`);
  await quality.post(`/recipes/v1/versions/${version}/return`, { reason: 'the title' });
  const { aggregate: taken } = await author.post<{ aggregate: string }>('/recipes/v1/imports', { site: 'HAM', format: 'batchml-v02', fileName: 'syrup.xml', content: batchMLFile([[1]], batchMLParameter('Speed', '60')), code: 'MBR-AUDIT-SYR', changeControl: 'CC-2026-0041' });
  await author.post(`/recipes/v1/versions/${taken}/import/closings`, { points: [1], how: 'a set point of the step now' });
  const { aggregate: sop } = await author.post<{ aggregate: string }>('/recipes/v1/documents', { site: 'HAM', code: 'SOP-0990', title: { en: 'Blending', de: 'Mischen' } });
  const { sha256 } = await author.send<{ sha256: string }>(`/recipes/v1/documents/${sop}/files`, Buffer.from('%PDF-1.7\n%%EOF\n'));
  await author.post(`/recipes/v1/documents/${sop}/versions`, { version: 1, fileName: 'SOP-0990.pdf', sha256, effectiveDate: '2099-01-01' });
  await quality.post(`/recipes/v1/documents/${sop}/withdrawal`, { reason: 'merged into another' });
  const { items: recipes } = await quality.get<{ items: { recipe: string; versions: { id: string }[] }[] }>('/recipes/v1/recipes');
  const inForce = recipes.find(({ recipe }) => recipe === document.header.code)?.versions[0]?.id;
  await quality.signed(`/recipes/v1/versions/${inForce}/withdrawal`, { reason: 'superseded' });
  const revised = { ...document, header: { ...document.header, reviewEvery: 24, title: { ...document.header.title, en: 'Placebo blend, revised' } } };
  const { aggregate: next } = await author.post<{ aggregate: string }>('/recipes/v1/versions', { site: 'HAM', document: revised, changeControl: 'CC-2026-0099' });
  await author.post(`/recipes/v1/versions/${next}/submission`);
  for (const user of script.recipe.approvedBy) await (await as(user)).signed(`/recipes/v1/versions/${next}/approval`, {});
  const reader = await as('op.lindqvist');
  const toRead = await eventually('the new version to reach whoever runs it', async () => {
    await services.settled();
    return (await reader.get<{ items: { versionId: string }[] }>('/training/v1/readings?person=me')).items[0]?.versionId;
  });
  await reader.signed(`/training/v1/readings/${toRead}`, {});
  await quality.signed(`/recipes/v1/versions/${next}/effectiveness`, {});
  await quality.signed(`/recipes/v1/versions/${next}/review`, {});
  const { aggregate: connection } = await (await as('eng.moreau')).post<{ aggregate: string }>('/process-data/v1/connections', CONNECTION);
  await quality.signed(`/process-data/v1/connections/${connection}/approval`, {});
  await (await machineOf(services, CONNECTION.code)).says([TOO_FAST()]);
  const { items: alarms } = await quality.get<{ items: { id: string }[] }>('/process-data/v1/alarms');
  const alarm = `/process-data/v1/alarms/${alarms[0]?.id}`;
  await (await as('sup.haas')).post(`${alarm}/shelving`, { until: new Date(Date.now() + 3_600_000).toISOString(), reason: 'the sensor is exchanged' });
  await (await as('sup.haas')).post(`${alarm}/unshelving`, { reason: 'it is back' });
  await (await as('sup.haas')).post(`${alarm}/acknowledgement`, { reason: 'turned down' });
  await (await as('eng.moreau')).post(`/process-data/v1/connections/${connection}/drafts`, { ...CONNECTION, reason: 'another speed' });
  await quality.post(`/process-data/v1/connections/${connection}/return`, { reason: 'no need' });
  await quality.post(`/process-data/v1/connections/${connection}/retirement`, { reason: 'the blender goes' });
  const { items: seen } = await quality.get<{ items: { id: string; until?: string }[] }>(`/process-data/v1/recipes/${script.recipe.document.header.code}/runs`);
  const { aggregate: golden } = await (await as('eng.moreau')).post<{ aggregate: string }>('/process-data/v1/golden-batches', { site: 'HAM', recipe: script.recipe.document.header.code, runs: [seen.find(({ until }) => until !== undefined)?.id], reason: 'as it should be' });
  await quality.post(`/process-data/v1/golden-batches/${golden}/withdrawal`, { reason: 'its scale was wrong' });
  await machineWrites(stage);
  const { items: lots } = await quality.get<{ items: { id: string }[] }>('/resources/v1/lots');
  for (const act of ['block', 'unblock']) {
    await quality.post(`/resources/v1/lots/${lots[0]?.id}/${act}`, { reason: 'a complaint' });
    await maker.post(`/resources/v1/equipment/VB-02/${act}`, { reason: 'a noise' });
  }
  await quality.signed('/resources/v1/equipment/VB-02/qualification', {});
  await maker.post('/resources/v1/usage-histories', { site: 'HAM', source: 'paper', csv: 'equipment,batch,start,end\nVB-02,B-1,2025-03-02T06:00:00Z,2025-03-02T08:00:00Z' });
  await maker.signed('/resources/v1/equipment/VB-02/logbook', { text: 'A scratch at the lid.' });
  await maker.post('/resources/v1/equipment/VB-02/maintenance', { workOrder: 'WO-1', reason: 'a noise' });
  await maker.signed('/resources/v1/equipment/VB-02/maintenance/end', { workOrder: 'WO-1', reason: 'greased' });
  const { items: qualifications } = await trainer.get<{ items: { id: string }[] }>('/training/v1/qualifications');
  await trainer.signed(`/training/v1/qualifications/${qualifications[0]?.id}/revocation`, { reason: 'not repeated in time' });
  await keeper.post('/identity/v1/people', { person: 'E3001', name: 'New Person', accounts: [{ provider: 'batchwright', subject: 'sub-new', username: 'op.new' }], sites: ['HAM'], roles: ['operator'] });
  await keeper.post('/identity/v1/people/E3001/lock', { reason: 'badge lost' });
  await keeper.post('/identity/v1/people/E3001/unlock', { reason: 'badge found' });
  await keeper.post('/identity/v1/terminals/TAB-BL-03/device', { secretHash: testTerminalHash('new') });
  await keeper.post('/identity/v1/terminals/TAB-BL-03/revocation', { reason: 'broken' });
}

describe('I4 gmp 1, 10: every write leaves at least one audit row, and acts once under its key', () => {
  it('holds for every route of the published document, or the list says why not', async () => {
    const stage = counting();
    await batch(stage);
    await besides(stage);
    await materialWrites(stage);
    expect(wrong).toEqual([]);
    expect(stales).toBeGreaterThan(4);
    expect([...rows].filter(([, count]) => count < 1)).toEqual([]);
    expect(routes.filter((route) => !leavesNone(route) && !rows.has(route))).toEqual([]);
    expect(Object.keys(WITHOUT_ROW).filter((route) => !routes.includes(route))).toEqual([]);
  }, 120_000);
});
