import { setTimeout as pause } from 'node:timers/promises';
import { KafkaTransport, SILENT } from '@batchwright/bus';
import { topicOfType, type MessageType, type ServiceName } from '@batchwright/contracts';
import type { DrilledServices } from './drilled-services';

/** How long a group may miss a member that was killed before it lets itself be put back, in milliseconds. */
const MISSED_MS = 90_000;

/** Ends a service and puts its group back to the beginning of a topic, as brokers do that have lost its places: when it is started, everything is delivered to it once more. */
export async function putBack({ plant }: Pick<DrilledServices, 'plant'>, service: ServiceName, type: MessageType): Promise<void> {
  await Promise.all(plant.of(service).map((one) => one.stop()));
  const { brokers, ca, admin } = plant.kafka;
  const transport = new KafkaTransport({ service, brokers, ssl: { ca: [ca] }, sasl: { mechanism: 'scram-sha-512', ...admin }, observer: SILENT });
  try {
    for (const end = performance.now() + MISSED_MS; ; await pause(1000)) {
      try {
        return await transport.rewind(service, [topicOfType(type)]);
      } catch (error) {
        if (performance.now() > end) throw error;
      }
    }
  } finally {
    await transport.close();
  }
}
