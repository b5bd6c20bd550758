import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { tellPerson, type PersonFacts } from '../domain/person';
import { appendPerson } from './append-person';
import type { People } from './people';

/** Registers a person with the accounts, or tells what changed. Refusals: `account-taken` when an account is another person's. */
export class RegisterPerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: People,
  ) {}

  execute(command: PersonFacts & { readonly person: string }, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { person, ...facts } = command;
    return this.transactions.run(async (tx) => {
      const known = await this.people.find(tx, person);
      const owners = await this.people.ownersOf(tx, facts.accounts.map(({ subject }) => subject));
      const other = owners.find((owner) => owner.person !== person);
      if (other) throw refuse('account-taken', { account: facts.accounts.find(({ subject }) => subject === other.subject)?.username, person: other.person }, { rule: 'gmp-2', field: 'accounts' });
      const events = tellPerson(known, facts);
      const answer = { aggregate: person, sequence: (known?.sequence ?? 0) + events.length };
      const { idempotency } = answerOf(context, answer, 201) as Partial<ReturnType<typeof answerOf>> & { idempotency?: never };
      if (events.length > 0) await appendPerson(tx, this.people, person, known, events, { by: attributionOf(context.actor), ...(idempotency ? { idempotency } : {}) });
      else if (idempotency) await tx.keepAnswer(idempotency);
      return answer;
    });
  }
}
