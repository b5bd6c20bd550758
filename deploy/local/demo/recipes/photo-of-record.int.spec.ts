import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { batchExecution } from '@services/batch-execution';
import { identity } from '@services/identity';
import { recipes } from '@services/recipes';
import { resources } from '@services/resources';
import { review } from '@services/review';
import { training } from '@services/training';
import type { RecipeDocument } from '@batchwright/procedure';
import { done, play, prepare } from './acted-out.fixture';
import type { BatchScript, ScriptedValue } from './batch-script';
import { smallBatch } from './small-batch';
import { specimen } from './specimen-picture';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices([identity, recipes, training, resources, batchExecution, review]);
}, 60_000);
afterAll(() => services.stop());

const STEP = 'check-moisture';
const blurred = specimen('photo', 'blurred.png', 'blurred');
const sharp = specimen('photo', 'sharp.png', 'sharp');
const spilled = specimen('photo', 'spilled.png', 'spilled');
const pngOf = ({ picture }: ScriptedValue): Buffer => picture?.png ?? Buffer.alloc(0);

/** The small batch, which asks for a photo at one step. */
function withPhoto(): BatchScript {
  const script = smallBatch();
  const document = JSON.parse(JSON.stringify(script.recipe.document), (_, value: { id?: string; entries?: object[] }) =>
    value?.id === STEP && value.entries ? { ...value, entries: [...value.entries, { id: 'photo', type: 'photo', title: { en: 'Photo of the panel', de: 'Foto der Anzeige' }, required: true }] } : value) as RecipeDocument;
  return { ...script, recipe: { ...script.recipe, document } };
}

type Verify = (bytes: Buffer) => { findings: { place: string; problem: string }[] };
const verifier = import('../../../../verify/verify.mjs' as string) as Promise<{ verifyPackage: Verify }>;
const said = async (bytes: Buffer): Promise<string> => (await verifier).verifyPackage(bytes).findings.map(({ place, problem }) => `${place}: ${problem}`).join('\n');

