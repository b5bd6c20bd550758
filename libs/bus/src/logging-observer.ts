import { metrics } from '@opentelemetry/api';
import type { BusObserver } from './observer';

/** The part of the logger that the bus needs (pino's shape). */
export interface BusLogger {
  warn(details: object, text: string): void;
  error(details: object, text: string): void;
}

/** Observer that logs, and counts in OpenTelemetry metrics (`batchwright_bus_…`) on which alarms are set. */
export function loggingObserver(logger: BusLogger): BusObserver {
  const meter = metrics.getMeter('batchwright.bus');
  const parkedCount = meter.createCounter('batchwright_bus_parked', { description: 'Messages put aside because they could not be applied' });
  const gapCount = meter.createCounter('batchwright_bus_gaps', { description: 'Holes seen in dense sequences' });
  const retryCount = meter.createCounter('batchwright_bus_retries', { description: 'Tries of a handler that failed' });
  const relayCount = meter.createCounter('batchwright_bus_relayed', { description: 'Messages handed from outboxes to the bus' });
  const interruptCount = meter.createCounter('batchwright_bus_interruptions', { description: 'Failures of a relay or a reading loop as a whole' });
  return {
    parked({ id, group, message, reason, tries }) {
      parkedCount.add(1, { group, topic: message.topic });
      logger.error({ alarm: 'bus-message-parked', parked: id, group, topic: message.topic, type: message.type, subject: message.subject, reason, tries }, 'message parked');
    },
    gap({ group, message, expected }) {
      gapCount.add(1, { group, topic: message.topic });
      logger.error({ alarm: 'bus-gap', group, topic: message.topic, subject: message.subject, expected, came: message.sequence }, 'message missing');
    },
    retrying(group, message, attempt, error) {
      retryCount.add(1, { group, topic: message.topic });
      logger.warn({ group, topic: message.topic, type: message.type, subject: message.subject, attempt, err: error }, 'handler failed, trying again');
    },
    interrupted(where, name, error) {
      interruptCount.add(1, { where, name });
      logger.warn({ where, name, err: error }, 'bus interrupted, going on by itself');
    },
    relayed(topics, count) {
      relayCount.add(count, topics.length === 1 ? { topic: topics[0] } : {});
    },
  };
}
