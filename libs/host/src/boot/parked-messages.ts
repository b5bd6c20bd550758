import { BusStrategy, connectBus, loggingObserver, type ParkedMessage } from '@batchwright/bus';
import { Metrics } from '@batchwright/telemetry';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { ServiceDefinition } from '../platform';
import { IdentityProjectionHandler } from './identity-projection.handler';
import { layPlatform, type PlantOptions } from './run-plant';

/** What a service put aside, and the way back. */
export interface ParkedMessages {
  /** Those that wait, oldest first. */
  list(): Promise<ParkedMessage[]>;
  /** Applies one, and then those of its key that wait behind it; answers how many. Throws what the handler throws, and leaves it where it is. */
  replay(id: string): Promise<number>;
  close(): Promise<void>;
}

@Module({})
class ParkedRoot {}

/** Opens them with the handlers of the service: beside the service that runs, without its requests, its timers and its reading. What a handler says leaves with the outbox of that service. */
export async function openParked(definition: ServiceDefinition, options: Omit<PlantOptions, 'definitions'>): Promise<ParkedMessages> {
  const { platform, close } = await layPlatform(definition.name, options, new Metrics());
  const root = { module: ParkedRoot, imports: [definition.module(platform)], controllers: [IdentityProjectionHandler] };
  const app = await NestFactory.create(root, new FastifyAdapter(), { logger: false, abortOnError: false });
  const strategy = new BusStrategy({ service: definition.name, transactions: platform.transactions, transport: platform.bus, observer: loggingObserver(platform.logger) });
  connectBus(app, strategy);
  return { list: () => strategy.parked(), replay: (id) => strategy.replayParked(id), close };
}
