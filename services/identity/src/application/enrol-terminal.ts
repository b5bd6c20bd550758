import { answerOf, attributionOf, requireSite, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { JsonObject } from '@batchwright/records';
import { enrolTerminal, replaceDevice, revokeTerminal, type TerminalEvent, type TerminalFacts } from '../domain/terminal';
import type { Terminals } from './terminals';

type Answer = { aggregate: string; sequence: number };
type Enrolled = TerminalFacts & { readonly secretHash: string; readonly sequence: number };

/** Enrols terminals, gives them another device, and revokes them. Refusals: `already-exists`, `not-found`, `wrong-state`. */
export class EnrolTerminal {
  constructor(
    private readonly transactions: Transactions,
    private readonly terminals: Terminals,
  ) {}

  /** `secretHash`: SHA-256 in hex of the secret that the device made and keeps; nobody else ever has it. */
  enrol({ secretHash, ...facts }: TerminalFacts & { readonly secretHash: string }, context: CommandContext): Promise<Answer> {
    requireSite(context.actor, facts.site);
    return this.transactions.run(async (tx) => {
      const known = await this.terminals.find(tx, facts.code);
      const events = unwrap(enrolTerminal(known, facts, secretHash, context.actor.person));
      return this.append(tx, events, { ...facts, secretHash, sequence: (known?.sequence ?? 0) + 1 }, `${facts.area}: ${facts.title}`, context, 201);
    });
  }

  /** The device that asks becomes the terminal: the secret of the one before counts no more. */
  replaceDevice(code: string, secretHash: string, context: CommandContext): Promise<Answer> {
    return this.transactions.run(async (tx) => {
      const known = await this.terminals.find(tx, code);
      if (!known || !context.actor.sites.includes(known.site)) throw refuse('not-found', { what: 'terminal' });
      const events = unwrap(replaceDevice(known, secretHash, context.actor.person));
      return this.append(tx, events, { ...known, secretHash, sequence: known.sequence + 1 }, 'another device', context);
    });
  }

  private async append(tx: Transaction, [event]: TerminalEvent[], enrolled: Enrolled, told: string, context: CommandContext, status?: number): Promise<Answer> {
    const { actor } = context;
    const { code, site, area, title, secretHash, sequence } = enrolled;
    const answer = { aggregate: code, sequence };
    await tx.append({
      site, aggregateType: 'terminal', aggregateId: code, expectedSequence: sequence - 1, by: attributionOf(actor),
      events: [{ type: 'TerminalEnrolled', version: 1, body: event?.body as unknown as JsonObject, audit: [{ object: `terminal ${code}`, action: 'TerminalEnrolled', newValue: told }] }],
      rowsOf: this.terminals.rowsOf,
      messages: [
        outgoing('batchwright.identity.v1.TerminalEnrolled', { subject: code, site, sequence }, { code, site, area, title, enrolledBy: actor.person }),
        outgoing('batchwright.identity.v1.TerminalSnapshot', { subject: code, site, sequence }, { code, site, area, title, enrolled: true, secretHash }),
      ],
      ...answerOf(context, answer, status),
    });
    return answer;
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
          outgoing('batchwright.identity.v1.TerminalSnapshot', { subject: code, site, sequence }, { code, site, area, title, enrolled: false, secretHash: '' }),
        ],
        ...answerOf(context, answer),
      });
      return answer;
    });
  }
}
