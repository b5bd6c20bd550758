import { setTimeout as pause } from 'node:timers/promises';
import { SERVICE_NAMES, type ServiceName } from '@batchwright/contracts';
import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually, minutesAfter, type Stage } from '../../deploy/local/demo/acting/stage';
import { PlantClient, type PersonClient } from '../../deploy/local/demo/client/plant-client';
import { Watch } from '../drills/services/watch';
import { gaugesAndNeeds, SKILL, TUMBLER } from './absent-services.fixture';
import { ConsoleBrowser, DESK, looked } from './console-browser';
import { SteeredServices } from './steered-services';
import { thePlant } from './the-plant';

const ORDER = 'PO-AWAY-1';
const GAUGES = 16;
const OPERATOR = 'op.okafor';
/** Until the last word of an owner who is away is too old to start by. */
const OLD_MS = 6000;
/** Something to read of each service. */
const READS: Readonly<Record<ServiceName, string>> = {
  recipes: '/recipes/v1/recipes', 'batch-execution': '/batch-execution/v1/orders', resources: '/resources/v1/equipment', training: '/training/v1/qualifications',
  review: '/review/v1/exceptions', identity: '/identity/v1/people', 'process-data': '/process-data/v1/connections', tandem: '/tandem/v1/sessions', 'web-console': '/web-console/v1/time',
};

const plant = thePlant();
const services = new SteeredServices(plant);

