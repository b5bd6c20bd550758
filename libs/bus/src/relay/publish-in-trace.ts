import type { Envelope } from '@batchwright/contracts';
import { markFailed } from '@batchwright/telemetry';
import { propagation, ROOT_CONTEXT, SpanKind, trace, type Span } from '@opentelemetry/api';

/**
 * Sends messages, each in a span that continues the trace of its act, and lets it carry that span on: whoever consumes it stands below. A message
 * whose act is not recorded goes as it is.
 */
export async function publishInTrace(envelopes: readonly Envelope[], send: (envelopes: readonly Envelope[]) => Promise<void>): Promise<void> {
  const spans: Span[] = [];
  const sent = envelopes.map((envelope) => {
    const { topic, key, headers } = envelope;
    if (headers.traceparent === undefined) return envelope;
    const act = propagation.extract(ROOT_CONTEXT, { traceparent: headers.traceparent });
    const attributes = { 'messaging.system': 'batchwright', 'messaging.destination.name': topic, 'messaging.message.id': headers.ce_id, 'messaging.message.key': key };
    const span = trace.getTracer('batchwright.bus').startSpan(`publish ${headers.ce_type}`, { kind: SpanKind.PRODUCER, attributes }, act);
    if (!span.isRecording()) return envelope;
    spans.push(span);
    const carrier: { traceparent?: string } = {};
    propagation.inject(trace.setSpan(act, span), carrier);
    return { ...envelope, headers: { ...headers, ...(carrier.traceparent === undefined ? {} : { traceparent: carrier.traceparent }) } };
  });
  try {
    await send(sent);
  } catch (error) {
    for (const span of spans) markFailed(span, error);
    throw error;
  } finally {
    for (const span of spans) span.end();
  }
}
