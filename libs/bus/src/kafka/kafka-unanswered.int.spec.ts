import { CATALOGUE, toEnvelopes, type Envelope } from '@batchwright/contracts';
import { kafkaCanBeStarted } from '@batchwright/testing';
import Broker from 'kafkajs/src/broker';
import { Complaints, qualification, until } from '../contract-suite/plant';
import { makeTestPlant, type TestPlant } from '../test-plant';
import { securedKafka, type SecuredKafka } from './secured-kafka.fixture';

const EVENTS = 'batchwright.training.events.v1';
const TRAINING = CATALOGUE.filter(({ owner }) => owner === 'training');

function envelopes(...sequences: readonly number[]): Envelope[] {
  return sequences.flatMap((sequence) => toEnvelopes([qualification('q-1', sequence)], { service: 'training', time: new Date().toISOString(), newId: () => `m-${sequence}` })).filter(({ topic }) => topic === EVENTS);
}

/** The brokers keep what is sent next, and the line breaks before they say so. */
function breakTheNextLine(): void {
  const { produce } = Broker.prototype;
  jest.spyOn(Broker.prototype, 'produce').mockImplementationOnce(async function produceAndBreak(this: unknown, ...request: unknown[]): Promise<unknown> {
    await produce.apply(this as never, request as never);
    throw new Error('the line broke');
  });
}

const suite = (): void => {
  let db: TestPlant;
  let kafka: SecuredKafka;
  beforeAll(async () => {
    [db, kafka] = await Promise.all([makeTestPlant(), securedKafka(TRAINING)]);
  }, 120_000);
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => db.db.drop(), 60_000);

  /** Sends messages of one key whose answer is lost, and then others; resolves to what a reader finds. */
  async function heardAfter(lost: readonly number[], then: readonly number[]): Promise<number[]> {
    const [sender, reader] = [kafka.transport('training', new Complaints()), kafka.transport('web-console', new Complaints())];
    const heard: number[] = [];
    await reader.subscribe('web-console', [EVENTS], ({ sequence }) => Promise.resolve(void heard.push(sequence)), { from: 'end', ephemeral: true });
    try {
      await sender.publish(envelopes(1));
      breakTheNextLine();
      await expect(sender.publish(envelopes(...lost))).rejects.toThrow('the line broke');
      await sender.publish(envelopes(...then));
      return [...(await until(() => heard, (seen) => seen.includes(then.at(-1) ?? 0)))];
    } finally {
      await Promise.all([sender.close(), reader.close()]);
    }
  }

  it('is sent again together with what came meanwhile', async () => {
    expect(await heardAfter([2, 3], [2, 3, 4])).toEqual([1, 2, 3, 2, 3, 4]);
  }, 60_000);

  it('hides nothing that is sent in its place, though it be as many', async () => {
    expect(await heardAfter([2, 3], [4, 5])).toEqual([1, 2, 3, 4, 5]);
  }, 60_000);
};

if (kafkaCanBeStarted()) describe('M3 what the brokers kept without an answer, on Apache Kafka', suite);
else {
  it('M3 what the brokers kept without an answer is left out, and the output says why', () => {
    process.stdout.write('left out: what the brokers kept without an answer, because Java, or both Maven and what it fetched before, is missing on this machine\n');
    expect(kafkaCanBeStarted()).toBe(false);
  });
}
