import { randomBytes } from 'node:crypto';
import { KafkaTransport, prepareKafka } from '@batchwright/bus';
import { SERVICE_NAMES } from '@batchwright/contracts';
import { kafkaCanBeStarted, kafkaOfTheRun, MACHINE_SETTINGS, startTestServices, type TestServices } from '@batchwright/testing';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { releaseBatch } from '../../deploy/local/demo/acting/release-batch';
import { stageInProcess, type Watch } from '../../deploy/local/demo/acting/stage-in-process.fixture';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { readGuide } from './guide';
import { install } from './installed';
import { Integrator, type Kept } from './integrator';
import { publishedSchemas } from './published-schemas';

/** Each program is another system: clients of different libraries cannot share a group. */
const ACCOUNTS = { js: 'int-erp', python: 'int-lims' } as const;
const EVENTS = 'batchwright.batch-execution.events.v1';
const HALF = 12;
/** What an integrator must not do, tried with the plain library. */
const TRY_TO_WRITE = `
import { readFileSync } from 'node:fs';
import kafkajs from 'kafkajs';
const { KAFKA_BROKERS, KAFKA_ACCOUNT, KAFKA_PREFIX } = process.env;
const kafka = new kafkajs.Kafka({ brokers: [KAFKA_BROKERS], ssl: { ca: [readFileSync('authority.pem', 'utf8')] }, sasl: { mechanism: 'scram-sha-512', username: KAFKA_ACCOUNT, password: readFileSync('password', 'utf8').trim() }, logLevel: 0, retry: { retries: 2 } });
const producer = kafka.producer({ allowAutoTopicCreation: false });
await producer.connect();
try {
  await producer.send({ topic: KAFKA_PREFIX + '${EVENTS}', messages: [{ key: 'k', value: '{}', partition: 0 }] });
  console.log('written');
} catch (error) {
  console.log(error.type ?? error.cause?.type ?? String(error));
}
process.exit(0);
`;

/** On a busy machine a service may not have heard for a moment who is qualified: it says so, and people touch again. */
const touchAgain: Watch = async (_method, _path, write) => {
  for (const late = performance.now() + 120_000; ; await new Promise((done) => setTimeout(done, 250))) {
    const answer = await write();
    if (answer.status !== 503 || performance.now() > late) return answer;
  }
};

interface RecordLine { readonly sequence: number; readonly type: string }

