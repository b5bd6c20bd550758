import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { refuse, unwrap, type Result } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { retireConnection, returnConnection, type Connection, type ConnectionEvent } from '../domain/decide-connection';
import { appendToConnection } from './append-connection';
import type { Connections } from './connections';

/** A draft goes back to its authors, or a connection out of force, with a reason. Refusals: `not-found`, `wrong-state`, `reason-missing`. */
export class EndConnection {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
  ) {}

  giveBack(id: string, reason: string, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    return this.act(id, context, (connection) => returnConnection(connection, reason));
  }

  retire(id: string, reason: string, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    return this.act(id, context, (connection) => retireConnection(connection, reason));
  }

  private act(id: string, context: CommandContext, decide: (connection: Connection) => Result<ConnectionEvent[]>): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const connection = await this.connections.find(tx, actor.sites, id);
      if (!connection) throw refuse('not-found', { what: 'connection', id });
      const events = unwrap(decide(connection));
      const answer = { aggregate: id, sequence: connection.sequence + events.length };
      await appendToConnection(tx, connection, connection.code, events, this.connections, { by: attributionOf(actor), times: await tx.times(), answer: answerOf(context, answer) });
      return answer;
    });
  }
}
