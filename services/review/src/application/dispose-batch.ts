import type { Actor, CommandContext } from '@batchwright/access';
import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import { unwrap } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { disposeBatch } from '../domain/dispose-batch';
import type { ReviewEvent } from '../domain/review-events';
import type { DispositionDecision } from '../domain/review-state';
import type { CheckedFile } from '../domain/rules/rule';
import type { FileChecks } from './file-checks';
import type { LoadBatch, LoadedBatch } from './load-batch';
import { partAct, restAct, toldOfPart } from './partial-release-acts';
import type { ActAnswer, DecidedAct, SignedActs } from './signed-acts';
import { aboutBatch, batchLabels, type SignedAct } from './signing';

export { DISPOSITION_DECISIONS, type DispositionDecision } from '../domain/review-state';

/** What quality decides about a batch. */
export interface Disposition {
  readonly decision: DispositionDecision;
  /** Asked for by every decision but release. */
  readonly reason?: string;
  /** Which containers of the output are released; asked for by `release-part` only. */
  readonly containers?: readonly string[];
}

/**
 * Release, reject, leave pending, block and unblock, signed with a second factor (F7; 21 CFR 211.22). A release is signed for one head and one certificate, and takes
 * effect when the record is sealed at that head; a rejection takes effect at once, whatever is open.
 */
export class DisposeBatch {
  constructor(
    private readonly acts: SignedActs,
    private readonly loadBatch: LoadBatch,
    private readonly files: Pick<FileChecks, 'ofRun'>,
  ) {}

  /** What will be signed. Refusals: `not-found`, those of the domain; `record-incomplete` names each open item. */
  async putForSignature(runId: string, disposition: Disposition, context: CommandContext): Promise<Statement> {
    const files = await this.filesFor(disposition, runId, context.actor);
    return this.acts.statement(`batch ${runId}`, context, (tx, id) => this.decide(tx, runId, disposition, context.actor, id, files));
  }

  /** Refusals: as above, and those of evidence. */
  async execute(runId: string, disposition: Disposition, evidence: Evidence, context: CommandContext): Promise<ActAnswer> {
    const files = await this.filesFor(disposition, runId, context.actor);
    return this.acts.perform(`batch ${runId}`, context, evidence, (tx, id) => this.decide(tx, runId, disposition, context.actor, id, files));
  }

  /** A release rests on every byte; what holds back (reject, block, pending) waits for none. */
  private async filesFor({ decision }: Disposition, runId: string, actor: Actor): Promise<readonly CheckedFile[] | undefined> {
    return RELEASING.includes(decision) ? this.files.ofRun(actor.sites, runId) : undefined;
  }

  private async decide(tx: Transaction, runId: string, disposition: Disposition, actor: Actor, commandId: string, files: readonly CheckedFile[] | undefined): Promise<DecidedAct> {
    const loaded = await this.loadBatch.execute(tx, actor.sites, runId, files);
    const { review, facts } = loaded;
    const { person } = actor;
    const { decision, reason = '', containers = [] } = disposition;
    const command = decision === 'release' ? ({ decision, person } as const) : decision === 'release-part' ? ({ decision, person, reason, containers } as const) : ({ decision, person, reason } as const);
    const events = unwrap(disposeBatch(command, review, facts));
    const act = actOf(loaded, decision, events, reason.trim());
    return { loaded, events, act, messages: messagesOf(loaded, disposition, events, actor, commandId), ...(reason ? { reason } : {}) };
  }
}

/** Decisions by which something may leave the plant. */
const RELEASING: readonly DispositionDecision[] = ['release', 'release-part', 'release-rest'];

function actOf(loaded: LoadedBatch, decision: DispositionDecision, events: readonly ReviewEvent[], reason: string): SignedAct {
  const [first] = events;
  if (first?.type === 'ReleaseSigned' && first.body.part) return partAct(loaded, first.body.part, reason);
  if (first?.type === 'RestDecided') return restAct(loaded, first.body);
  return decision === 'release' ? releaseAct(loaded) : actWithReason(loaded, decision as Reasoned, reason);
}

