import type { BusMessage } from '@batchwright/contracts';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

/** Runs a handler in a span that continues the trace of the act which caused the message. */
export function consumeInTrace(message: BusMessage, group: string, work: () => Promise<void>): Promise<void> {
  const parent = message.traceparent ? propagation.extract(context.active(), { traceparent: message.traceparent }) : context.active();
  const attributes = {
    'messaging.system': 'batchwright', 'messaging.destination.name': message.topic, 'messaging.consumer.group.name': group, 'messaging.message.id': message.id,
  };
  return trace.getTracer('batchwright.bus').startActiveSpan(`consume ${message.type}`, { kind: SpanKind.CONSUMER, attributes }, parent, async (span) => {
    try {
      await work();
    } catch (error) {
      span.recordException(error instanceof Error ? error : String(error));
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
