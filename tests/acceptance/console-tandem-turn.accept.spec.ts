import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startTurn, whyNoTurn, type TestTurn } from '@batchwright/testing';
import type { Page } from 'playwright-core';
import { addressOf } from '../../deploy/local/commands/ready-file';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually, type Stage } from '../../deploy/local/demo/acting/stage';
import { PlantClient } from '../../deploy/local/demo/client/plant-client';
import { startLocalPlant, type LocalPlant } from '../../deploy/local/plant/local-plant';
import { SILENT_PROGRESS } from '../../deploy/local/plant/progress';
import { becomeTerminal, ConsoleBrowser, DESK, FAKE_MEDIA, looked, startStep, TABLET } from './console-browser';
import { pressCheck } from './press-check.fixture';
import { flowsTo, KEEP_LINES, sessionPanel } from './tandem-lines';
import { testClock } from './test-clock';

jest.setTimeout(300_000);

const STEP = 'measure-hardness';
const SECRET = 'a secret that plant and relay share';
const CUT_MS = 20_000;
const DEVICES = { permissions: ['camera', 'microphone'] };
/** Over what the line that stands goes on each side, how it is encrypted, and the kinds of address that this console told. */
const WAYS = `(async () => {
  const line = window.lines.find(({ connectionState }) => connectionState === 'connected');
  const told = [...(await line.getStats()).values()];
  const transport = told.find(({ type }) => type === 'transport');
  const pair = told.find(({ id }) => id === transport.selectedCandidatePairId);
  const kind = (id) => told.find((one) => one.id === id).candidateType;
  return { ours: kind(pair.localCandidateId), theirs: kind(pair.remoteCandidateId), dtls: transport.dtlsState, cipher: transport.srtpCipher, told: [...new Set([...line.localDescription.sdp.matchAll(/ typ (\\w+)/g)].map(([, kind]) => kind))] };
})()`;
/** The still picture that is shown of the other one. */
const STILL = `(() => { const still = document.querySelector('.tandem-other img'); return still && still.naturalWidth > 0 ? still.src : ''; })()`;

