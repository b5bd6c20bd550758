import { answerOf, attributionOf, makeStatement, redeemEvidence, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Evidence, JsonObject, Statement } from '@batchwright/records';
import { approveConnection, type Connection } from '../domain/decide-connection';
import { appendToConnection } from './append-connection';
import type { Connections, ConnectionVersion } from './connections';
import { plain } from './plain';

const ACTION = 'approve-connection';

/** Quality approves a draft with a signature over exactly what it says; from then on it is listened to. Refusals: `not-found`, those of the domain and of evidence. */
export class ApproveConnection {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
  ) {}

  /** Puts the draft before the person to be signed. */
  put(id: string, { actor }: CommandContext): Promise<Statement> {
    return this.transactions.run(async (tx) => {
      const { connection, draft, content } = await this.draftOf(tx, actor.sites, id, actor.person);
      const statement = makeStatement(
        {
          service: 'process-data', action: ACTION, site: connection.site, terminal: actor.terminal, level: 'esig', meaning: 'approved',
          subject: { type: 'connection', id, label: `${connection.code}, version ${draft.version}` },
          contents: [{ label: connection.code, content }],
          text: {
            en: `I approve version ${draft.version} of the connection ${connection.code} with ${draft.tags.length} tags: it is listened to from now on.`,
            de: `Ich genehmige Version ${draft.version} der Verbindung ${connection.code} mit ${draft.tags.length} Messstellen: Ihr wird ab jetzt zugehört.`,
          },
          signer: { person: actor.person, roles: ['qa'], notPersons: [...draft.authors] },
        },
        this.ids(),
        (await tx.times()).real,
      );
      await tx.keepStatement(statement);
      return statement;
    });
  }

  execute(id: string, evidence: Evidence, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const { connection, draft, content } = await this.draftOf(tx, actor.sites, id, actor.person);
      const events = unwrap(approveConnection(connection, actor.person));
      const [taken] = await this.connections.taken(tx, connection.site, id, draft.version);
      if (taken !== undefined) throw refuse('already-registered', { code: taken }, { field: 'tags' });
      const signed = await redeemEvidence(tx, this.signingIssuer, evidence, { site: connection.site, action: ACTION, subjectId: id, content, person: actor.person });
      const answer = { aggregate: id, sequence: connection.sequence + events.length };
      await appendToConnection(tx, connection, connection.code, events, this.connections, { by: attributionOf(actor), times: await tx.times(), signed, answer: answerOf(context, answer) });
      await this.connections.number(tx, connection.site, id, draft.version);
      return answer;
    });
  }

  private async draftOf(tx: Transaction, sites: readonly string[], id: string, by: string): Promise<{ connection: Connection; draft: ConnectionVersion; content: JsonObject }> {
    const connection = await this.connections.find(tx, sites, id);
    if (!connection) throw refuse('not-found', { what: 'connection', id });
    unwrap(approveConnection(connection, by));
    const draft = await this.connections.version(sites, id, connection.drafted);
    if (!draft) throw refuse('not-found', { what: 'draft', id });
    return { connection, draft, content: plain({ act: ACTION, site: connection.site, code: connection.code, ...draft }) };
  }
}
