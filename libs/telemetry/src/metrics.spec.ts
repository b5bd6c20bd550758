import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Metrics } from './metrics';
import { startTelemetry, type Telemetry } from './start-telemetry';

let telemetry: Telemetry;
let metrics: Metrics;
beforeAll(async () => {
  telemetry = await startTelemetry({ serviceName: 'training' });
  metrics = new Metrics();
});
afterAll(() => telemetry.stop());
afterEach(() => jest.restoreAllMocks());

/** The lines of the page about a metric. */
async function shown(name: string): Promise<string[]> {
  const server = createServer((request, response) => telemetry.metricsPage(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const page = await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`)).text();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  return page.split('\n').filter((line) => line.includes(name) && !line.startsWith('# HELP'));
}

describe('N6 gauges', () => {
  it('that are set show what was set last, each series for itself', async () => {
    metrics.set('batchwright_outbox_messages', 7, { service: 'training' });
    metrics.set('batchwright_outbox_messages', 3, { service: 'review' });
    metrics.set('batchwright_outbox_messages', 2, { service: 'training' });
    expect(await shown('batchwright_outbox_messages')).toEqual(['# TYPE batchwright_outbox_messages gauge', expect.stringMatching(/service="training".* 2( |$)/), expect.stringMatching(/service="review".* 3( |$)/)]);
  });

  it('that are asked show what is answered now, up and down and below zero, and nothing is shown of one that ended', async () => {
    let value: number | undefined = 5;
    const end = metrics.observe('batchwright_clock_skew_seconds', { service: 'training' }, () => value);
    expect((await shown('batchwright_clock_skew_seconds')).at(-1)).toMatch(/ 5( |$)/);
    value = -2;
    expect((await shown('batchwright_clock_skew_seconds')).at(-1)).toMatch(/ -2( |$)/);
    end();
  });

  it('go on when the clock of the machine is put back', async () => {
    let skew = 7200;
    metrics.observe('batchwright_clock_skew_seconds', { service: 'review' }, () => skew);
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 7_200_000);
    metrics.set('batchwright_outbox_messages', 7, { service: 'training' });
    await shown('batchwright_outbox_messages');
    clock.mockImplementation(() => now - 600_000);
    skew = -600;
    metrics.set('batchwright_outbox_messages', 1, { service: 'training' });
    expect((await shown('batchwright_outbox_messages')).find((line) => line.includes('training'))).toMatch(/ 1( |$)/);
    expect((await shown('batchwright_clock_skew_seconds')).find((line) => line.includes('review'))).toMatch(/ -600( |$)/);
  });
});
