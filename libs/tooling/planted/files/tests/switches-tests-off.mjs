// planted: batchwright/every-test-runs × 3
describe.skip('a', () => undefined);
it.only('b', () => undefined);
xit('c', () => undefined);
