import { answerOf, attributionOf, makeStatement, redeemEvidence, type Actor, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { labelled, type Evidence, type JsonObject, type Statement } from '@batchwright/records';
import { notGranted, type QualificationEvent } from '../domain/qualification';
import { readingCode, readVersion, type VersionToRead } from '../domain/reading';
import { messagesOf } from './qualification-messages';
import type { Qualifications } from './qualifications';
import type { Readings } from './readings';

/** A reading does not run out: the next version asks for its own. */
const FAR = '9999-12-31T00:00:00.000Z';

const ACTION = 'read-version';

/**
 * Somebody signs that he has read and understood a version, bound to the hash of its document (21 CFR 211.25(a)). It becomes a qualification of his own for
 * that version, which starts ask for. Whoever is refused a start can do it at once, whether or not it was his task.
 */
export class ReadVersion {
  constructor(
    private readonly transactions: Transactions,
    private readonly readings: Readings,
    private readonly qualifications: Qualifications,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
  ) {}

  /** Refusals: `not-found`, `wrong-state`, `already-registered`. */
  async putForSignature(versionId: string, { actor }: CommandContext): Promise<Statement> {
    return this.transactions.run(async (tx) => {
      const version = await this.find(tx, actor, versionId);
      const { kind, site, code, version: number, title, titleDe = title } = version;
      const name = { en: `${code} version ${number}`, de: `${code} Version ${number}` };
      const statement = makeStatement(
        {
          service: 'training',
          action: ACTION,
          site,
          terminal: actor.terminal,
          subject: { type: `${kind}-version`, id: versionId, ...labelled({ en: `${name.en}: ${title}`, de: `${name.de}: ${titleDe}` }) },
          contents: [{ ...labelled(name), content: contentOf(version, actor) }],
          text: {
            en: `I have read and understood ${name.en} (${title}) and will work by it.`,
            de: `Ich habe ${name.de} (${titleDe}) gelesen und verstanden und werde danach arbeiten.`,
          },
          meaning: 'read-and-understood',
          signer: { person: actor.person },
          level: 'esig',
        },
        this.ids(),
        (await tx.times()).real,
      );
      await tx.keepStatement(statement);
      return statement;
    });
  }

  /** Refusals: as above, and those of evidence. */
  async execute(versionId: string, evidence: Evidence, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    const id = this.ids();
    return this.transactions.run(async (tx) => {
      const version = await this.find(tx, actor, versionId);
      const { site } = version;
      const times = await tx.times();
      const { signature, use } = await redeemEvidence(tx, this.signingIssuer, evidence, { site, action: ACTION, subjectId: versionId, content: contentOf(version, actor), person: actor.person });
      const code = readingCode(version);
      const event: QualificationEvent = { type: 'QualificationGranted', body: { person: actor.person, code, from: times.plant, until: FAR } };
      const answer = { aggregate: id, sequence: 1 };
      await tx.append({
        site,
        aggregateType: 'qualification',
        aggregateId: id,
        expectedSequence: 0,
        by: attributionOf(actor),
        events: [{ type: event.type, version: 1, body: { ...event.body, signatures: [signature] } as unknown as JsonObject, audit: [{ object: `qualification of ${actor.person}`, action: event.type, field: code, newValue: `read and understood, document ${version.hash}` }] }],
        rowsOf: this.qualifications.rowsOf,
        evidenceUses: [use],
        timeUsed: times,
        messages: messagesOf(notGranted(site, id), [event], { person: actor.person, at: times.plant }),
        ...answerOf(context, answer),
      });
      return answer;
    });
  }

  private async find(tx: Transaction, actor: Actor, versionId: string): Promise<VersionToRead> {
    const version = await this.readings.find(tx, actor.sites, versionId);
    if (!version) throw refuse('not-found', { what: 'version to read', id: versionId });
    unwrap(readVersion(version, await this.readings.hasRead(tx, version.site, actor.person, readingCode(version))));
    return version;
  }
}

/** What is signed: who has read which recipe or document. */
function contentOf({ kind, site, versionId, code, version, hash }: VersionToRead, { person }: Actor): JsonObject {
  return { act: ACTION, site, versionId, [kind]: code, version, documentHash: hash, person };
}