describe('B13 a photo as a record', () => {
  const script = withPhoto();
  const end = script.acts.findIndex(({ act, step }) => act === 'complete' && step === STEP);
  const { by, terminal } = script.acts[end] ?? { by: '', terminal: '' };
  const operator = () => services.as(by, terminal);
  let runId = '';
  const run = (): string => `/api/batch-execution/v1/runs/${runId}`;
  const at = async (route: string, body: object) => operator().post<{ code?: string }>(`${run()}/steps/${STEP}/${route}`, { version: (await operator().get<{ version: number }>(`${run()}/steps/${STEP}`)).body.version, ...body });
  const stored = (one: ScriptedValue): string => join((services.objects as unknown as { folder: string }).folder, 'batch-execution', 'HAM', one.value);

  it('is asked for by the recipe, and a program that is called .jpg is refused by its content', async () => {
    await prepare(services, script);
    runId = await play(services, script, script.acts.slice(0, end));
    expect(await at('completion', {})).toMatchObject({ status: 409, body: { code: 'step-incomplete' } });
    const program = await operator().send<{ code: string; detail: string }>(`${run()}/attachments`, Buffer.from('\x7fELF photo.jpg', 'latin1'));
    expect(program).toMatchObject({ status: 422, body: { code: 'file-not-taken' } });
    expect(await operator().send(`${run()}/attachments`, Buffer.alloc(9 * 1024 * 1024))).toMatchObject({ status: 413, body: { code: 'body-too-large', params: { limit: 8 * 1024 * 1024 } } });
    expect(await at('entries', { entry: 'photo', value: blurred.value })).toMatchObject({ status: 422, body: { code: 'file-unknown' } });
    const printout = await operator().send<{ sha256: string }>(`${run()}/attachments`, Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n'));
    expect(await at('entries', { entry: 'photo', value: printout.body.sha256 })).toMatchObject({ status: 422, body: { code: 'file-type-refused' } });
  }, 120_000);

  it('is sent first, then named by its hash; a sharper one is a correction, and both stand in the record', async () => {
    expect(await operator().send(`${run()}/attachments`, pngOf(blurred))).toMatchObject({ status: 201, body: { sha256: blurred.value, mediaType: 'image/png', size: pngOf(blurred).length } });
    expect(await at('entries', { entry: 'photo', value: blurred.value, fileName: 'blurred.png' })).toMatchObject({ status: 200 });
    await operator().send(`${run()}/attachments`, pngOf(sharp));
    expect(await at('corrections', { entry: 'photo', value: sharp.value, fileName: 'sharp.png', reason: '' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await at('corrections', { entry: 'photo', value: sharp.value, fileName: 'sharp.png', reason: 'blurred' })).toMatchObject({ status: 200 });
    const { entries } = (await operator().get<{ entries: { id: string; fields: object[] }[] }>(`${run()}/steps/${STEP}`)).body;
    expect(entries.find(({ id }) => id === 'photo')?.fields[0]).toMatchObject({ value: { kind: 'file', sha256: sharp.value, mediaType: 'image/png', fileName: 'sharp.png' }, history: [{ value: { sha256: blurred.value }, replacedBecause: 'blurred' }] });
    const { items } = (await services.as('qa.weiss').get<{ items: { action: string; newValue: string; oldValue: string }[] }>(`${run()}/audit?limit=500`)).body;
    expect(items.find(({ newValue, action }) => action === 'EntryCorrected' && newValue?.includes(sharp.value))?.oldValue).toContain(blurred.value);
  });

  it('G1 comes with an exception as well: sent first, a picture only, and shown to quality with it', async () => {
    const raise = (photo: object) => operator().post(`${run()}/exceptions`, { stepKey: STEP, severity: 'minor', text: 'Powder beside the drum', photo });
    expect(await raise({ sha256: spilled.value })).toMatchObject({ status: 404, body: { code: 'object-missing', field: 'photo' } });
    const printout = await operator().send<{ sha256: string }>(`${run()}/attachments`, Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n'));
    expect(await raise({ sha256: printout.body.sha256 })).toMatchObject({ status: 422, body: { code: 'file-not-taken', field: 'photo' } });
    await operator().send(`${run()}/attachments`, pngOf(spilled));
    expect(await raise({ sha256: spilled.value, fileName: 'spilled.png' })).toMatchObject({ status: 201 });
    await services.settled();
    const { items } = (await services.as('qa.weiss').get<{ items: { id: string }[] }>(`/api/review/v1/exceptions?runId=${runId}`)).body;
    expect(await services.as('qa.weiss').get(`/api/review/v1/exceptions/${items[0]?.id ?? ''}`)).toMatchObject({ status: 200, body: { params: { photo: spilled.value, mediaType: 'image/png', fileName: 'spilled.png' } } });
  });

  it('is read by who may read the run, and by nobody of another site', async () => {
    const address = `${services.url}${run()}/attachments/${sharp.value}`;
    const read = (account?: string) => fetch(address, { headers: account ? { authorization: `Bearer ${account}` } : {} });
    const answer = await read('qa.weiss');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(await answer.arrayBuffer()).equals(pngOf(sharp))).toBe(true);
    expect([(await read('qa.murphy')).status, (await read('it.admin')).status, (await read()).status]).toEqual([404, 403, 401]);
    expect((await services.as('qa.murphy').send(`${run()}/attachments`, pngOf(sharp))).status).toBe(404);
    expect((await fetch(address, { method: 'DELETE', headers: { authorization: `Bearer ${by}` } })).status).toBe(404);
  });

  it('B13 I8 is read at its own run only, and before a record names it by nobody but who sent it', async () => {
    const other = specimen('photo', 'other.png', 'other');
    await operator().send(`${run()}/attachments`, pngOf(other));
    const read = async (one: ScriptedValue, account: string, of = runId) => (await fetch(`${services.url}/api/batch-execution/v1/runs/${of}/attachments/${one.value}`, { headers: { authorization: `Bearer ${account}` } })).status;
    expect([await read(other, by), await read(other, 'qa.weiss'), await read(spilled, 'qa.weiss'), await read(blurred, 'qa.weiss')]).toEqual([200, 404, 200, 200]);
    const order = { ...script.order, number: `${script.order.number}-2` };
    const second = await play(services, { ...script, order }, []);
    expect([await read(sharp, 'qa.weiss', second), await read(other, by, second)]).toEqual([404, 404]);
    // typed somewhere as a text, its hash opens nothing
    await done('comment', operator().post(`/api/batch-execution/v1/runs/${second}/exceptions`, { severity: 'minor', text: `as on ${sharp.value}` }));
    expect(await read(sharp, 'qa.weiss', second)).toBe(404);
  });

  it('is in the release package, and one changed byte in storage or package makes verification fail and names the step', async () => {
    await at('completion', {});
    for (const act of script.acts.slice(end + 1)) void act;
    const path = `/api/review/v1/batches/${runId}`;
    const quality = services.as('qa.weiss');
    await services.settled();
    const found = async (): Promise<{ place: string; problem: string }[]> => {
      const { certificate } = (await quality.get<{ certificate: { rules: { id: string; inputs: number; findings: { place: string; problem: string }[] }[] } }>(`${path}/certificate`)).body;
      const rule = certificate.rules.find(({ id }) => id === 'files-intact');
      expect(rule?.inputs).toBe(3);
      return rule?.findings ?? [];
    };
    expect(await found()).toEqual([]);
    const whole = await readFile(stored(sharp));
    const flipped = Buffer.from(whole);
    flipped[100] = (flipped[100] ?? 0) ^ 1;
    await chmod(stored(sharp), 0o600);
    await writeFile(stored(sharp), flipped);
    expect(await found()).toEqual([{ place: expect.stringMatching(/^check-moisture \/ photo, event \d+$/) as string, problem: expect.stringContaining('was changed in the store') as string }]);
    await writeFile(stored(sharp), whole);
    expect(await found()).toEqual([]);

    expect((await quality.get<{ files: object[] }>(path)).body.files).toMatchObject([{ stepKey: STEP, sha256: blurred.value }, { stepKey: STEP, sha256: sharp.value }, { stepKey: STEP, address: 'exception', sha256: spilled.value }]);
    await done('abortion', services.as('sup.haas').post(`${run()}/commands`, { command: 'abort', reason: 'the photo was all' }));
    await services.settled();
    await done('rejection', services.as('qp.romano').signed(`${path}/disposition`, { decision: 'reject', reason: 'the photo was all' }));
    await services.settled();
    const response = await fetch(`${services.url}${path}/package`, { headers: { authorization: 'Bearer qa.weiss' } });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(await said(bytes)).toBe('');
    const inPackage = bytes.indexOf(pngOf(blurred));
    expect(inPackage).toBeGreaterThan(0);
    bytes[inPackage + 60] = (bytes[inPackage + 60] ?? 0) ^ 1;
    expect(await said(bytes)).toMatch(/step check-moisture \(photo, event \d+\): its file blurred\.png was changed/);
    bytes[inPackage + 60] = (bytes[inPackage + 60] ?? 0) ^ 1;
    const withException = bytes.indexOf(pngOf(spilled)) + 60;
    bytes[withException] = (bytes[withException] ?? 0) ^ 1;
    expect(await said(bytes)).toMatch(/step check-moisture \(exception, event \d+\): its file spilled\.png was changed/);
  }, 120_000);
});
