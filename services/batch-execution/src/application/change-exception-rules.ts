import { answerOf, attributionOf, makeStatement, redeemEvidence, type Actor, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { refuse } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { withWaysOut } from '@batchwright/procedure';
import { labelled, type AuditRow, type Evidence, type JsonObject, type Statement } from '@batchwright/records';
export type { WantedExceptionRules } from '../domain/site-exception-rules';
import { changedRows, changeExceptionRules, type ChangedRow, type ExceptionRuleRow, type ExceptionRulesChanged, type SiteExceptionRules, type WantedExceptionRules } from '../domain/site-exception-rules';
import type { ExceptionRulesTables, ReadExceptionRules } from './read-exception-rules';
import type { RefusedAttempts } from './refused-attempts';

const ACTION = 'change-exception-rules';

/** Quality changes how its site treats exceptions, signed with a second factor, from now on; what was raised before stays under the table of then (G2; 21 CFR 211.192). */
export class ChangeExceptionRules {
  constructor(
    private readonly transactions: Transactions,
    private readonly tables: ExceptionRulesTables,
    private readonly read: ReadExceptionRules,
    private readonly refused: RefusedAttempts,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
  ) {}

  /** What will be signed. Refusals: `not-found` outside of the sites, those of `changeExceptionRules`. */
  putForSignature(site: string, wanted: WantedExceptionRules, { actor }: CommandContext): Promise<Statement> {
    const id = this.ids();
    return this.reporting(site, actor, () => this.transactions.run(async (tx) => {
      const { changed, rows } = await this.decide(tx, site, wanted, actor);
      const statement = makeStatement(
        {
          service: 'batch-execution', action: ACTION, site, ...(actor.terminal ? { terminal: actor.terminal } : {}),
          subject: { type: 'exception-rules', id: subjectOf(site), ...labelled({ en: `Exceptions of site ${site}`, de: `Ausnahmen des Standorts ${site}` }) },
          contents: [{ ...labelled({ en: `Table of exceptions, version ${changed.version}`, de: `Tabelle der Ausnahmen, Version ${changed.version}` }), content: contentOf(site, changed) }],
          text: {
            en: `From now on, site ${site} treats exceptions by version ${changed.version} of its table: ${rows.map((row) => inWords(row, ENGLISH)).join('; ')}. Reason: ${changed.reason}`,
            de: `Ab jetzt behandelt der Standort ${site} Ausnahmen nach Version ${changed.version} seiner Tabelle: ${rows.map((row) => inWords(row, GERMAN)).join('; ')}. Grund: ${changed.reason}`,
          },
          meaning: 'approved', signer: { person: actor.person, roles: ['qa'] }, level: 'esig-2fa',
        },
        id,
        (await tx.times()).real,
      );
      await tx.keepStatement(statement);
      return statement;
    }));
  }

  /** Refusals: as above, and those of evidence. */
  execute(site: string, wanted: WantedExceptionRules, evidence: Evidence, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.reporting(site, actor, () => this.transactions.run(async (tx) => {
      const { now, changed, rows } = await this.decide(tx, site, wanted, actor);
      const { signature, use } = await redeemEvidence(tx, this.signingIssuer, evidence, { site, action: ACTION, subjectId: subjectOf(site), content: contentOf(site, changed), person: actor.person });
      const answer = { aggregate: subjectOf(site), sequence: changed.version };
      const { version, reason } = changed;
      await tx.append({
        site, aggregateType: 'exception-rules', aggregateId: subjectOf(site), expectedSequence: now.version, by: attributionOf(actor),
        events: [{ type: 'ExceptionRulesChanged', version: 1, body: { ...changed, signatures: [signature] } as unknown as JsonObject, audit: rows.map((row) => auditOf(site, row, reason)) }],
        rowsOf: this.tables.rowsOf,
        evidenceUses: [use],
        messages: [outgoing('batchwright.batch-execution.v1.ExceptionRulesChanged', { subject: subjectOf(site), site, sequence: version }, { site, version, changedBy: actor.person, reason })],
        ...answerOf(context, answer),
      });
      return answer;
    }));
  }

  private async decide(tx: Transaction, site: string, wanted: WantedExceptionRules, { sites }: Actor): Promise<{ now: SiteExceptionRules; changed: ExceptionRulesChanged; rows: ChangedRow[] }> {
    if (!sites.includes(site)) throw refuse('not-found', { what: 'site', id: site }, { rule: '21 CFR 11.10(d)' });
    const now = await this.read.of(tx, site);
    const result = changeExceptionRules(now, wanted);
    if (!result.ok) throw withWaysOut(result.error);
    return { now, changed: result.value, rows: changedRows(now.rules, result.value.rules) };
  }

  private async reporting<T>(site: string, actor: Actor, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      await this.refused.report(error, actor, `exception rules of ${site}`);
      throw error;
    }
  }
}

/** One table a site. */
function subjectOf(site: string): string {
  return `exception-rules-${site}`;
}

function contentOf(site: string, { version, rules, reason }: ExceptionRulesChanged): JsonObject {
  return { act: ACTION, site, version, rules: JSON.parse(JSON.stringify(rules)) as JsonObject, reason };
}

interface Words {
  readonly none: string;
  readonly severity: Readonly<Record<ExceptionRuleRow['severity'], string>>;
  readonly blocks: Readonly<Record<ExceptionRuleRow['blocks'], string>>;
}

const ENGLISH: Words = { none: 'not in the table', severity: { minor: 'minor', major: 'major', critical: 'critical' }, blocks: { nothing: 'holds back nothing', following: 'holds back what comes after it', run: 'holds back the whole batch' } };
const GERMAN: Words = { none: 'nicht in der Tabelle', severity: { minor: 'gering', major: 'schwer', critical: 'kritisch' }, blocks: { nothing: 'hält nichts auf', following: 'hält auf, was danach kommt', run: 'hält die ganze Charge auf' } };

/** `manual: not in the table → major, qa + qp, holds back the whole batch`. */
function inWords({ of, name, before, after }: ChangedRow, words: Words): string {
  return `${of === 'severity' ? words.severity[name as ExceptionRuleRow['severity']] : name}: ${rowInWords(before, words)} → ${rowInWords(after, words)}`;
}

function rowInWords(row: ExceptionRuleRow | undefined, words: Words): string {
  if (!row) return words.none;
  return [words.severity[row.severity], row.signers.map(({ roles }) => roles.join('/')).join(' + '), words.blocks[row.blocks]].join(', ');
}

function auditOf(site: string, { of, name, before, after }: ChangedRow, reason: string): AuditRow {
  return { object: `exception rules of ${site}`, action: 'ExceptionRulesChanged', field: `${of} ${name}`, oldValue: rowInWords(before, ENGLISH), newValue: rowInWords(after, ENGLISH), reason };
}