const why = whyNoTurn();
if (why !== undefined) {
  it(`J7 over a TURN server alone is not tried here: ${why}`, () => expect(whyNoTurn()).toBe(why));
} else {
  describe('J7 a network in which devices may not reach each other, and out of which nothing leads', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bw-turn-'));
    let turn: TestTurn;
    let plant: LocalPlant;
    let stage: Stage;
    let browser: ConsoleBrowser;
    let operator: Page;
    let expert: Page;
    let runId: string;
    const asked = new Set<string>();
    const pages = (): Page[] => [operator, expert];

    const sessions = async () => (await (await stage.client.as('op.berger')).get<{ items: { id: string; ended?: string; parties: { person: string; state: string }[] }[] }>(`/tandem/v1/sessions?runId=${runId}`)).items;

    beforeAll(async () => {
      turn = await startTurn(SECRET);
      plant = await startLocalPlant({ dataDir: folder, port: 0, postgres: 'plant', clock: 'plant-clock', profile: 'test', progress: SILENT_PROGRESS, logLevel: 'fatal', consoleFiles: resolve(__dirname, '../../dist/services/web-console/ui'), media: { iceServers: [{ urls: [turn.url] }], turnSecret: SECRET, relayOnly: true } });
      const address = addressOf(plant);
      stage = { client: new PlantClient(address), clock: testClock(plant.url), tell: () => undefined };
      const script = pressCheck('PO-TURN-1', '67');
      await prepare(stage, script);
      await bringIntoForce(stage, script);
      ({ runId } = await BatchOnFloor.begin(stage, script));
      browser = await ConsoleBrowser.start(address, FAKE_MEDIA);
      expert = await browser.signedIn('eng.moreau', { ...DEVICES, viewport: DESK });
      operator = await browser.signedIn('op.berger', { ...DEVICES, viewport: TABLET });
      for (const page of pages()) {
        await page.addInitScript({ content: KEEP_LINES });
        page.on('request', (request) => request.url().startsWith('http') && asked.add(new URL(request.url()).origin));
      }
      await expert.reload();
      await expert.locator('button.person').waitFor();
      await becomeTerminal(operator, `TAB-CP-67.${stage.client.terminalSecret('TAB-CP-67')}`);
      await operator.locator('button.person').waitFor();
    }, 240_000);
    afterAll(async () => {
      await browser?.stop();
      await plant?.stop();
      await turn?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('J7 sound and picture go through the TURN server of the plant alone, encrypted from end to end, and nobody else is asked for anything', async () => {
      await operator.goto(`${plant.url}/batches/${runId}/steps/${STEP}`);
      await startStep(operator);
      await operator.getByRole('button', { name: 'Call an expert' }).click();
      await operator.getByRole('dialog').getByRole('button', { name: /Claire Moreau/ }).filter({ hasText: /There$/ }).click();
      await expert.getByRole('button', { name: 'Accept' }).click();
      for (const page of pages()) await flowsTo(page);
      for (const page of pages()) expect(await page.evaluate(WAYS)).toEqual({ ours: 'relay', theirs: 'relay', dtls: 'connected', cipher: expect.stringMatching(/AES/) as string, told: ['relay'] });
      expect(turn.log()).toMatch(/ALLOCATE processed, success/);
      const { port } = new URL(plant.url);
      expect([...asked].filter((origin) => ![`http://localhost:${port}`, `http://127.0.0.1:${port}`].includes(origin))).toEqual([]);
    });

    it('J7 a network that is cut for twenty seconds: they come back into the same session, and nobody was put out of it', async () => {
      const [before] = await sessions();
      turn.pause();
      for (const page of pages()) await page.context().setOffline(true);
      for (const page of pages()) await sessionPanel(page).getByText('Line lost, reconnecting').first().waitFor();
      await pause(CUT_MS);
      turn.goOn();
      for (const page of pages()) await page.context().setOffline(false);
      for (const page of pages()) await sessionPanel(page).getByText('Connected', { exact: true }).waitFor({ timeout: 60_000 });
      for (const page of pages()) await flowsTo(page);
      const after = await sessions();
      expect(after.map(({ id, ended, parties }) => [id, ended, parties.map(({ state }) => state)])).toEqual([[before?.id, undefined, ['joined', 'joined']]]);
    });

    it('J7 where no line carries a picture, stills go through the plant, and messages, in the same session; and pictures move again when it does', async () => {
      const { port } = new URL(turn.url.replace('turn:', 'http://').split('?')[0] ?? '');
      await turn.stop();
      await expert.getByRole('img', { name: 'Still picture of Mara Berger' }).waitFor({ timeout: 90_000 });
      const first = await eventually('a still picture', async () => (await expert.evaluate<string>(STILL)) || undefined);
      await eventually('another still picture', async () => { const next = await expert.evaluate<string>(STILL); return next !== '' && next !== first ? next : undefined; });
      await sessionPanel(expert).getByText(/^Still picture, /).waitFor();
      await looked(expert, 'tandem-still');
      await sessionPanel(operator).getByRole('textbox', { name: 'Message' }).fill('The gauge reads sixty');
      await sessionPanel(operator).getByRole('button', { name: 'Send' }).click();
      await sessionPanel(expert).getByText('The gauge reads sixty').waitFor();
      await sessionPanel(operator).getByRole('button', { name: 'Camera off' }).click();
      await sessionPanel(expert).getByText('Only messages get through now').waitFor({ timeout: 90_000 });
      await sessionPanel(operator).getByRole('button', { name: 'Camera on' }).click();
      turn = await startTurn(SECRET, Number(port));
      for (const page of pages()) await sessionPanel(page).getByText('Connected', { exact: true }).waitFor({ timeout: 120_000 });
      for (const page of pages()) await flowsTo(page);
      await expert.getByRole('img', { name: 'Still picture of Mara Berger' }).waitFor({ state: 'hidden' });
      expect((await sessions()).map(({ ended }) => ended)).toEqual([undefined]);
      expect(browser.complaints.filter((said) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch|NetworkError/.test(said))).toEqual([]);
    });
  });
}
