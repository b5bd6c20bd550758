import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ToldSpan } from './told-spans.fixture';

/** A receiver of spans, as a collector is one. */
export interface SpanReceiver {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`; it takes the form http/json. */
  readonly url: string;
  /** Everything that came of a trace. */
  of(trace: string): ToldSpan[];
  stop(): Promise<void>;
}

interface Attribute { readonly key: string; readonly value: { readonly stringValue?: string } }
interface Request {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly { traceId: string; spanId: string; parentSpanId?: string; name: string; attributes: readonly Attribute[] }[] }[];
  }[];
}

/** Listens at a port of this machine for OTLP over HTTP in JSON. */
export async function startSpanReceiver(): Promise<SpanReceiver> {
  const told: ToldSpan[] = [];
  const server = createServer((request, response) => {
    void read(request).then(
      (spans) => {
        told.push(...spans);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      },
      (error: unknown) => response.writeHead(400).end(String(error)),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    of: (trace) => told.filter((span) => span.trace === trace),
    async stop() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read(request: IncomingMessage): Promise<ToldSpan[]> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  if (request.url !== '/v1/traces') return [];
  const { resourceSpans } = JSON.parse(Buffer.concat(parts).toString()) as Request;
  return resourceSpans.flatMap(({ resource, scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans.map((span) => ({
    trace: span.traceId, id: span.spanId, parent: span.parentSpanId, name: span.name,
    service: valueOf(resource.attributes, 'service.name'), group: valueOf(span.attributes, 'messaging.consumer.group.name'),
  }))));
}

const valueOf = (attributes: readonly Attribute[], name: string): string | undefined => attributes.find(({ key }) => key === name)?.value.stringValue;
