import { answerOf, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { statementNonce, type Statement } from '@batchwright/records';
import { checkReturnTo, checkStatement } from './ceremony';
import type { Ceremonies } from './ceremonies';
import type { People } from './people';
import type { SigningProvider } from './signing-provider';

/** What a console asks. */
export interface BeginCeremony {
  readonly statement: Readonly<Record<string, unknown>>;
  readonly returnTo?: string;
  /** Account of the signer where it is not the caller: a second person. */
  readonly signer?: string;
  readonly language: 'en' | 'de';
}

/**
 * Begins the signing of a statement: pushes it to the provider, bound by the nonce, and answers the page on which the signer authenticates.
 * Refusals: `statement-invalid`, `evidence-expired`, `not-found` (site), `person-unknown`, `parameter-invalid`, `provider-unavailable`.
 */
export class BeginSigning {
  constructor(
    private readonly transactions: Transactions,
    private readonly ceremonies: Ceremonies,
    private readonly people: People,
    private readonly provider: SigningProvider,
    private readonly ids: () => string,
  ) {}

  async execute(command: BeginCeremony, context: CommandContext): Promise<{ id: string; url: string }> {
    const { actor } = context;
    const now = (await this.transactions.times()).real;
    const statement = unwrap(checkStatement(command.statement, actor.sites, now));
    if (statement.terminal !== undefined && statement.terminal !== actor.terminal) throw refuse('statement-invalid', { why: 'terminal' }, { field: 'statement' });
    const returnTo = unwrap(checkReturnTo(command.returnTo));
    const { signer } = command;
    if (signer !== undefined && !(await this.people.isAccount(signer))) throw refuse('person-unknown', { person: signer }, { field: 'signer' });
    const loginHint = signer ?? hintOf(statement, actor);
    const id = this.ids();
    const { url, verifier } = await this.provider.push({
      state: id,
      nonce: statementNonce(statement),
      level: statement.level,
      language: command.language,
      ...(loginHint === undefined ? {} : { loginHint }),
    });
    const answer = { id, url };
    await this.transactions.run(async (tx) => {
      await this.ceremonies.save(tx, { id, statement, begunBy: actor.person, verifier, begunAt: now, status: 'waiting', ...(returnTo === undefined ? {} : { returnTo }) });
      const kept = answerOf(context, answer, 201);
      if ('idempotency' in kept) await tx.keepAnswer(kept.idempotency);
    });
    return answer;
  }
}

/** The caller's own account, unless the statement says that it takes somebody else. */
function hintOf({ signer }: Statement, actor: CommandContext['actor']): string | undefined {
  const excluded = signer.notPersons?.includes(actor.person) === true || (signer.person !== undefined && signer.person !== actor.person);
  return excluded ? undefined : actor.account;
}
