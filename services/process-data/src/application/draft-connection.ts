import { answerOf, attributionOf, requireSite, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { draftConnection, notDrafted, type ConnectionFacts } from '../domain/decide-connection';
import type { Tag } from '../domain/tag';
import { appendToConnection } from './append-connection';
import type { Connections } from './connections';

/** What a draft is: the whole connection as it shall be. */
export interface Draft extends ConnectionFacts {
  readonly site: string;
  readonly tags: readonly Tag[];
}

/** An engineer writes a draft of a new connection, or of the next version of one (`id`). Refusals: `not-found`, `already-registered`, and those of the domain. */
export class DraftConnection {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly ids: () => string,
  ) {}

  async execute({ site, tags, ...facts }: Draft, id: string | undefined, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    requireSite(actor, site);
    const fresh = this.ids();
    return this.transactions.run(async (tx) => {
      const connection = id === undefined ? notDrafted(site, fresh) : await this.connections.find(tx, [site], id);
      if (!connection) throw refuse('not-found', { what: 'connection', id });
      const code = connection.sequence === 0 ? facts.code : connection.code;
      if (connection.sequence === 0 && (await this.connections.idOf(tx, site, code)) !== undefined) throw refuse('already-registered', { code }, { field: 'code' });
      const events = unwrap(draftConnection(connection, { ...facts, code }, tags, actor.person));
      const answer = { aggregate: connection.id, sequence: connection.sequence + events.length };
      await appendToConnection(tx, connection, code, events, this.connections, { by: attributionOf(actor), times: await tx.times(), answer: answerOf(context, answer, id === undefined ? 201 : 200) });
      return answer;
    });
  }
}
