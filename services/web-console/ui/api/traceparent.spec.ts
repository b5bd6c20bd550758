import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { newTraceparent } from './traceparent';

describe('the trace that begins in the browser', () => {
  it('is read by the services, is to be recorded, and is another one each time', () => {
    const read = (): string | undefined => {
      const found = trace.getSpanContext(new W3CTraceContextPropagator().extract(ROOT_CONTEXT, { traceparent: newTraceparent() }, { get: (carrier: Record<string, string>, key) => carrier[key], keys: Object.keys }));
      expect(found).toMatchObject({ isRemote: true, traceFlags: 1 });
      return found?.traceId;
    };
    expect(new Set([read(), read(), read()]).size).toBe(3);
  });
});
