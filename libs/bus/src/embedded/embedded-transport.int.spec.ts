import { busContractSuite } from '../contract-suite/contract-suite';
import { EmbeddedTransport } from './embedded-transport';
import { makeTestPlant } from '../test-plant';

busContractSuite('embedded log', async () => {
  const { db, of } = await makeTestPlant();
  return {
    transport: (service, observer) => new EmbeddedTransport(of(service), { observer, pollMs: 50 }),
    transactions: (service) => Promise.resolve(of(service)),
    close: () => db.drop(),
  };
});
