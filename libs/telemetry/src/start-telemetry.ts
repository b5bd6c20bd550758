import type { IncomingMessage, ServerResponse } from 'node:http';
import { context, metrics, propagation } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { NodeSDK } from '@opentelemetry/sdk-node';
import { watchProcess } from './process-metrics';

type SpanProcessors = NonNullable<NonNullable<ConstructorParameters<typeof NodeSDK>[0]>['spanProcessors']>;

export interface TelemetrySettings {
  readonly serviceName: string;
  /** True: spans are recorded and sent where the `OTEL_*` variables say. False: ids of traces pass through, nothing is recorded. */
  readonly traces?: boolean;
  /** Tests bring their own receiver of spans; implies recording, without patching libraries. */
  readonly spanProcessors?: SpanProcessors;
}

/** Running telemetry of a process. */
export interface Telemetry {
  /** Answers with everything that is counted, in Prometheus' text form. */
  metricsPage(request: IncomingMessage, response: ServerResponse): void;
  /** Sends what is still waiting. */
  stop(): Promise<void>;
}

/** True when the environment says where spans go; then they are recorded. */
export function wantsTraces(env: Readonly<Record<string, string | undefined>>): boolean {
  if (env['OTEL_SDK_DISABLED'] === 'true' || env['OTEL_TRACES_EXPORTER'] === 'none') return false;
  return ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_TRACES_EXPORTER'].some((name) => (env[name] ?? '') !== '');
}

/**
 * Starts telemetry. To be awaited before anything that is to be traced or counted is loaded: libraries are patched when they are loaded,
 * and a counter made before counts nothing.
 *
 * Metrics are always there (they are pulled, and cost an addition). The tracing SDK is loaded only when spans are wanted: it takes
 * half a second.
 */
export async function startTelemetry(settings: TelemetrySettings): Promise<Telemetry> {
  const prometheus = new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true, withoutTargetInfo: true });
  const stop = settings.traces || settings.spanProcessors ? await startSdk(settings, prometheus) : startQuietly(prometheus);
  const unwatch = watchProcess();
  return {
    metricsPage: (request, response) => prometheus.getMetricsRequestHandler(request, response),
    stop: () => {
      unwatch();
      return stop();
    },
  };
}

/** No spans; but an id of the trace reaches log lines, problem documents and, through the outbox, the consumers. */
function startQuietly(prometheus: PrometheusExporter): () => Promise<void> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const provider = new MeterProvider({ readers: [prometheus] });
  metrics.setGlobalMeterProvider(provider);
  return () => provider.shutdown();
}

async function startSdk({ serviceName, spanProcessors }: TelemetrySettings, prometheus: PrometheusExporter): Promise<() => Promise<void>> {
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({
    serviceName,
    metricReaders: [prometheus],
    logRecordProcessors: [], // logs go where pino writes them
    instrumentations: spanProcessors ? [] : await patches(),
    ...(spanProcessors ? { spanProcessors, autoDetectResources: false } : {}),
  });
  sdk.start();
  return () => sdk.shutdown();
}

/**
 * Only what we use and do not trace by hand: the queries of `pg`. Spans of requests, use cases and messages are our own. No bundle of patches: each
 * patches when it is made, wanted or not, and the one of kafkajs would put a trace of its own in place of the one that a message carries.
 */
async function patches() {
  const { PgInstrumentation } = await import('@opentelemetry/instrumentation-pg');
  return [new PgInstrumentation({ requireParentSpan: true })];
}
