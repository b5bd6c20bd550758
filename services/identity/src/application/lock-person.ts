import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { lockPerson, unlockPerson } from '../domain/person';
import { appendPerson } from './append-person';
import type { People } from './people';

/** Locks a person out of all acts, or lets act again. Refusals: `not-found`, `wrong-state`, `own-work` (nobody unlocks himself). */
export class LockPerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: People,
  ) {}

  execute(person: string, command: 'lock' | 'unlock', reason: string, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    if (actor.person === person) throw refuse('own-work', { person, what: 'lock' }, { rule: 'gmp-5' });
    return this.transactions.run(async (tx) => {
      const known = await this.people.find(tx, person);
      if (!known) throw refuse('not-found', { what: 'person' });
      const events = unwrap(command === 'lock' ? lockPerson(known, reason, actor.person) : unlockPerson(known, reason, actor.person));
      const answer = { aggregate: person, sequence: known.sequence + events.length };
      await appendPerson(tx, this.people, person, known, events, { by: attributionOf(actor), ...answerOf(context, answer) });
      return answer;
    });
  }
}