const suite = (): void => {
  const watch = new Watch();
  const stage: Stage = { client: new PlantClient(plant.address, watch.send), clock: plant.clock, tell: plant.tell };
  let runId = '';
  let gauges = 0;
  let brokersAway = false;
  const operator = (): Promise<PersonClient> => stage.client.as(OPERATOR);
  const stepPath = (step: string): string => `/batch-execution/v1/runs/${runId}/steps/${step}`;

  /** A step that needs nobody: it works whoever is away. */
  const readGauge = async (value = '101.3'): Promise<string> => {
    const step = `gauge-${(gauges += 1)}`;
    const person = await operator();
    const { version } = await person.get<{ version: number }>(stepPath(step));
    const started = await person.post<{ version: number; status: string }>(`${stepPath(step)}/start`, { version });
    expect(started.status).toBe('started');
    const entered = await person.post<{ version: number }>(`${stepPath(step)}/entries`, { version: started.version, entry: 'reading', value, unit: 'kPa' });
    await person.post(`${stepPath(step)}/completion`, { version: entered.version });
    return step;
  };
  /** What a start is answered: the state of the step, or the code of a refusal that says to come again. */
  const started = async (user: string, step: string, items: Record<string, unknown> = {}): Promise<string> => {
    const person = await stage.client.as(user);
    const { version } = await person.get<{ version: number }>(stepPath(step));
    const { status, body } = await person.ask<{ status: string | number; code?: string }>('POST', `${stepPath(step)}/start`, { version, ...items });
    if (status >= 400) expect([status, body.code]).toEqual([503, expect.stringMatching(/-status-stale$/)]);
    return body.code ?? String(body.status);
  };
  const toStart = (user: string, step: string, items: Record<string, unknown> = {}): Promise<unknown> => eventually(`${step} to begin`, async () => (await started(user, step, items)) === 'started' || undefined);
  /** Whoever asks the one that is away is told which it is and when to come again. */
  const expectAway = async (service: ServiceName): Promise<void> => {
    const token = await (await operator()).token();
    const answer = await fetch(`${plant.address.url}/api${READS[service]}`, { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([503, '1', `The service ${service} does not answer. Try again in a moment.\n`]);
  };
  const expectOthersToRead = async (absent?: ServiceName): Promise<void> => {
    const reader = await stage.client.as('qa.adeyemi');
    const answers = await Promise.all(SERVICE_NAMES.filter((name) => name !== absent).map(async (name) => [name, (await reader.ask('GET', READS[name])).status]));
    expect(answers).toEqual(SERVICE_NAMES.filter((name) => name !== absent).map((name) => [name, 200]));
  };
  /** Others read, and a step is recorded, while it is away; then it comes back. */
  const without = async (service: ServiceName, meanwhile: () => Promise<void>): Promise<void> => {
    await services.end(service);
    try {
      await expectAway(service);
      await expectOthersToRead(service);
      if (service !== 'batch-execution') await readGauge();
      await meanwhile();
    } finally {
      await services.begin(service);
      await services.whole();
    }
  };
  const enrol = async (code: string): Promise<void> => {
    const administrator = await stage.client.as('it.admin');
    await administrator.post('/identity/v1/terminals', { site: 'HAM', code, area: 'CP-31', title: 'Tablet of the drill', secretHash: stage.client.terminalSecretHash(code) });
  };
  /** Whether a service has heard of a terminal: whoever writes at an unknown one is told so, before anything else is looked at. */
  const toKnowTerminal = (user: string, path: string, code: string): Promise<unknown> =>
    eventually(`${path} to know ${code}`, async () => {
      const { body } = await (await stage.client.as(user)).at(code).ask<{ code: string }>('POST', path, {});
      if (body.code === 'terminal-not-proven') return undefined;
      expect(body.code).toBe('body-invalid');
      return true;
    });
  const exceptionsOfSteps = async (): Promise<string[]> => {
    const { items } = await (await stage.client.as('qa.adeyemi')).get<{ items: { step: { key: string } | null }[] }>(`/review/v1/exceptions?runId=${runId}&limit=200`);
    return items.map(({ step }) => step?.key ?? '');
  };
  const toSeeException = (step: string): Promise<unknown> => eventually(`review to have the exception of ${step}`, async () => (await exceptionsOfSteps()).includes(step) || undefined);

  beforeAll(async () => {
    const script = gaugesAndNeeds(ORDER, GAUGES);
    await prepare(stage, script);
    await bringIntoForce(stage, script);
    ({ runId } = await BatchOnFloor.begin(stage, script));
    await stage.client.as('qa.adeyemi'); // signed in before anything is away
  }, 300_000);
  afterAll(async () => {
    if (brokersAway) await services.beginBrokers();
    for (const name of SERVICE_NAMES) await services.begin(name);
    await services.whole();
  }, 300_000);
  afterEach(() => expect(watch.wrong).toEqual([]));

  it('M3 begins in any order and without brokers: it says what is away and since when, records steps and signatures, and sends all of it when the brokers come', async () => {
    await Promise.all(SERVICE_NAMES.map((name) => services.end(name)));
    brokersAway = true;
    await services.killBrokers();
    for (const name of [...SERVICE_NAMES].reverse()) await services.begin(name);
    const begun = await services.seen((all) => all.every(({ led, ready }) => led && ready === true));
    for (const { without } of begun) expect(without).toEqual([expect.stringMatching(/^Kafka at 127\.0\.0\.1:\d+ does not answer: .* \(since 20\d\d-\d\d-\d\dT.*Z\)$/)]);
    const step = await readGauge('150.0');
    await expectOthersToRead();
    const trainer = await stage.client.as('trn.fischer');
    const now = await plantNow(trainer);
    await trainer.signed('/training/v1/qualifications', { site: 'HAM', person: stage.client.accountOf('op.berger').employeeNumber, code: SKILL, from: minutesAfter(now, -1440), until: minutesAfter(now, 144_000) });
    expect(await exceptionsOfSteps()).toEqual([]); // nobody could tell review
    await services.beginBrokers();
    brokersAway = false;
    await services.whole();
    await toSeeException(step);
    const operatorTwo = await stage.client.as('op.berger');
    await eventually('the qualification to reach the floor', async () => (await operatorTwo.get<{ qualifications: { held: boolean }[] }>(stepPath('trained'))).qualifications[0]?.held || undefined);
  }, 300_000);

  it('M3 without recipes steps go on, and recipes hears of new terminals when it is back', async () => {
    await without('recipes', () => enrol('TAB-AWAY-1'));
    await toKnowTerminal('eng.tanaka', '/recipes/v1/versions', 'TAB-AWAY-1');
  }, 200_000);

  it('M3 without process-data steps go on, and process-data hears of new terminals when it is back', async () => {
    await without('process-data', () => enrol('TAB-AWAY-3'));
    await toKnowTerminal('eng.tanaka', '/process-data/v1/connections', 'TAB-AWAY-3');
  }, 200_000);

  it('M3 without resources a start that needs equipment is asking; touched again after resources is back, it begins', async () => {
    const items = { equipment: [{ requirement: 'tumbler', item: TUMBLER }] };
    await without('resources', async () => {
      expect(await started(OPERATOR, 'tumble', items)).toBe('requesting');
    });
    await toStart(OPERATOR, 'tumble', items);
  }, 200_000);

  it('M3 without training a start that needs a qualification is told that nobody knows it just now; it begins when training is back, and training hears of new terminals', async () => {
    await without('training', async () => {
      await enrol('TAB-AWAY-2');
      await pause(OLD_MS);
      expect(await started('op.berger', 'trained')).toBe('qualification-status-stale');
    });
    await toStart('op.berger', 'trained');
    await toKnowTerminal('trn.fischer', '/training/v1/qualifications', 'TAB-AWAY-2');
  }, 200_000);

  it('M3 without batch-execution recipes, stock, training and review go on, and it knows of a qualification that was given meanwhile', async () => {
    await without('batch-execution', async () => {
      const trainer = await stage.client.as('trn.fischer');
      const now = await plantNow(trainer);
      await trainer.signed('/training/v1/qualifications', { site: 'HAM', person: stage.client.accountOf(OPERATOR).employeeNumber, code: SKILL, from: minutesAfter(now, -1440), until: minutesAfter(now, 144_000) });
    });
    const person = await operator();
    const held = await person.get<{ items: unknown[] }>(`/training/v1/qualifications?person=${stage.client.accountOf(OPERATOR).employeeNumber}&limit=500`);
    expect(held.items).toContainEqual(expect.objectContaining({ code: SKILL }));
    await eventually('the qualification to reach the floor', async () => (await person.get<{ qualifications: { held: boolean }[] }>(stepPath('trained'))).qualifications[0]?.held || undefined);
    await readGauge();
  }, 200_000);

  it('M3 without identity whoever is signed in goes on, a signature waits, and the security stream has what was refused meanwhile', async () => {
    const stranger = await stage.client.as('insp.dubois');
    await without('identity', async () => {
      expect((await stranger.ask<{ code: string }>('POST', '/batch-execution/v1/orders', {})).body.code).toBe('not-permitted');
      const answer = await (await operator()).ask('POST', '/identity/v1/ceremonies', {});
      expect(answer).toEqual({ status: 503, body: 'The service identity does not answer. Try again in a moment.\n' });
    });
    const administrator = await stage.client.as('it.admin');
    const number = stage.client.accountOf('insp.dubois').employeeNumber ?? '';
    await eventually('the refusal in the security stream', async () => {
      const { items } = await administrator.get<{ items: { object: string }[] }>(`/identity/v1/security-events?kind=not-permitted&person=${number}&limit=50`);
      return items.some(({ object }) => object.includes('/api/batch-execution/v1/orders')) || undefined;
    });
  }, 200_000);

  it('N5 N7 without review the console says so, and its other screens go on; review hears of exceptions when it is back', async () => {
    const browser = await ConsoleBrowser.start(plant.address);
    try {
      const page = await browser.signedIn('qa.adeyemi', { viewport: DESK });
      let step = '';
      await without('review', async () => {
        step = await readGauge('150.0');
        await showsAway(page, 'Exceptions and review: this part of the plant does not answer', 'Try again');
        await looked(page, 'service-away');
        await page.goto(`${plant.address.url}/batches`);
        await page.getByText(ORDER).first().waitFor();
      });
      await page.goto(`${plant.address.url}/exceptions`);
      await toSeeException(step);
      await page.getByRole('heading', { name: 'Exceptions' }).first().waitFor();
    } finally {
      await browser.stop();
    }
  }, 200_000);

  it('N5 N7 without identity the console begins, people sign in, and its screens say what is away, here in German', async () => {
    const browser = await ConsoleBrowser.start(plant.address);
    try {
      await without('identity', async () => {
        const page = await browser.signedIn('it.admin', { viewport: DESK, locale: 'de-DE' });
        await page.goto(`${plant.address.url}/people`);
        await page.getByText('Personen und Unterschriften: Dieser Teil des Werks antwortet nicht').first().waitFor();
        await looked(page, 'service-away-german');
      });
    } finally {
      await browser.stop();
    }
  }, 200_000);

  it('M3 M4 without the console programs go on, and a console that comes back is told to read everything anew', async () => {
    const token = await (await operator()).token();
    const first = await hint(token);
    expect(first).toMatchObject({ type: 'ready' });
    await without('web-console', async () => {
      const page = await fetch(plant.address.url);
      expect([page.status, await page.text()]).toEqual([503, 'The service web-console does not answer. Try again in a moment.\n']);
    });
    expect(await hint(await (await operator()).token(), first.id)).toMatchObject({ type: 'reset' });
    expect((await fetch(plant.address.url)).status).toBe(200);
  }, 200_000);

  /** Goes to a screen of the service that is away. */
  async function showsAway(page: Page, sentence: string, button: string): Promise<void> {
    await page.goto(`${plant.address.url}/exceptions`);
    await page.getByRole('alert').filter({ hasText: sentence }).first().waitFor();
    await page.getByRole('button', { name: button }).first().waitFor();
  }
};

async function plantNow(person: PersonClient): Promise<string> {
  return (await person.get<{ plant: string }>('/web-console/v1/time')).plant;
}

/** The first event of the stream of hints. */
async function hint(token: string, lastId?: string): Promise<{ type: string; id?: string }> {
  const leave = new AbortController();
  const response = await fetch(`${plant.address.url}/api/web-console/v1/hints`, { signal: leave.signal, headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...(lastId === undefined ? {} : { 'last-event-id': lastId }) } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes('\n\n')) text += (await reader?.read())?.value ?? '';
  leave.abort();
  return { type: /event: (\w+)/.exec(text)?.[1] ?? '', id: /id: (\S+)/.exec(text)?.[1] };
}

if (process.env.BATCHWRIGHT_TEST_MODE === 'services') describe('M3 N1 N5 a plant of which each part may be absent', suite);
else {
  it('M3 a plant of which each part may be absent is left out, and the output says why', async () => {
    process.stdout.write('left out: a plant of which each part may be absent, because this plant is one process; "npm test" has it in its stage "services"\n');
    expect(await services.can()).toBe(false);
  });
}
