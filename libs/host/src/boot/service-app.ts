import type { IncomingMessage, ServerResponse } from 'node:http';
import { AccessGuard, ACTION, PUBLIC } from '@batchwright/access';
import { BusStrategy, connectBus, loggingObserver, OutboxRelay } from '@batchwright/bus';
import { terminalIsProven } from '@batchwright/persistence';
import { inRequestTrace } from '@batchwright/telemetry';
import { Module, RequestMethod, type INestApplication } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, MetadataScanner, NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ProblemFilter, unreadableAddress } from '../errors/problem.filter';
import { BodyPipe } from '../http/body.pipe';
import { HealthController, PLATFORM } from '../http/health.controller';
import { MinSequenceInterceptor } from '../http/min-sequence.interceptor';
import { readJson } from '../http/read-json';
import { RepeatInterceptor } from '../http/repeat.interceptor';
import { FILE_TYPES, LIMITS } from '../limits';
import type { Platform, ServiceDefinition } from '../platform';
import { documentIn } from './document-of';
import { timeRequests } from '../watch/time-requests';
import { VitalSigns } from '../watch/vital-signs';
import { watchClock } from '../watch/watch-clock';
import { IdentityProjectionHandler } from './identity-projection.handler';
import { SecurityReports } from './security-reports';
import { traceUseCases } from './traced-use-cases';

/** A service that runs: it answers requests, reads and sends messages. */
export interface ServiceApp {
  readonly definition: ServiceDefinition;
  readonly platform: Platform;
  readonly app: INestApplication;
  readonly openapi: OpenAPIObject;
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Resolves when everything that it had to say at the call was sent. */
  drained(): Promise<void>;
  /** Resolves when everything sent to it before the call was handled. */
  caughtUp(): Promise<void>;
  /** How many messages it has sent. */
  handedOver(): number;
  /** Takes the timers that are due, now. */
  dueTimers(): Promise<void>;
  /** Whether its database answers; throws what it says when not. */
  databaseAnswers(): Promise<void>;
  /** Ends what it does beside requests and messages: timers, and the streams that would hold a door open. `stop` does it when it was not done. */
  endOwnWork(): Promise<void>;
  stop(): Promise<void>;
}

@Module({})
class ServiceRoot {}

/** Starts one service on its platform. */
export async function startService(definition: ServiceDefinition, platform: Platform, relay: OutboxRelay, withoutInboxForDrill = false): Promise<ServiceApp> {
  const adapter = new FastifyAdapter({ bodyLimit: LIMITS.bodyBytes, routerOptions: { maxParamLength: 300 }, frameworkErrors: unreadableAddress } as never);
  const module = definition.module(platform);
  traceUseCases(module);
  const root = { module: ServiceRoot, imports: [module, DiscoveryModule], controllers: [HealthController, IdentityProjectionHandler], providers: [{ provide: PLATFORM, useValue: platform }] };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { logger: false, abortOnError: false });
  app.setGlobalPrefix(`api/${definition.name}`, { exclude: [{ path: '/', method: RequestMethod.GET }] });
  app.useBodyParser('application/json', { bodyLimit: LIMITS.bodyBytes }, (_request, bytes: unknown, done) => done(null, readJson(bytes as Buffer)));
  if (definition.takesFiles) app.useBodyParser(FILE_TYPES, { bodyLimit: LIMITS.fileBytes }, (_request, bytes: unknown, done) => done(null, bytes));
  timeRequests(adapter.getInstance() as never, platform);
  const pipe = new BodyPipe();
  app.useGlobalPipes(pipe);
  const reports = new SecurityReports(platform);
  app.useGlobalFilters(new ProblemFilter(platform, reports.refusal));
  app.useGlobalGuards(new AccessGuard(app.get(Reflector), platform.verifier, reports.refusal, knownPersonOf(platform), (terminal, sites) => terminalIsProven(platform.transactions, terminal, sites)));
  app.useGlobalInterceptors(new RepeatInterceptor(platform.transactions), new MinSequenceInterceptor(platform.transactions));
  const strategy = new BusStrategy({ service: definition.name, transactions: platform.transactions, transport: platform.bus, observer: loggingObserver(platform.logger), withoutMemoryForDrill: withoutInboxForDrill });
  connectBus(app, strategy);
  await app.init();
  requirePermissions(app, definition.name);
  const openapi = documentIn(definition.name, app);
  pipe.load(openapi);
  await app.startAllMicroservices();
  relay.start();
  const fastify = adapter.getInstance() as unknown as { ready(): Promise<void>; routing(request: IncomingMessage, response: ServerResponse): void };
  await fastify.ready();
  const stopOwn = await definition.start?.(app, platform);
  let ownEnded: Promise<void> | undefined;
  const endOwnWork = (): Promise<void> => (ownEnded ??= stopOwn?.() ?? Promise.resolve());
  const signs = new VitalSigns(platform, strategy.topics());
  signs.start();
  const unwatchClock = watchClock(platform, reports, definition.clockJumped && ((jumpMs) => definition.clockJumped?.(app, jumpMs) ?? Promise.resolve()));
  return {
    definition,
    platform,
    app,
    openapi,
    handle: (request, response) =>
      inRequestTrace(`${request.method ?? ''} /api/${definition.name}`, request.headers, { 'service.name': definition.name, 'url.path': request.url?.split('?')[0] ?? '' }, (span) => {
        response.once('close', () => {
          span.setAttribute('http.response.status_code', response.statusCode);
          span.end();
        });
        fastify.routing(request, response);
      }),
    async drained() {
      await reports.settled();
      await relay.drain();
    },
    caughtUp: () => strategy.caughtUp(),
    handedOver: () => relay.handedOver,
    dueTimers: async () => definition.dueTimers?.(app),
    databaseAnswers: async () => void (await platform.transactions.read('SELECT 1')),
    endOwnWork,
    async stop() {
      unwatchClock();
      await signs.stop();
      await endOwnWork();
      await reports.settled();
      await relay.stop();
      await app.close();
      await platform.bus.close();
      await platform.transactions.close();
    },
  };
}

/** Identity's own word on who stands behind an account; a token that disagrees is refused. */
function knownPersonOf(platform: Platform): (claims: { employeeNumber: string; subject: string }) => Promise<{ name: string } | undefined> {
  return async ({ employeeNumber, subject }) => {
    const [row] = await platform.transactions.read<{ name: string }>(
      `SELECT name FROM person WHERE person = $1 AND NOT locked AND accounts @> jsonb_build_array(jsonb_build_object('subject', $2::text))`,
      [employeeNumber, subject],
      { prepared: true },
    );
    return row;
  };
}

/** No controller method without an action of the table, or a stated reason why it is public. */
function requirePermissions(app: INestApplication, service: string): void {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  for (const { instance, metatype } of app.get(DiscoveryService).getControllers()) {
    if (!instance || !metatype) continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    for (const name of scanner.getAllMethodNames(prototype)) {
      const method = prototype[name] as () => unknown;
      if (Reflect.getMetadata('path', method) === undefined) continue;
      if (reflector.get(ACTION, method) === undefined && reflector.get(PUBLIC, method) === undefined) {
        throw new Error(`${service}: ${metatype.name}.${name} says no action: put @Permission('…') of the permission table on it`);
      }
    }
  }
}