function releaseAct({ review, facts }: LoadedBatch): SignedAct {
  const { site, runId, number } = review;
  const { head, count, certificateHash, changes: { length: changes }, changesHash } = facts;
  return {
    action: 'dispose-batch', site, labels: batchLabels(number, { en: `, ${count} events`, de: `, ${count} Ereignisse` }), meaning: 'released', roles: ['qa', 'qp'], level: 'esig-2fa', notPersons: facts.executors,
    subject: aboutBatch(runId, number),
    content: { act: 'dispose-batch', decision: 'release', site, runId, batch: number, head, count, certificateHash, changes, changesHash },
    text: {
      en: `I release batch ${number}. Its record (${count} events) is complete, reviewed by production and quality, and without an open exception.`,
      de: `Ich gebe die Charge ${number} frei. Ihre Aufzeichnung (${count} Ereignisse) ist vollständig, von Herstellung und Qualität geprüft und ohne offene Ausnahme.`,
    },
  };
}

type Reasoned = 'reject' | 'pending' | 'block' | 'unblock';

const REASONED: Readonly<Record<Reasoned, { readonly meaning: SignedAct['meaning']; readonly en: (batch: string) => string; readonly de: (batch: string) => string }>> = {
  reject: { meaning: 'rejected', en: (batch) => `I reject batch ${batch}`, de: (batch) => `Ich weise die Charge ${batch} zurück` },
  pending: { meaning: 'left-pending', en: (batch) => `I leave batch ${batch} pending`, de: (batch) => `Ich lasse die Charge ${batch} offen` },
  block: { meaning: 'blocked', en: (batch) => `I block the released batch ${batch}`, de: (batch) => `Ich sperre die freigegebene Charge ${batch}` },
  unblock: { meaning: 'unblocked', en: (batch) => `I lift the block of batch ${batch}`, de: (batch) => `Ich hebe die Sperre der Charge ${batch} auf` },
};

/** Without the head of the record: a rejection never waits, also not for a record that still grows. */
function actWithReason({ review, facts }: LoadedBatch, decision: Reasoned, reason: string): SignedAct {
  const { site, runId, number } = review;
  const { meaning, en, de } = REASONED[decision];
  return {
    action: 'dispose-batch', site, labels: batchLabels(number), meaning, roles: ['qa', 'qp'], level: 'esig-2fa', notPersons: facts.executors,
    subject: aboutBatch(runId, number),
    content: { act: 'dispose-batch', decision, site, runId, batch: number, reason },
    text: { en: `${en(number)}: ${reason}`, de: `${de(number)}: ${reason}` },
  };
}

/** A release asks for the seal first; everything else is told at once, and a rejection ends the run. */
function messagesOf(loaded: LoadedBatch, disposition: Disposition, events: readonly ReviewEvent[], actor: Actor, id: string): OutgoingMessage[] {
  const { site, runId, number, sequence } = loaded.review;
  const command = { subject: runId, site, sequence: 0, id };
  const { decision } = disposition;
  if (decision === 'release' || decision === 'release-part') return [outgoing('batchwright.batch-execution.v1.SealRun', command, { runId, reason: `release of batch ${number}` })];
  const reason = disposition.reason?.trim() ?? '';
  const part = events[0]?.type === 'RestDecided' ? events[0].body.part : loaded.review.part;
  const told = { site, runId, ...(decision === 'reject' || decision === 'pending' || decision === 'block' ? { decision: TOLD[decision], releasedContainers: [] } : toldOfPart(part)), reason, decidedBy: actor.person, head: loaded.facts.head };
  const dispositioned = outgoing('batchwright.review.v1.BatchDispositioned', { subject: runId, site, sequence: sequence + 1 }, told);
  if (decision !== 'reject') return [dispositioned];
  return [
    dispositioned,
    outgoing('batchwright.batch-execution.v1.AbortRun', command, { runId, reason: `batch rejected: ${reason}` }),
  ];
}

/** How others are told. */
const TOLD = { reject: 'rejected', pending: 'pending', block: 'blocked' } as const;
