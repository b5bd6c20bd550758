import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { minutesAfter } from '../../deploy/local/demo/acting/stage';
import { num, sign, step, tx } from '../../deploy/local/demo/recipes/recipe-parts';
import type { Page } from 'playwright-core';
import { becomeTerminal, ConsoleBrowser, DESK, looked, picture, TABLET } from './console-browser';
import { pressCheck } from './press-check.fixture';
import { thePlant } from './the-plant';

const plant = thePlant();
let browser: ConsoleBrowser;

beforeAll(async () => {
  browser = await ConsoleBrowser.start(plant.address);
}, 60_000);
afterAll(() => browser.stop());

describe('H1 the matrix on the screen', () => {
  it('shows people and codes in colour, shape and word, and a trainer grants from it with a signature', async () => {
    const page = await browser.signedIn('trn.fischer', { viewport: DESK });
    const map = page.getByRole('region', { name: 'Training matrix' });
    for (const code of ['matrix-sieving', 'matrix-blending', 'equipment/matrix-press']) {
      await page.getByLabel('Code of a training').fill(code);
      await page.getByRole('button', { name: 'Add column' }).click();
    }
    await map.getByRole('row', { name: /E1001/ }).getByRole('button', { name: 'Not qualified for matrix-sieving' }).click();
    await page.getByRole('button', { name: 'Grant', exact: true }).click();
    await browser.sign(page, 'trn.fischer');
    await page.getByText(/^Valid: /).waitFor();
    await map.getByRole('row', { name: /E1002/ }).getByRole('button', { name: 'Not qualified for matrix-sieving' }).click();
    await page.getByLabel('Only under a trainer (trainee)').check();
    await page.getByRole('button', { name: 'Grant', exact: true }).click();
    await browser.sign(page, 'trn.fischer');
    await page.getByText(/^Trainee: /).waitFor();
    await looked(page, 'training-matrix');
  });

  it('is readable on a tablet in the dark', async () => {
    const page = await browser.signedIn('insp.dubois', { viewport: TABLET, colorScheme: 'dark' });
    await page.goto(`${plant.address.url}/people?tab=matrix`);
    await page.getByRole('rowheader').first().waitFor();
    await looked(page, 'training-matrix-tablet');
    expect(await page.getByRole('button', { name: 'Grant', exact: true }).count()).toBe(0);
  });

  it('shows 200 people and 60 operations by drawing the rows in sight alone', async () => {
    const page = await browser.signedIn('insp.dubois', { viewport: DESK });
    const codes = Array.from({ length: 60 }, (_, i) => `operation-${i + 1}`);
    const cells = codes.map((code) => ({ code, state: 'valid', from: '2026-01-01T00:00:00.000Z', until: '2030-01-01T00:00:00.000Z', qualificationId: code }));
    const people = Array.from({ length: 200 }, (_, i) => ({ person: `X${1000 + i}`, name: `Person ${i + 1}`, roles: ['operator'], cells }));
    await page.route(/training\/v1\/matrix\/columns/, (route) => route.fulfill({ json: { items: codes.map((code) => ({ code, kind: 'operation', holders: 200 })) } }));
    await page.route(/training\/v1\/matrix\?/, (route) => route.fulfill({ json: { items: people } }));
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('tab', { name: 'Training matrix' }).click();
    await page.getByRole('row', { name: /Person 1 X1000/ }).getByRole('button').last().waitFor();
    const drawn = () => page.getByRole('region', { name: 'Training matrix' }).getByRole('button').count();
    expect(await drawn()).toBeLessThan(60 * 60);
    await page.getByRole('region', { name: 'Training matrix' }).evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await page.getByText('Person 200').waitFor();
    expect(await drawn()).toBeLessThan(60 * 60);
    await picture(page, 'training-matrix-full');
  });
});

