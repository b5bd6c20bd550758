import { makeStatement, requireSite, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { Statement } from '@batchwright/records';
import { grantQualification, notGranted } from '../domain/qualification';
import { qualificationContent, type QualificationFacts } from './qualification-content';
import type { Qualifications } from './qualifications';

/** Puts before a trainer what he will sign when he grants a qualification. Refusals: as of granting, and `person-unknown`. */
export class PutQualificationForSignature {
  constructor(
    private readonly transactions: Transactions,
    private readonly qualifications: Qualifications,
    private readonly ids: () => string,
  ) {}

  async execute(facts: QualificationFacts, { actor }: CommandContext): Promise<Statement> {
    requireSite(actor, facts.site);
    return this.transactions.run(async (tx) => {
      const name = await this.qualifications.personName(tx, facts.person);
      if (name === undefined) throw refuse('person-unknown', { person: facts.person }, { field: 'person' });
      unwrap(grantQualification(notGranted(facts.site, ''), facts, actor.person));
      const statement = makeStatement(
        {
          service: 'training',
          action: 'grant-qualification',
          site: facts.site,
          terminal: actor.terminal,
          subject: { type: 'qualification', id: `${facts.person}/${facts.code}`, label: `${name}: ${facts.code}` },
          contents: [{ label: facts.code, content: qualificationContent(facts) }],
          text: {
            en: `I confirm that ${name} (${facts.person}) is qualified for ${facts.code} from ${facts.from} until ${facts.until}.`,
            de: `Ich bestätige, dass ${name} (${facts.person}) von ${facts.from} bis ${facts.until} für ${facts.code} qualifiziert ist.`,
          },
          meaning: 'qualified',
          signer: { person: actor.person, roles: ['trainer'], notPersons: [facts.person] },
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
