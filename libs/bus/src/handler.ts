import type { BusMessage } from '@batchwright/contracts';
import type { Transaction } from '@batchwright/persistence';

/** Second argument of an `@EventPattern` handler. */
export interface HandlerContext {
  /** The service's transaction in which the inbox row is already written; every effect of the handler belongs here. */
  readonly tx: Transaction;
  /** Consumer group: the name of the service. */
  readonly group: string;
}

/**
 * An `@EventPattern('<CloudEvents type>')` method: `(message, ctx)`. A throw rolls the effect and the inbox row back;
 * after five tries the message is parked.
 */
export type MessageHandler = (message: BusMessage, context: HandlerContext) => Promise<void>;
