import { CATALOGUE } from '@batchwright/contracts';
import { kafkaCanBeStarted } from '@batchwright/testing';
import { busContractSuite } from '../contract-suite/contract-suite';
import { makeTestPlant } from '../test-plant';
import { securedKafka } from './secured-kafka.fixture';

/** The topics in which the suite writes: a broker takes seconds to make those of the whole catalogue. */
const USED = CATALOGUE.filter(({ owner, kind }) => owner === 'training' || owner === 'review' || (owner === 'batch-execution' && kind === 'commands'));

if (kafkaCanBeStarted()) {
  busContractSuite('Apache Kafka, by TLS, each service with its own account', async () => {
    const [{ db, of }, { transport }] = await Promise.all([makeTestPlant(), securedKafka(USED)]);
    return { takesAnything: true, transport, transactions: (service) => Promise.resolve(of(service)), close: () => db.drop() };
  });
} else {
  it('M3 the bus on Apache Kafka is left out, and the output says why', () => {
    process.stdout.write('left out: the bus on Apache Kafka, because Java, or both Maven and what it fetched before, is missing on this machine\n');
    expect(kafkaCanBeStarted()).toBe(false);
  });
}