describe('H4 a trainee at the press', () => {
  const TRAINING = 'press-torque';
  const usual = pressCheck('PO-PRESS-TRAINEE', '7');
  const { document } = usual.recipe;
  const script = {
    ...usual,
    recipe: {
      ...usual.recipe,
      document: {
        ...document,
        qualifications: [{ code: TRAINING, title: tx('Torque of the press', 'Drehmoment der Presse') }],
        procedure: {
          ...document.procedure,
          children: [step('tighten', 'number', tx('Tighten the turret', 'Revolver festziehen'), { qualifications: [TRAINING], entries: [num('torque', tx('Torque', 'Drehmoment'), 'N.m', 1)], signatures: [sign('seen', 'supervisor', 'reviewed', tx('The torque is as measured.', 'Das Drehmoment ist wie gemessen.'), ['performer'])] })],
        },
      },
    },
  };
  const primary = (page: Page, name: string) => page.locator('.card-bottom').getByRole('button', { name, exact: true });
  let trainee: Page;
  let batch: BatchOnFloor;
  let card: string;

  beforeAll(async () => {
    await prepare(plant, script);
    await bringIntoForce(plant, script);
    batch = await BatchOnFloor.begin(plant, script);
    card = `/batch-execution/v1/runs/${batch.runId}/steps/tighten`;
    const trainer = await plant.client.as('trn.fischer');
    const now = await plant.clock.now();
    const grant = (person: string, code: string) =>
      trainer.signed('/training/v1/qualifications', { site: 'HAM', person, code, from: now, until: minutesAfter(now, 60 * 24 * 30) });
    await grant('E1001', `trainee/${TRAINING}`);
    await grant('E1002', TRAINING);
    await plant.clock.settled();
    trainee = await browser.signedIn('op.berger');
    await becomeTerminal(trainee, `TAB-CP-07.${plant.client.terminalSecret('TAB-CP-07')}`); // who supervises signs at the place
    await trainee.locator('button.person').waitFor();
    await trainee.goto(`${plant.address.url}/batches/${batch.runId}/steps/tighten`);
  }, 180_000);

  it('does not begin without a trainer at his side, nor with one who is not qualified himself', async () => {
    await trainee.getByLabel('Trainer at your side').waitFor();
    expect(await primary(trainee, 'Start').getAttribute('aria-disabled')).toBe('true');
    await trainee.getByLabel('Trainer at your side').fill('E1003');
    await primary(trainee, 'Start').click();
    await trainee.getByRole('alert').waitFor();
    await looked(trainee, 'trainee-refused');
    expect(await (await plant.client.as('op.berger')).get(card)).toMatchObject({ status: 'ready' });
  });

  it('begins with a qualified one, who signs at its end; both are in the record', async () => {
    await trainee.getByLabel('Trainer at your side').fill('E1002');
    await primary(trainee, 'Start').click();
    await trainee.getByText('Under the trainer', { exact: false }).waitFor();
    for (const key of '12.5') await trainee.getByRole('group', { name: /Number keys/ }).getByRole('button', { name: key === '.' ? 'Decimal point' : key, exact: true }).click();
    await primary(trainee, 'Record').click();
    await primary(trainee, 'Record').waitFor({ state: 'hidden' }); // it is recorded: the card asks for the next act
    await batch.perform({ act: 'sign', at: 0, terminal: 'TAB-CP-07', step: 'tighten', policy: 'seen', by: 'sup.haas' });
    await trainee.reload();
    await trainee.getByText('Under the trainer', { exact: false }).waitFor();
    expect(await primary(trainee, 'Complete step').count()).toBe(0);
    await batch.perform({ act: 'sign', at: 0, terminal: 'TAB-CP-07', step: 'tighten', policy: 'supervising-trainer', by: 'op.okafor' });
    await primary(trainee, 'Complete step').click();
    await trainee.getByText('Done').first().waitFor();
    await looked(trainee, 'trainee-done');
    const { items } = await (await plant.client.as('qa.adeyemi')).get<{ items: { type: string; canonical: string; body: unknown }[] }>(`/batch-execution/v1/runs/${batch.runId}/record`);
    const started = items.find(({ type }) => type === 'StepStarted');
    expect(started?.body).toMatchObject({ supervision: { trainer: 'E1002' } });
    expect(JSON.parse(started?.canonical ?? '{}')).toMatchObject({ person: 'E1001' });
  });
});
