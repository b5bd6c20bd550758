import { answerOf, type Actor, type CommandContext } from '@batchwright/access';
import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { assessInvestigation, closeInvestigation, extendInvestigation, openInvestigation, type Findings, type Investigation } from '../domain/investigation';
import type { ReviewEvent } from '../domain/review-events';
import { appendToReview } from './append-to-review';
import type { Batches } from './batches';
import type { Investigations } from './investigations';
import type { LoadBatch, LoadedBatch } from './load-batch';
import type { ActAnswer, DecidedAct, SignedActs } from './signed-acts';
import { aboutBatch, batchLabels } from './signing';

/** Quality investigates a deviation: impact, root cause, action; extends it to other batches, which are blocked meanwhile, and closes it (G3; 21 CFR 211.192). */
export class ConductInvestigation {
  constructor(
    private readonly transactions: Transactions,
    private readonly acts: SignedActs,
    private readonly batches: Batches,
    private readonly investigations: Investigations,
    private readonly loadBatch: LoadBatch,
    private readonly ids: () => string,
  ) {}

  /** Begins it at a batch; answers its id. Refusals: `not-found`, those of the domain. */
  async open(runId: string, given: { deviation: string; title: string; exceptionIds: readonly string[] }, context: CommandContext): Promise<ActAnswer & { id: string }> {
    const investigationId = this.ids();
    const acted = await this.unsigned(runId, context, { id: investigationId }, (_tx, { review, facts }) => Promise.resolve(unwrap(openInvestigation({ investigationId, ...given }, review, facts))));
    return { ...acted, id: investigationId };
  }

  /** Writes down what was found out. Refusals: `not-found`, those of the domain. */
  async assess(id: string, findings: Findings, context: CommandContext): Promise<ActAnswer> {
    const { runId } = await this.transactions.run((tx) => this.found(tx, id, context.actor));
    return this.unsigned(runId, context, {}, async (tx) => unwrap(assessInvestigation(findings, await this.found(tx, id, context.actor))));
  }

  /** What is signed to draw another batch into it. Refusals: `not-found`, those of the domain. */
  putExtension(id: string, extension: Extension, context: CommandContext): Promise<Statement> {
    return this.acts.statement(`batch ${extension.runId}`, context, (tx) => this.extension(tx, id, extension, context.actor));
  }

  /** Refusals: as above, and those of evidence. */
  extend(id: string, extension: Extension, evidence: Evidence, context: CommandContext): Promise<ActAnswer> {
    return this.acts.perform(`batch ${extension.runId}`, context, evidence, (tx) => this.extension(tx, id, extension, context.actor));
  }

  /** What is signed to close it. Refusals: `not-found`, those of the domain. */
  putClosing(id: string, context: CommandContext): Promise<Statement> {
    return this.acts.statement(`investigation ${id}`, context, (tx) => this.closing(tx, id, context.actor));
  }

  /** Refusals: as above, and those of evidence; `content-changed` when something else was found out since the statement. */
  close(id: string, evidence: Evidence, context: CommandContext): Promise<ActAnswer> {
    return this.acts.perform(`investigation ${id}`, context, evidence, (tx) => this.closing(tx, id, context.actor));
  }

