import { Metrics } from '@batchwright/telemetry';
import type { BusObserver } from './observer';

/** The part of the logger that the bus needs (pino's shape). */
export interface BusLogger {
  warn(details: object, text: string): void;
  error(details: object, text: string): void;
}

/** Observer that logs, and counts in OpenTelemetry metrics (`batchwright_bus_…`) on which alarms are set. */
export function loggingObserver(logger: BusLogger): BusObserver {
  const metrics = new Metrics();
  return {
    parked({ id, group, message, reason, tries }) {
      metrics.count('batchwright_bus_parked_total', { group, topic: message.topic });
      logger.error({ alarm: 'bus-message-parked', parked: id, group, topic: message.topic, type: message.type, subject: message.subject, reason, tries }, 'message parked');
    },
    gap({ group, message, expected }) {
      metrics.count('batchwright_bus_gaps_total', { group, topic: message.topic });
      logger.error({ alarm: 'bus-gap', group, topic: message.topic, subject: message.subject, expected, came: message.sequence }, 'message missing');
    },
    retrying(group, message, attempt, error) {
      metrics.count('batchwright_bus_retries_total', { group, topic: message.topic });
      logger.warn({ group, topic: message.topic, type: message.type, subject: message.subject, attempt, err: error }, 'handler failed, trying again');
    },
    interrupted(where, name, error) {
      metrics.count('batchwright_bus_interruptions_total', { where, name });
      logger.warn({ where, name, err: error }, 'bus interrupted, going on by itself');
    },
    relayed(topics) {
      for (const topic of topics) metrics.count('batchwright_bus_relayed_total', { topic });
    },
  };
}
