import { isMessageType, topicEntry, topicOfType, type BusMessage, type ServiceName, type Topic } from '@batchwright/contracts';
import type { Transactions } from '@batchwright/persistence';
import { Server, type CustomTransportStrategy, type MessageHandler as NestHandler } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import type { HandlerContext, MessageHandler } from '../handler';
import { Inbox } from '../inbox/inbox';
import { listParked, type ParkedMessage } from '../inbox/parking';
import { discardParked, replayParked, type ParkedDecision } from '../inbox/settle-parked';
import type { BusObserver } from '../observer';
import type { BusTransport, Subscription } from '../transport';
import { consumeInTrace } from './consume-in-trace';

/** What a service's consumer is made of. */
export interface BusStrategyOptions {
  readonly service: ServiceName;
  readonly transactions: Transactions;
  readonly transport: BusTransport;
  readonly observer: BusObserver;
  /** See InboxOptions; drills only. */
  readonly withoutMemoryForDrill?: boolean;
}

/**
 * Nest's custom transport: `@EventPattern('<CloudEvents type>')` methods `(@Payload() message: BusMessage, @Ctx() ctx: HandlerContext)` are
 * called in the service's own transaction. The consumer group is the service's name; the topics follow from the handled types.
 */
export class BusStrategy extends Server implements CustomTransportStrategy {
  /** A failed handler is ours to report: it is tried again and parked. */
  override readonly propagatesEventHandlerErrors = true;
  private readonly inbox: Inbox;
  private subscription: Subscription | undefined;

  constructor(private readonly options: BusStrategyOptions) {
    super();
    const { service, transactions, observer, withoutMemoryForDrill } = options;
    this.inbox = new Inbox({ group: service, transactions, observer, handlerOf: (type) => this.handlerOf(type), withoutMemoryForDrill });
  }

  /** Called by Nest when the application starts its microservices. Throws when a type is unknown or may not be read by this service. */
  listen(callback: (error?: unknown) => void): void {
    this.subscribe().then(() => callback(), callback);
  }

  /** Topics that the handlers ask for. Throws when a type is unknown or the catalogue does not name this service as a reader. */
  topics(): Topic[] {
    const topics = new Set<Topic>();
    for (const type of this.messageHandlers.keys()) {
      if (!isMessageType(type)) throw new Error(`@EventPattern('${type}'): no such message in proto/`);
      const topic = topicOfType(type);
      if (!topicEntry(topic).readers.includes(this.options.service)) throw new Error(`@EventPattern('${type}'): the catalogue does not let ${this.options.service} read ${topic}`);
      topics.add(topic);
    }
    return [...topics];
  }

  private async subscribe(): Promise<void> {
    const topics = this.topics();
    if (topics.length === 0) return;
    this.subscription = await this.options.transport.subscribe(this.options.service, topics, (message) => this.inbox.receive(message), { together: (messages) => this.inbox.receiveTogether(messages) });
  }

  /** Resolves when everything that is in the log now has been handled. */
  async caughtUp(): Promise<void> {
    await this.subscription?.caughtUp();
  }

  /** Messages of this service that were put aside and wait for somebody to look. */
  parked(): Promise<ParkedMessage[]> {
    return listParked(this.options.transactions, this.options.service);
  }

  /** Applies a parked message and those of its key behind it; returns how many. Throws the handler's error when it fails again. */
  replayParked(id: string, decision: ParkedDecision): Promise<number> {
    return replayParked(this.options.transactions, id, (type) => this.handlerOf(type), decision);
  }

  /** Passes over a parked message for good, and applies those of its key that waited behind it; returns how many. */
  discardParked(id: string, decision: ParkedDecision): Promise<number> {
    return discardParked(this.options.transactions, id, (type) => this.handlerOf(type), decision);
  }

  async close(): Promise<void> {
    await this.subscription?.stop();
  }

  private handlerOf(type: string): MessageHandler | undefined {
    const handler = this.messageHandlers.get(type);
    return handler && ((message, context) => consumeInTrace(message, context.group, () => this.call(handler, message, context)));
  }

  private async call(handler: NestHandler, message: BusMessage, context: HandlerContext): Promise<void> {
    const result = this.transformToObservable(handler(message, context) as Promise<unknown>);
    await lastValueFrom(result, { defaultValue: undefined });
  }

  /** This transport has no client events. */
  on(): never {
    throw new Error('the bus has no events to listen to');
  }

  /** There is no client underneath. */
  unwrap<T>(): T {
    return this.options.transport as unknown as T;
  }
}