  private async unsigned(runId: string, context: CommandContext, more: { id?: string }, decide: (tx: Transaction, loaded: LoadedBatch) => Promise<ReviewEvent[]>): Promise<ActAnswer> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const loaded = await this.loadBatch.execute(tx, actor.sites, runId);
      const events = await decide(tx, loaded);
      const { review, facts } = loaded;
      const answer = { aggregate: runId, sequence: review.sequence + events.length };
      const openExceptions = facts.exceptions.filter(({ closed }) => !closed).length;
      await appendToReview(tx, this.batches, review, events, { actor, messages: messagesOf(events, review, actor), openExceptions, ...answerOf(context, { ...answer, ...more }, more.id === undefined ? 200 : 201) });
      return answer;
    });
  }

  private async found(tx: Transaction, id: string, { sites }: Pick<Actor, 'sites'>): Promise<Investigation> {
    const found = await this.investigations.find(tx, sites, id);
    if (!found) throw refuse('not-found', { what: 'investigation', id });
    return found;
  }

  private async extension(tx: Transaction, id: string, { runId, reason: given }: Extension, actor: Actor): Promise<DecidedAct> {
    const investigation = await this.found(tx, id, actor);
    const loaded = await this.loadBatch.execute(tx, [investigation.site], runId);
    const { review, facts } = loaded;
    const shared = await this.investigations.sharedBy(tx, investigation.site, investigation.runId, runId);
    const events = unwrap(extendInvestigation({ reason: given, shared }, investigation, review));
    const reason = given.trim();
    const { site, number } = review;
    const { deviation, number: origin } = investigation;
    const blocked = events.some(({ type }) => type === 'BatchBlocked');
    const told = { site, runId, decision: 'blocked' as const, reason: `${deviation}: ${reason}`, decidedBy: actor.person, head: facts.head, releasedContainers: [] };
    return {
      loaded, events, reason,
      messages: [...messagesOf(events, review, actor), ...(blocked ? [outgoing('batchwright.review.v1.BatchDispositioned', { subject: runId, site, sequence: review.sequence + 1 }, told)] : [])],
      act: {
        action: 'extend-investigation', site, labels: batchLabels(number), meaning: 'blocked', roles: ['qa'], level: 'esig', subject: aboutBatch(runId, number),
        content: { act: 'extend-investigation', site, runId, batch: number, investigation: id, deviation, origin, reason },
        text: {
          en: `I extend the investigation of ${deviation} (batch ${origin}) to batch ${number}: ${reason}. Until it is closed, batch ${number} is not released${blocked ? '; it was released, and is blocked by this' : ''}.`,
          de: `Ich dehne die Untersuchung von ${deviation} (Charge ${origin}) auf die Charge ${number} aus: ${reason}. Bis sie abgeschlossen ist, wird die Charge ${number} nicht freigegeben${blocked ? '; sie war freigegeben und ist damit gesperrt' : ''}.`,
        },
      },
    };
  }

  private async closing(tx: Transaction, id: string, actor: Actor): Promise<DecidedAct> {
    const investigation = await this.found(tx, id, actor);
    const { runId, deviation, findings, linked } = investigation;
    const loaded = await this.loadBatch.execute(tx, [investigation.site], runId);
    const { review, facts } = loaded;
    const events = unwrap(closeInvestigation(actor.person, investigation, facts));
    const { site, number } = review;
    const { impact = '', rootCause = { category: 'not-determined', text: '' }, capa = '' } = findings ?? {};
    return {
      loaded, events, messages: messagesOf(events, review, actor),
      act: {
        action: 'close-investigation', site, labels: batchLabels(number, { en: `, ${deviation}`, de: `, ${deviation}` }), meaning: 'approved', roles: ['qa'], level: 'esig', notPersons: facts.executors,
        subject: { ...aboutBatch(runId, number), type: 'investigation', id },
        content: { act: 'close-investigation', site, runId, batch: number, investigation: id, deviation, impact, rootCause: { ...rootCause }, capa, batches: [...linked] },
        text: {
          en: `I close the investigation of ${deviation} (batch ${number}, extended to ${linked.length} more). Impact: ${impact}. Root cause (${rootCause.category}): ${rootCause.text}. Action: ${capa}.`,
          de: `Ich schließe die Untersuchung von ${deviation} ab (Charge ${number}, ausgedehnt auf ${linked.length} weitere). Auswirkung: ${impact}. Ursache (${rootCause.category}): ${rootCause.text}. Maßnahme: ${capa}.`,
        },
      },
    };
  }
}

/** Which batch is drawn in, and why. */
export interface Extension {
  readonly runId: string;
  readonly reason: string;
}

const TOLD = { InvestigationOpened: 'opened', InvestigationAssessed: 'assessed', InvestigationExtended: 'extended', InvestigationClosed: 'closed' } as const;

function messagesOf(events: readonly ReviewEvent[], { site, runId, sequence }: LoadedBatch['review'], { person: by }: Actor): OutgoingMessage[] {
  return events.flatMap((event) => {
    if (event.type !== 'InvestigationOpened' && event.type !== 'InvestigationAssessed' && event.type !== 'InvestigationExtended' && event.type !== 'InvestigationClosed') return [];
    const { investigationId, deviation } = event.body;
    return [outgoing('batchwright.review.v1.InvestigationChanged', { subject: runId, site, sequence: sequence + 1 }, { investigationId, site, runId, deviation, change: TOLD[event.type], by })];
  });
}
