import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { METRICS, startTelemetry, type MetricEntry, type Telemetry } from '@batchwright/telemetry';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { areaDoors } from '../example/boot/area-doors';
import { badges } from '../example/boot/index';
import type { ServiceApp } from '../boot/service-app';
import { SecurityReports } from '../boot/security-reports';
import { VitalSigns } from './vital-signs';
import { watchClock, type TestClocks } from './watch-clock';

const BADGE = { site: 'HAM', person: 'E1001', code: 'dispensing', from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' };
const EVENTS = 'batchwright.training.events.v1';
let telemetry: Telemetry;
let services: TestServices;
let stopPage: () => void;
let url: string;

beforeAll(async () => {
  telemetry = await startTelemetry({ serviceName: 'test' });
  services = await startTestServices([badges, areaDoors]);
  const server = createServer((request, response) => telemetry.metricsPage(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
  stopPage = () => server.close();
}, 60_000);
afterAll(async () => {
  stopPage();
  await services.stop();
  await telemetry.stop();
});

/** What Prometheus would read: the value of a series, undefined when it is not there. */
async function valueOf(series: string): Promise<number | undefined> {
  const line = (await (await fetch(url)).text()).split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1).split(' ')[0]?.replace('+Inf', 'Infinity'));
}

async function until<T>(look: () => Promise<T>, good: (seen: T) => boolean): Promise<T> {
  for (const end = performance.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const seen = await look();
    if (good(seen)) return seen;
    if (performance.now() > end) throw new Error(`waited in vain, saw ${JSON.stringify(seen)}`);
  }
}

const give = () => services.as('trn.fischer').post<{ aggregate: string }>('/api/training/v1/badges', BADGE);
const platformOf = (name: string) => (services.plant.services.find(({ definition }) => definition.name === name) as ServiceApp).platform;

describe('N6 the vital signs of a service', () => {
  it('are on the page under the names of the list, as soon as it has run for a moment', async () => {
    await give();
    await services.settled();
    await until(() => valueOf('batchwright_bus_watermark_age_seconds{service="batch-execution",topic="batchwright.training.events.v1"}'), (age) => age !== undefined && age < 60);
    const page = await (await fetch(url)).text();
    const shown = new Set([...page.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name));
    // what is counted at a fault only is not there in a good run
    const faults = ['batchwright_refused_total', 'batchwright_bus_parked_total', 'batchwright_bus_gaps_total', 'batchwright_bus_retries_total', 'batchwright_bus_interruptions_total'];
    expect(Object.keys(METRICS).filter((name) => !shown.has(name) && !faults.includes(name))).toEqual([]);
    expect([...shown].filter((name) => name?.startsWith('batchwright_') && !(name in METRICS))).toEqual([]);
    for (const [name, { kind, text }] of Object.entries<MetricEntry>(METRICS)) if (shown.has(name)) expect(page).toContain(`# HELP ${name} ${text}\n# TYPE ${name} ${kind === 'duration' ? 'histogram' : kind}\n`);
  });

  it('show requests by their route, and refusals', async () => {
    const { body } = await give();
    await services.as('insp.dubois').get(`/api/training/v1/badges/${body.aggregate}`);
    expect(await until(() => valueOf('batchwright_request_duration_seconds_count{service="training",method="GET",route="/api/training/v1/badges/:id",status="200"}'), (count) => count !== undefined)).toBe(1);
    await services.as('op.berger').post('/api/training/v1/badges', BADGE);
    expect(await valueOf('batchwright_refused_total{service="training",code="not-permitted"}')).toBe(1);
    expect(await valueOf('batchwright_signatures_refused_total{service="training"}')).toBe(0);
  });

  it('show messages that do not leave, with their age', async () => {
    const platform = platformOf('training');
    const signs = new VitalSigns(platform, []);
    const admin = await services.db.client();
    await admin.query('BEGIN');
    await admin.query(`SELECT pg_advisory_xact_lock(hashtext('training/outbox'), 0)`); // another relay that hangs
    try {
      await give();
      await new Promise((resolve) => setTimeout(resolve, 20));
      await signs.look();
      expect(await valueOf('batchwright_outbox_messages{service="training"}')).toBeGreaterThan(0);
      expect(await valueOf('batchwright_outbox_age_seconds{service="training"}')).toBeGreaterThan(0);
    } finally {
      await admin.query('ROLLBACK');
    }
    await services.settled();
    await signs.look();
    expect(await valueOf('batchwright_outbox_messages{service="training"}')).toBe(0);
    expect(await valueOf('batchwright_outbox_age_seconds{service="training"}')).toBe(0);
  });

  it('show a reader that stands still though there is something to read, and that it is over', async () => {
    const platform = platformOf('batch-execution');
    const signs = new VitalSigns(platform, [EVENTS]);
    const admin = await services.db.client();
    await admin.query('BEGIN');
    await admin.query('LOCK TABLE batch_execution.inbox IN ACCESS EXCLUSIVE MODE'); // its transactions hang
    const [stalled, lag] = ['stalled_seconds', 'lag_messages'].map((name) => `batchwright_bus_${name}{service="batch-execution",topic="${EVENTS}"}`) as [string, string];
    try {
      await give();
      const seen = await until(async () => {
        await signs.look();
        return valueOf(stalled);
      }, (seconds) => (seconds ?? 0) > 0.2);
      expect(seen).toBeGreaterThan(0.2);
      expect(await valueOf(lag)).toBe(1);
    } finally {
      await admin.query('ROLLBACK');
    }
    await services.settled();
    await until(async () => {
      await signs.look();
      return [await valueOf(stalled), await valueOf(lag)];
    }, ([seconds, behind]) => seconds === 0 && behind === 0);
  });
});

describe('N6 a bus that hangs', () => {
  it('makes nobody believe that the database is silent', async () => {
    const platform = { ...platformOf('training'), service: 'review' as const }; // a name of its own: the plant has signs of training, too
    const bus = Object.assign(Object.create(platform.bus) as typeof platform.bus, { progress: () => new Promise<never>(() => undefined) });
    const signs = new VitalSigns({ ...platform, bus }, [EVENTS], 20);
    signs.start();
    const silence = (of: string) => valueOf(`batchwright_${of}_silence_seconds{service="review"}`);
    await until(() => silence('bus'), (seconds) => (seconds ?? 0) > 0.5);
    expect(await silence('database')).toBeLessThan(0.5);
  });
});

describe('B11 gmp 12 I9 the clock of one service', () => {
  const reported = async (): Promise<{ kind: string; detail: string; at: string }[]> => {
    const { rows } = await (await services.db.client()).query<{ body: string }>(`SELECT body FROM bus.log WHERE type = 'batchwright.identity.v1.RecordSecurityEvent' ORDER BY at`);
    return rows.map(({ body }) => JSON.parse(body) as { kind: string; detail: string; at: string }).filter(({ kind }) => kind.startsWith('clock-'));
  };
  function watched(clocks: TestClocks): { end(): Promise<void> } {
    const platform = { ...platformOf('training'), service: 'recipes' as const }; // a name of its own: the plant watches the clock of training, too
    const reports = new SecurityReports(platform);
    const end = watchClock(platform, reports, undefined, { everyMs: 20, ...clocks });
    return { async end() { end(); await reports.settled(); await services.settled(); } };
  }

  it('two hours ahead, then ten minutes behind, then right: each is told once, shown as a number, and the record keeps the time of the database', async () => {
    const wall = { ms: 7_200_000 };
    const watch = watched({ wallMs: () => Date.now() + wall.ms });
    const skew = () => valueOf('batchwright_clock_skew_seconds{service="recipes"}');
    expect(Math.round((await until(skew, (seen) => Math.abs((seen ?? 0) - 7200) < 1)) ?? 0)).toBe(7200);
    const before = Date.now();
    const { aggregate } = (await give()).body;
    wall.ms = -600_000;
    await until(skew, (seen) => Math.abs((seen ?? 0) + 600) < 1);
    wall.ms = 0;
    await until(skew, (seen) => Math.abs(seen ?? 9) < 1);
    await watch.end();
    const told = await reported();
    expect(told.map(({ kind, detail }) => [kind, Math.round(Number.parseInt(detail) / 60_000)])).toEqual([['clock-skew', 120], ['clock-skew', -10], ['clock-skew', 0]]);
    for (const { at } of told) expect(Math.abs(Date.parse(at) - before)).toBeLessThan(60_000);
    const [row] = await (await services.db.transactions('training')).read<{ recorded_at: string }>('SELECT recorded_at FROM record WHERE aggregate_id = $1', [aggregate]);
    expect(Math.abs(Date.parse(row?.recorded_at ?? '') - before)).toBeLessThan(60_000);
  });

  it("a jump of the database's clock stands in the ledger, is counted, and is told", async () => {
    const steady = { ms: 0 };
    const counted = () => valueOf('batchwright_clock_jumps_total{service="recipes"}');
    const before = (await counted()) ?? 0;
    const watch = watched({ monotonicMs: () => performance.now() + steady.ms });
    await until(() => valueOf('batchwright_clock_correction_seconds{service="recipes"}'), (seen) => seen !== undefined);
    await new Promise((resolve) => setTimeout(resolve, 100)); // some looks, so that there is one before the jump
    steady.ms = 3_600_000; // an hour passed that the database does not know of
    await until(counted, (seen) => (seen ?? 0) > before);
    await watch.end();
    expect((await reported()).at(-1)).toMatchObject({ kind: 'clock-jump', detail: expect.stringMatching(/^-3[56]\d{5} ms/) as string });
    const ledger = await (await services.db.transactions('training')).read<{ s: number }>('SELECT round(jump_ms / 1000.0)::int AS s FROM clock_jump');
    expect(ledger).toEqual([{ s: -3600 }]);
  });
});
