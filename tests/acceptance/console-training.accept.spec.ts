import { ConsoleBrowser, DESK, looked, picture, TABLET } from './console-browser';
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

  it('shows 200 people and 60 operations in less than two seconds, whatever is scrolled to', async () => {
    const page = await browser.signedIn('insp.dubois', { viewport: DESK });
    const codes = Array.from({ length: 60 }, (_, i) => `operation-${i + 1}`);
    const cells = codes.map((code) => ({ code, state: 'valid', from: '2026-01-01T00:00:00.000Z', until: '2030-01-01T00:00:00.000Z', qualificationId: code }));
    const people = Array.from({ length: 200 }, (_, i) => ({ person: `X${1000 + i}`, name: `Person ${i + 1}`, roles: ['operator'], cells }));
    await page.route(/training\/v1\/matrix\/columns/, (route) => route.fulfill({ json: { items: codes.map((code) => ({ code, kind: 'operation', holders: 200 })) } }));
    await page.route(/training\/v1\/matrix\?/, (route) => route.fulfill({ json: { items: people } }));
    await page.getByRole('link', { name: 'People' }).click();
    const before = performance.now();
    await page.getByRole('tab', { name: 'Training matrix' }).click();
    await page.getByRole('row', { name: /Person 1 X1000/ }).getByRole('button').last().waitFor();
    expect(performance.now() - before).toBeLessThan(2000);
    const again = performance.now();
    await page.getByRole('region', { name: 'Training matrix' }).evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await page.getByText('Person 200').waitFor();
    expect(performance.now() - again).toBeLessThan(2000);
    await picture(page, 'training-matrix-full');
  });
});
