import { makeStatement, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { Statement } from '@batchwright/records';
import { revokeQualification } from '../domain/qualification';
import { revocationContent } from './qualification-content';
import type { Qualifications } from './qualifications';

/** Puts before a trainer or quality what they sign when they take a qualification away. Refusals: as of revoking. */
export class PutRevocationForSignature {
  constructor(
    private readonly transactions: Transactions,
    private readonly qualifications: Qualifications,
    private readonly ids: () => string,
  ) {}

  async execute(id: string, reason: string, { actor }: CommandContext): Promise<Statement> {
    return this.transactions.run(async (tx) => {
      const qualification = await this.qualifications.find(tx, actor.sites, id);
      if (!qualification) throw refuse('not-found', { what: 'qualification', id });
      unwrap(revokeQualification(qualification, reason));
      const { site, person, code } = qualification;
      const name = (await this.qualifications.personName(tx, person)) ?? person;
      const statement = makeStatement(
        {
          service: 'training',
          action: 'revoke-qualification',
          site,
          terminal: actor.terminal,
          subject: { type: 'qualification', id, label: `${name}: ${code}` },
          contents: [{ label: code, content: revocationContent(qualification, reason) }],
          text: {
            en: `I take the qualification ${code} away from ${name} (${person}), from now on. Reason: ${reason}`,
            de: `Ich entziehe ${name} (${person}) die Qualifikation ${code} ab sofort. Grund: ${reason}`,
          },
          meaning: 'qualification-revoked',
          signer: { person: actor.person, roles: ['trainer', 'qa'] },
          level: 'esig',
        },
        this.ids(),
        (await tx.times()).real,
      );
      await tx.keepStatement(statement);
      return statement;
    });
  }
}
