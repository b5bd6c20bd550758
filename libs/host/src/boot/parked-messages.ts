import { BusStrategy, connectBus, loggingObserver, type ParkedDecision, type ParkedMessage } from '@batchwright/bus';
import type { Transactions } from '@batchwright/persistence';
import { Metrics } from '@batchwright/telemetry';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { ServiceDefinition } from '../platform';
import { IdentityProjectionHandler } from './identity-projection.handler';
import { layPlatform, type PlantOptions } from './run-plant';

/** Who decides about a message that was put aside, and why: both are recorded in the audit trail of the service. */
export interface ParkedOrder {
  /** Number of the message, as the list says it. */
  readonly id: string;
  /** Employee number. */
  readonly person: string;
  readonly reason: string;
}

/** What a service put aside, and the ways on. */
export interface ParkedMessages {
  /** Those that wait, oldest first. */
  list(): Promise<ParkedMessage[]>;
  /** Applies one, and then those of its key that wait behind it; answers how many. Throws what the handler throws, and leaves it where it is. */
  replay(order: ParkedOrder): Promise<number>;
  /** Passes over one for good, and applies those of its key that waited behind it; answers how many. */
  discard(order: ParkedOrder): Promise<number>;
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
  const decided = (order: ParkedOrder): Promise<ParkedDecision> => decisionOf(platform.transactions, order, options.settings.sites[0]?.code ?? '');
  return {
    list: () => strategy.parked(),
    replay: async (order) => strategy.replayParked(order.id, await decided(order)),
    discard: async (order) => strategy.discardParked(order.id, await decided(order)),
    close,
  };
}

/** Takes nobody for the one who decides whom the service does not know, or who is locked. While it knows nobody at all, the word is taken: what it was told of people may be the very message. */
async function decisionOf(transactions: Transactions, { person, reason }: ParkedOrder, site: string): Promise<ParkedDecision> {
  const [known] = await transactions.read<{ name: string; locked: boolean }>('SELECT name, locked FROM person WHERE person = $1', [person]);
  if (known?.locked) throw new Error(`${person} is locked`);
  if (known) return { by: { person, name: known.name }, reason, site };
  const [anybody] = await transactions.read('SELECT FROM person LIMIT 1');
  if (anybody) throw new Error(`${person} is nobody's employee number here`);
  return { by: { person }, reason, site };
}