const suite = (): void => {
  const guide = readGuide();
  const integrators: Integrator[] = [];
  let services: TestServices;
  let floor: BatchOnFloor;
  let stage: ReturnType<typeof stageInProcess>;

  beforeAll(async () => {
    const { brokers, ca, admin } = await kafkaOfTheRun();
    const prefix = `plant-${randomBytes(4).toString('hex')}.`;
    const passwords = Object.fromEntries([...SERVICE_NAMES, ...Object.values(ACCOUNTS)].map((name) => [name, randomBytes(12).toString('hex')]));
    const connection = { brokers, ssl: { ca: [ca] }, prefix };
    await prepareKafka({ ...connection, sasl: { mechanism: 'scram-sha-512', ...admin }, replicas: 1, accounts: passwords });
    for (const program of guide.programs) {
      const installed = install(program);
      const account = ACCOUNTS[program.language];
      const subscriber = { brokers, ca, prefix, account: `${prefix}${account}`, password: passwords[account] ?? '' };
      if ('links' in installed) integrators.push(new Integrator(guide, program, subscriber, installed.links));
      else process.stdout.write(`left out: the guide for integrators in ${program.language}, because ${installed.leftOut}\n`);
    }
    services = await startTestServices(allServices(), {
      transport: ({ service, observer }) => new KafkaTransport({ ...connection, service, observer, sasl: { mechanism: 'scram-sha-512', username: `${prefix}${service}`, password: passwords[service] ?? '' } }),
    });
    stage = stageInProcess(services, touchAgain);
    const script = smallBatch();
    await prepare(stage, script);
    await bringIntoForce(stage, script);
    floor = await BatchOnFloor.begin(stage, script);
  }, 600_000);
  afterAll(async () => {
    for (const integrator of integrators) integrator.remove();
    await services?.stop();
  }, 120_000);

  /** The run's own log, as the API shows it. */
  async function record(): Promise<RecordLine[]> {
    await services.settled();
    const reader = await stage.client.as('qa.adeyemi');
    const lines: RecordLine[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page: { items: RecordLine[]; next?: string } = await reader.get(`/batch-execution/v1/runs/${floor.runId}/record?limit=500${after === '' ? '' : `&after=${after}`}`);
      lines.push(...page.items.map(({ sequence, type }) => ({ sequence, type })));
      after = page.next ?? undefined;
    }
    return lines;
  }
  const lastLine = (lines: readonly RecordLine[]): string => `batchwright.batch-execution.v1.${lines.at(-1)?.type} ${floor.runId} ${lines.at(-1)?.sequence}`;
  const saidLast = (lines: readonly RecordLine[]) => (said: readonly string[]): boolean => said.some((line) => line.endsWith(lastLine(lines)));
  /** All of the released batch: its last event, the decision, and the state after its last change. */
  const saidAll = (lines: readonly RecordLine[]) => (said: readonly string[]): boolean =>
    saidLast(lines)(said) && said.some((line) => line.includes(`review.v1.BatchDispositioned ${floor.runId}`)) && said.some((line) => line.includes(`RunSnapshot ${floor.runId}`) && Number(line.split(' ').at(-1)) >= lastChange(lines));
  const lastChange = (lines: readonly RecordLine[]): number => lines.findLast(({ type }) => ['RunStateChanged', 'BusinessStatusChanged', 'RunSealed'].includes(type))?.sequence ?? Infinity;
  const ofRun = (kept: readonly Kept[]): RecordLine[] => kept.filter(({ topic, subject }) => topic === EVENTS && subject === floor.runId).map(({ sequence, type }) => ({ sequence, type: type.split('.').at(-1) ?? '' }));
  const killed = ({ subscriber }: Integrator) => ({ group: `${subscriber.account}/killed`, database: 'killed.db' });
  const each = (what: (integrator: Integrator) => Promise<void>): Promise<unknown> => Promise.all(integrators.map(what));

  it('programs of the guide are stopped for the night with half of a batch, and next day read the rest: all of it once, in the order of its record', async () => {
    await floor.play(0, HALF);
    const half = await record();
    await each(async (integrator) => {
      const said = await integrator.runUntil(saidLast(half), 'SIGTERM');
      expect(said.filter((line) => line.startsWith('repeated'))).toEqual([]);
      expect(ofRun(integrator.kept('event'))).toEqual(half);
    });
    // for the next test: killed while it reads, with half of the batch still to come
    await each(async (integrator) => void (await integrator.runUntil(({ length }) => length >= 7, 'SIGKILL', killed(integrator))));
    await floor.play(HALF);
    await services.settled();
    await releaseBatch(stage, floor.runId);
    const whole = await record();
    expect(whole.length).toBeGreaterThan(half.length);
    await each(async (integrator) => {
      const said = await integrator.runUntil(saidAll(whole), 'SIGTERM');
      expect(said.filter((line) => line.startsWith('repeated'))).toEqual([]); // it went on where it was
      expect(ofRun(integrator.kept('event'))).toEqual(whole);
    });
  }, 600_000);

  it('killed in the middle of the batch and started again, they lost and doubled nothing', async () => {
    const whole = await record();
    await each(async (integrator) => {
      const options = killed(integrator);
      await integrator.runUntil(saidLast(whole), 'SIGTERM', options);
      expect(ofRun(integrator.kept('event', options.database))).toEqual(whole);
    });
  }, 600_000);

  it('asked to read everything again, they take every message as a repetition and keep what they had', async () => {
    const whole = await record();
    await each(async (integrator) => {
      const had = integrator.kept('event');
      const said = await integrator.runUntil(saidAll(whole), 'SIGTERM', { group: `${integrator.subscriber.account}/again` });
      expect(said.filter((line) => line.startsWith('repeated')).length).toBeGreaterThan(20);
      const kept = integrator.kept('event');
      expect(kept.slice(0, had.length)).toEqual(had);
      expect(ofRun(kept)).toEqual(ofRun(had));
    });
  }, 600_000);

  it('what they keep is what the published AsyncAPI document says, and another body or header is not', async () => {
    const fault = publishedSchemas();
    await each(async (integrator) => {
      const kept = [...integrator.kept('event'), ...integrator.kept('state')];
      expect(new Set(kept.map(({ type }) => type)).size).toBeGreaterThan(10);
      expect(kept.flatMap((message) => fault(message) ?? [])).toEqual([]);
      for (const { headers, subject, sequence, part, type } of kept) expect({ subject, sequence, part, type }).toEqual({ subject: headers['ce_subject'], sequence: Number(headers['ce_sequence']), part: Number(headers['ce_part']), type: headers['ce_type'] });
      const [one] = kept as [Kept];
      expect(fault({ ...one, body: [] })).toContain('must be object');
      expect(fault({ ...one, headers: { ...one.headers, ce_specversion: '0.3' } })).toContain('ce_specversion');
      expect(fault({ ...one, topic: 'batchwright.training.events.v1' })).toContain('is not among the messages');
    });
  });

  it('they know what quality decided, and the newest state of the batch', async () => {
    const change = lastChange(await record());
    await each(async (integrator) => {
      expect(integrator.kept('event').find(({ type, body }) => type === 'batchwright.review.v1.BatchDispositioned' && (body as { runId: string }).runId === floor.runId)?.body).toMatchObject({ decision: 'BATCH_DISPOSITION_RELEASED' });
      const [state, ...more] = integrator.kept('state').filter(({ subject }) => subject === floor.runId);
      expect(more).toEqual([]);
      expect(state?.body).toMatchObject({ state: 'RUN_STATE_COMPLETE', sealed: true });
      expect(state?.sequence).toBeGreaterThanOrEqual(change);
    });
  });

  it('a group of somebody else is refused, and they say so and end', async () => {
    await each(async (integrator) => {
      const { code, fault } = await integrator.start({ group: `${integrator.subscriber.prefix}batch-execution`, database: 'foreign.db' });
      expect(code).toBe(1);
      expect(fault).toMatch(/Not authorized to access group|GroupAuthorizationFailed/i);
      expect(integrator.said).toEqual([]);
    });
  }, 300_000);

  it('their account cannot write', async () => {
    const [plain] = integrators.filter(({ program }) => program.language === 'js');
    if (!plain) throw new Error('the guide has no program in Node');
    plain.write('try-to-write.mjs', TRY_TO_WRITE);
    await plain.start({ command: 'node try-to-write.mjs' });
    expect(plain.said).toEqual(['TOPIC_AUTHORIZATION_FAILED']);
  }, 120_000);
};

if (MACHINE_SETTINGS.fullRun && kafkaCanBeStarted()) describe('M4 the guide for integrators, followed word by word', suite);
else {
  it('the guide for integrators is left out, and the output says why', () => {
    process.stdout.write('left out: the guide for integrators, because it runs in npm run test:full only, where Java and Maven are\n');
    expect(MACHINE_SETTINGS.fullRun && kafkaCanBeStarted()).toBe(false);
  });
}
