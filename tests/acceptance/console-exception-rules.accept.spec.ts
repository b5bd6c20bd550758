import type { Page } from 'playwright-core';
import { ConsoleBrowser, DESK, looked, TABLET } from './console-browser';
import { thePlant } from './the-plant';

const plant = thePlant();
let browser: ConsoleBrowser;
let quality: Page;
beforeAll(async () => {
  browser = await ConsoleBrowser.start(plant.address);
}, 60_000);
afterAll(() => browser.stop());

interface Table {
  readonly version: number;
  readonly rules: readonly { readonly of: string; readonly name: string; readonly severity: string; readonly blocks: string }[];
}
const table = async (): Promise<Table> => {
  const { items: [found] } = await (await plant.client.as('qa.weiss')).get<{ items: Table[] }>('/batch-execution/v1/exception-rules');
  if (!found) throw new Error('no table');
  return found;
};
const kind = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

describe('G2 quality changes the table of exceptions in a browser', () => {
  it('adds a kind, says why, signs with the second factor; the table shows it with its version', async () => {
    const { version } = await table();
    quality = await browser.signedIn('qa.weiss', { viewport: DESK });
    await quality.goto(`${plant.address.url}/exceptions`);
    await quality.getByText('Rules of the house').click();
    await quality.getByRole('button', { name: 'Change the table of HAM' }).click();
    await quality.getByLabel('Treat a kind otherwise').selectOption({ label: 'The clock jumped' });
    await kind(quality, 'The clock jumped').getByLabel('At least').selectOption({ label: 'Major' });
    await kind(quality, 'The clock jumped').getByLabel('Second signature').selectOption('qp');
    expect(await quality.getByRole('button', { name: 'Sign the table' }).isDisabled()).toBe(true);
    await quality.getByLabel('Why').fill('A clock that jumps touches every record of the shift.');
    await looked(quality, 'exception-rules-change');
    await quality.getByRole('button', { name: 'Sign the table' }).click();
    await quality.getByRole('dialog').getByText('clock-jump: not in the table → major, qa + qp, holds back nothing', { exact: false }).waitFor();
    await browser.sign(quality, 'qa.weiss');
    await quality.getByText(`version ${version + 1}: Lena Weiss`, { exact: false }).waitFor();
    await quality.getByRole('cell', { name: 'The clock jumped' }).waitFor();
    expect(await table()).toMatchObject({ version: version + 1, rules: expect.arrayContaining([expect.objectContaining({ of: 'type', name: 'clock-jump', severity: 'major', blocks: 'nothing' })]) as object[] });
  });

  it('N7 speaks German on a tablet, and removes the kind again', async () => {
    const german = await browser.signedIn('qa.adeyemi', { viewport: TABLET, locale: 'de-DE' });
    await german.goto(`${plant.address.url}/exceptions`);
    await german.getByText('Regeln des Hauses').click();
    await german.getByRole('button', { name: 'Tabelle von HAM ändern' }).click();
    await german.getByRole('button', { name: /^Die Uhr sprang.* entfernen$|entfernen$/ }).first().click();
    await german.getByLabel('Warum').fill('Nur zur Probe.');
    await looked(german, 'exception-rules-change-german');
    expect(await german.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await german.getByRole('button', { name: 'Tabelle unterschreiben' }).click();
    await browser.sign(german, 'qa.adeyemi');
    await german.getByRole('button', { name: 'Tabelle von HAM ändern' }).waitFor();
    expect((await table()).rules.some(({ name }) => name === 'clock-jump')).toBe(false);
  });

  it('is read by the supervisor, who finds nothing to change', async () => {
    const supervisor = await browser.signedIn('sup.haas', { viewport: DESK });
    await supervisor.goto(`${plant.address.url}/exceptions`);
    await supervisor.getByText('Rules of the house').click();
    await supervisor.getByRole('cell', { name: 'Critical' }).first().waitFor();
    expect(await supervisor.getByRole('button', { name: /Change the table/ }).count()).toBe(0);
  });
});
