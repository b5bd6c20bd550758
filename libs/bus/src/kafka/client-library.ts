import { Kafka, type KafkaConfig } from 'kafkajs';
import RequestQueue from 'kafkajs/src/network/requestQueue';

/**
 * The client library looks again and again whether a connection has requests that wait, a thousand times a second, also when none does: twelve
 * connections that had nothing to do took 3.7 % of a core, and Node warned of timers in the past. It looks only while there is one; who enqueues a request asks for it anyway.
 */
const look = RequestQueue.prototype.scheduleCheckPendingRequests;
RequestQueue.prototype.scheduleCheckPendingRequests = function lookWhileSomethingWaits(this: RequestQueue): void {
  if (this.pending.length > 0) look.call(this);
};

/** The only place where the client library is made. */
export function kafkaClient(config: KafkaConfig): Kafka {
  return new Kafka(config);
}
