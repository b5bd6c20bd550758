import RequestQueue from 'kafkajs/src/network/requestQueue';
import './client-library';

describe('a connection of the client library', () => {
  it('sets no timer while nothing waits, and sends what has to wait when the one before is answered', async () => {
    const sent: number[] = [];
    const logger = { debug: () => undefined, error: () => undefined };
    const queue = new RequestQueue({ maxInFlightRequests: 1, requestTimeout: 30_000, enforceRequestTimeout: false, clientId: 'test', broker: 'test', logger });
    const request = (correlationId: number): object => ({ entry: { correlationId, resolve: () => undefined, reject: () => undefined }, expectResponse: true, sendRequest: () => sent.push(correlationId) });
    const answer = (correlationId: number): void => queue.fulfillRequest({ correlationId, payload: null, size: 0 });
    try {
      queue.checkPendingRequests();
      queue.push(request(1));
      expect([sent, queue.throttleCheckTimeoutId]).toEqual([[1], null]);
      queue.push(request(2));
      expect([sent, queue.throttleCheckTimeoutId]).toEqual([[1], expect.anything()]);
      answer(1);
      expect(sent).toEqual([1, 2]);
      answer(2);
      while (queue.throttleCheckTimeoutId !== null) await new Promise((done) => setTimeout(done, 1)); // the look that was asked for finds nothing, and asks for no other
    } finally {
      queue.destroy();
    }
  });
});
