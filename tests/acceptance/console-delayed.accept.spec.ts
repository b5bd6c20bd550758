import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import type { Page } from 'playwright-core';
import { addressOf } from '../../deploy/local/commands/ready-file';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import type { Stage } from '../../deploy/local/demo/acting/stage';
import { PlantClient } from '../../deploy/local/demo/client/plant-client';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import { startLocalPlant, type LocalPlant } from '../../deploy/local/plant/local-plant';
import { SILENT_PROGRESS } from '../../deploy/local/plant/progress';
import { becomeTerminal, ConsoleBrowser, DESK, looked } from './console-browser';
import { scan } from './keyboard';
import { testClock } from './test-clock';

jest.setTimeout(300_000);

const TERMINAL = 'TAB-BL-03';
const SAYS = /Delayed: what is shown is as of (\d\d):(\d\d)/;
const SAGT = /Verzögert: angezeigt ist der Stand von \d\d:\d\d/;
const script = smallBatch();
const folder = mkdtempSync(join(tmpdir(), 'bw-delayed-'));
/** A plant of its own: its bus is taken away, and nobody else's work shall wait for it. */
let plant: LocalPlant;
let stage: Stage;
let batch: BatchOnFloor;
let browser: ConsoleBrowser;
let log: Client;
let supervisor: Page;
let operator: Page;

beforeAll(async () => {
  plant = await startLocalPlant({ dataDir: folder, port: 0, postgres: 'plant', clock: 'plant-clock', profile: 'test', progress: SILENT_PROGRESS, logLevel: 'fatal', consoleFiles: resolve(__dirname, '../../dist/services/web-console/ui') });
  const address = addressOf(plant);
  stage = { client: new PlantClient(address), clock: testClock(plant.url), tell: () => undefined };
  await prepare(stage, script);
  await bringIntoForce(stage, script);
  batch = await BatchOnFloor.begin(stage, script);
  log = new Client({ connectionString: plant.database.server.adminUrl });
  await log.connect();
  browser = await ConsoleBrowser.start(address);
  supervisor = await browser.signedIn('sup.haas', { viewport: DESK });
  operator = await browser.signedIn('op.lindqvist');
  await becomeTerminal(operator, `${TERMINAL}.${stage.client.terminalSecret(TERMINAL)}`);
}, 240_000);
afterAll(async () => {
  await log.end();
  await browser.stop();
  await plant.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('M3 I2 screens whose services hear nothing of each other', () => {
  it('say nothing in normal work', async () => {
    await supervisor.getByRole('link', { name: 'Batches' }).click();
    await supervisor.getByText(batch.number).first().waitFor();
    expect(await supervisor.getByText(SAYS).count()).toBe(0);
  });

  it('say calmly "delayed", and as of when, while steps go on being recorded', async () => {
    await log.query('BEGIN');
    await log.query('LOCK TABLE bus.head IN ACCESS EXCLUSIVE MODE'); // the bus is away: it takes nothing, gives nothing and does not answer
    const heldAt = Date.parse(await plantTime());
    await (await stage.client.as('sup.haas')).post(`/batch-execution/v1/runs/${batch.runId}/comments`, { text: 'written while the bus was away' });
    const notice = supervisor.getByRole('status').filter({ hasText: SAYS });
    await notice.waitFor();
    const [, hours, minutes] = SAYS.exec((await notice.textContent()) ?? '') ?? [];
    const shown = new Date(heldAt).toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin' });
    const ago = Number(shown.slice(0, 2)) * 60 + Number(shown.slice(3, 5)) - (Number(hours) * 60 + Number(minutes));
    expect([0, 1]).toContain((ago + 1440) % 1440); // the last words were heard within the minute before
    await looked(supervisor, 'board-delayed');
  });

  it('say so in German and in the dark, on a screen that is opened meanwhile', async () => {
    const quality = await browser.signedIn('qa.weiss', { viewport: DESK, locale: 'de-DE', colorScheme: 'dark' });
    await quality.getByRole('link', { name: 'Ausnahmen' }).click();
    await quality.getByRole('status').filter({ hasText: SAGT }).waitFor();
    await looked(quality, 'exceptions-delayed-german-dark');
  });

  it('say it on the card of a step where a start waits for the answers of others', async () => {
    await operator.getByRole('link', { name: /Weigh the cellulose/ }).last().click();
    const start = operator.locator('.card-bottom').getByRole('button', { name: 'Start', exact: true });
    await start.waitFor();
    for (const code of ['BAL-09', 'D-2010-032-1']) {
      await scan(operator, code);
      await operator.locator(`input[value="${code}"]`).waitFor();
    }
    await operator.getByText('Answers are delayed').waitFor();
    await looked(operator, 'step-delayed');
  });

  it('take it back by themselves when the bus is there again, and nothing was lost', async () => {
    await log.query('ROLLBACK');
    await supervisor.getByText(SAYS).waitFor({ state: 'detached' });
    await operator.getByText('Answers are delayed').waitFor({ state: 'detached' });
    await operator.locator('.card-bottom').getByRole('button', { name: /^Start/ }).click();
    await operator.locator('.card-bottom').getByRole('button', { name: 'Record', exact: true }).waitFor();
    const { items } = await (await stage.client.as('insp.dubois')).get<{ items: { type: string; body: { text?: string } }[] }>(`/batch-execution/v1/runs/${batch.runId}/record?limit=500`);
    expect(items.filter(({ type }) => type === 'CommentAdded').map(({ body }) => body.text)).toEqual(['written while the bus was away']);
    expect(browser.complaints).toEqual([]);
  });
});

async function plantTime(): Promise<string> {
  return (await (await stage.client.as('sup.haas')).get<{ plant: string }>('/web-console/v1/time')).plant;
}
