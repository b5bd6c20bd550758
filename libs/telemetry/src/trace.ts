import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { context, isSpanContextValid, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Attributes, type Span } from '@opentelemetry/api';

const TRACER = 'batchwright';

/** W3C trace context of the work in hand, for outbox rows; undefined outside of a trace. */
export function currentTraceparent(): string | undefined {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** Id of the trace in hand, for problem documents and log lines; undefined outside of a trace. */
export function currentTraceId(): string | undefined {
  return trace.getSpan(context.active())?.spanContext().traceId;
}

/**
 * Runs the handling of a request as (part of) a trace: the caller's when the headers name one, a new one otherwise. The span is ended by
 * the caller when the response is done. Without recorded spans there is still an id.
 */
export function inRequestTrace(name: string, headers: IncomingHttpHeaders, attributes: Attributes, work: (span: Span) => void): void {
  const parent = propagation.extract(ROOT_CONTEXT, headers);
  const started = trace.getTracer(TRACER).startSpan(name, { kind: SpanKind.SERVER, attributes }, parent);
  const span = isSpanContextValid(started.spanContext()) ? started : unrecorded();
  context.with(trace.setSpan(parent, span), () => work(span));
}

/** Runs a piece of work (a use case, a transaction) as a span of the trace in hand; outside of a trace, just so. A throw marks the span. */
export async function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  if (!trace.getSpan(context.active())) return work();
  const tracer = trace.getTracer(TRACER);
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    if (!span.isRecording()) return work();
    try {
      return await work();
    } catch (error) {
      markFailed(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Notes an error on a span. */
export function markFailed(span: Span, error: unknown): void {
  span.recordException(error instanceof Error ? error : String(error));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** A span that is only an id. */
function unrecorded(): Span {
  const bytes = randomBytes(24).toString('hex');
  return trace.wrapSpanContext({ traceId: bytes.slice(0, 32), spanId: bytes.slice(32), traceFlags: TraceFlags.NONE });
}
