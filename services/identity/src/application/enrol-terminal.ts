import { answerOf, attributionOf, requireSite, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { JsonObject } from '@batchwright/records';
import { enrolTerminal, revokeTerminal, type TerminalFacts } from '../domain/terminal';
import type { Terminals } from './terminals';

type Answer = { aggregate: string; sequence: number };

/** Enrols terminals and revokes them. Refusals: `already-exists`, `not-found`, `wrong-state`. */
export class EnrolTerminal {
  constructor(
    private readonly transactions: Transactions,
    private readonly terminals: Terminals,
  ) {}

  enrol(facts: TerminalFacts, context: CommandContext): Promise<Answer> {
    const { actor } = context;
    const { code, site, area, title } = facts;
    requireSite(actor, site);
    return this.transactions.run(async (tx) => {
      const known = await this.terminals.find(tx, code);
      const [event] = unwrap(enrolTerminal(known, facts, actor.person));
      const sequence = (known?.sequence ?? 0) + 1;
      const answer = { aggregate: code, sequence };
      await tx.append({
        site, aggregateType: 'terminal', aggregateId: code, expectedSequence: sequence - 1, by: attributionOf(actor),
        events: [{ type: 'TerminalEnrolled', version: 1, body: event?.body as unknown as JsonObject, audit: [{ object: `terminal ${code}`, action: 'TerminalEnrolled', newValue: `${area}: ${title}` }] }],
        rowsOf: this.terminals.rowsOf,
        messages: [
          outgoing('batchwright.identity.v1.TerminalEnrolled', { subject: code, site, sequence }, { code, site, area, title, enrolledBy: actor.person }),
          outgoing('batchwright.identity.v1.TerminalSnapshot', { subject: code, site, sequence }, { code, site, area, title, enrolled: true }),
        ],
        ...answerOf(context, answer, 201),
      });
      return answer;
    });
  }

  revoke(code: string, reason: string, context: CommandContext): Promise<Answer> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const known = await this.terminals.find(tx, code);
      if (!known || !actor.sites.includes(known.site)) throw refuse('not-found', { what: 'terminal' });
      const [event] = unwrap(revokeTerminal(known, reason, actor.person));
      const { site, area, title } = known;
      const sequence = known.sequence + 1;
      const answer = { aggregate: code, sequence };
      await tx.append({
        site, aggregateType: 'terminal', aggregateId: code, expectedSequence: known.sequence, by: attributionOf(actor),
        events: [{ type: 'TerminalRevoked', version: 1, body: event?.body as unknown as JsonObject, audit: [{ object: `terminal ${code}`, action: 'TerminalRevoked', reason }] }],
        rowsOf: this.terminals.rowsOf,
        messages: [
          outgoing('batchwright.identity.v1.TerminalRevoked', { subject: code, site, sequence }, { code, site, reason, revokedBy: actor.person }),
          outgoing('batchwright.identity.v1.TerminalSnapshot', { subject: code, site, sequence }, { code, site, area, title, enrolled: false }),
        ],
        ...answerOf(context, answer),
      });
      return answer;
    });
  }
}
