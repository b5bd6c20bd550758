import { ConsoleBrowser } from './console-browser';
import { thePlant } from './the-plant';

const plant = thePlant();
let browser: ConsoleBrowser;

beforeAll(async () => {
  browser = await ConsoleBrowser.start(plant.address);
});
afterAll(() => browser.stop());

describe('I6 a console that nobody touches', () => {
  it('locks by itself after the time that the plant says, and not before', async () => {
    const page = await browser.signedIn('op.berger');
    const { idleLockSeconds } = (await (await fetch(`${plant.address.url}/api/identity/v1/configuration`)).json()) as { idleLockSeconds: number };
    await page.clock.install();
    await page.clock.fastForward((idleLockSeconds - 60) * 1000);
    await page.waitForTimeout(6000); // it looks every five seconds
    expect(await page.getByRole('button', { name: /Go on as/ }).count()).toBe(0);
    await page.clock.fastForward(61_000);
    await page.getByRole('button', { name: /Go on as/ }).waitFor();
  });
});
