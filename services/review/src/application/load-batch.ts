import { refuse } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import { canonical, chainHead, contentHash, leafHash, parseRecord, sha256Hex, type JsonObject, type RecordedEvent } from '@batchwright/records';
import { readInstanceKey, type IndexedRecipe, type RunEvent, type Text } from '@batchwright/procedure';
import { criticalChanges, type AuditedEvent } from '../domain/audit-trail';
import { certify, type Certificate } from '../domain/certificate';
import type { RecordFacts } from '../domain/completeness';
import { operationsOf } from '../domain/operations';
import type { BatchReview, ReviewedException } from '../domain/review-state';
import { hashesOf } from '../domain/recorded-files';
import { undecidedFindings } from '../domain/rules/finding-exceptions';
import type { CheckedFile } from '../domain/rules/rule';
import { containersOf, executorsOf, foldRun, openStepsOf, type ReceivedRun, type RunRecord } from '../domain/run-record';
import type { Batches, RunCopy } from './batches';
import { checkSignatures } from './check-signatures';
import type { Exceptions } from './exceptions';
import type { Investigations } from './investigations';
import type { FileChecks } from './file-checks';
import { itemsSince } from '../domain/master-data';
import type { MasterRecords } from './master-records';
import type { RecipeDocuments } from './recipe-documents';
import type { RunRecords } from './run-records';

/** Everything that a decision about a batch looks at, worked out from the received record in one transaction. */
export interface LoadedBatch {
  readonly review: BatchReview;
  readonly copy: RunCopy;
  readonly facts: RecordFacts;
  readonly certificate: Certificate;
  readonly received: ReceivedRun;
  readonly recipe: IndexedRecipe;
  /** Exceptions of the run with their words. */
  readonly exceptions: readonly (ReviewedException & { readonly text: string; readonly texts?: Text; readonly blocks: readonly string[] })[];
}

/** How many certificates are kept: the same record under the same rules gives the same one. */
const KEPT = 50;

/** Loads a batch with its whole record. Costs grow with the record; decisions about a batch are few. */
export class LoadBatch {
  private readonly certificates = new Map<string, Certificate>();

  constructor(
    private readonly batches: Batches,
    private readonly records: RunRecords,
    private readonly exceptions: Exceptions,
    private readonly recipes: RecipeDocuments,
    private readonly signingIssuer: string,
    private readonly investigations: Pick<Investigations, 'openOf'>,
    private readonly files: Pick<FileChecks, 'look'>,
    private readonly masters: Pick<MasterRecords, 'changesOf'>,
  ) {}

  /**
   * `checked`: its files, each byte read before the transaction (`FileChecks`), for decisions that rest on them; without them they are only looked for.
   * Refusal: `not-found` outside of the sites.
   */
  async execute(tx: Transaction, sites: readonly string[] | undefined, runId: string, checked?: readonly CheckedFile[]): Promise<LoadedBatch> {
    const found = await this.batches.find(tx, sites, runId);
    if (!found) throw refuse('not-found', { what: 'batch', id: runId });
    const { review, run: copy } = found;
    const { recipe } = await this.recipes.get(copy.site, copy.recipeHash);
    const texts = await this.records.texts(tx, copy.site, copy.id);
    const parsed = texts.map(({ canonical }) => parseRecord(canonical));
    const received = foldRun(copy.site, copy.id, parsed.map(runRecord));
    const certificate = await this.certificateOf(tx, copy, received, recipe, parsed, checked);
    const late = new Set(received.records.flatMap(({ event }) => (event.type === 'ExceptionRaisedAfterSeal' ? [event.body.exceptionId] : [])));
    const exceptions = (await this.exceptions.ofRun(tx, copy.site, copy.id)).map((exception) => ({
      ...exception,
      ...(late.has(exception.id) ? { afterSeal: true as const } : {}),
      performers: [...new Set([...exception.performers, ...(received.view.steps[exception.stepKey ?? '']?.performers ?? [])])],
    }));
    const own = (await this.records.ownTexts(tx, copy.site, copy.id)).map((canonical) => ({ canonical, leaf: leafHash(canonical) }));
    const masters = (await this.masters.changesOf(tx, copy.site, itemsSince(received))).flatMap((change) => audited(change.service, [change]));
    const changes = criticalChanges([...audited('batch-execution', texts), ...audited('review', own), ...masters]);
    const facts: RecordFacts = {
      runState: received.view.run.state,
      openSteps: openStepsOf(received.view, (id) => recipe.nodes.get(id)?.node.title.en ?? id),
      exceptions,
      executors: executorsOf(received.records),
      head: copy.judgedHead,
      count: copy.judgedCount,
      intact: copy.intact && isChain(texts, copy),
      contradictions: undecidedFindings(certificate, exceptions),
      operations: operationsOf(recipe, received).map((operation) => ({
        ...operation,
        head: chainHead(operation.sequences.map((sequence) => texts[sequence - 1]?.leaf ?? '')),
        openExceptions: exceptions.filter(({ closed, stepKey }) => !closed && operation.stepIds.includes(readInstanceKey(stepKey ?? '')?.id ?? '')).map(({ type, text }) => `${type}: ${text}`),
      })),
      changes,
      changesHash: sha256Hex(canonical(changes.map(({ service, aggregateId, sequence, leafHash: leaf }) => ({ service, aggregateId, sequence, leafHash: leaf })))),
      certificateHash: contentHash(certificate as unknown as JsonObject),
      investigations: await this.investigations.openOf(tx, copy.site, copy.id),
      containers: containersOf(recipe, received.view),
      checklist: recipe.document.checklist ?? [],
    };
    return { review, copy, facts, certificate, received, recipe, exceptions };
  }

  /** Only the judged part is certified: bookkeeping afterwards does not change what was executed. */
  private async certificateOf(tx: Transaction, copy: RunCopy, received: ReceivedRun, recipe: IndexedRecipe, parsed: readonly RecordedEvent[], checked?: readonly CheckedFile[]): Promise<Certificate> {
    const named = hashesOf(parsed.slice(0, copy.judgedCount));
    const files = checked ?? (await this.files.look(copy.site, named));
    const whole = named.every((sha256) => files.some((file) => file.sha256 === sha256 && file.problem === undefined));
    const known = this.certificates.get(copy.judgedHead);
    // the store may have changed since, the record cannot
    if (known && whole) return known;
    const judged = received.records.length === copy.judgedCount ? received : foldRun(copy.site, copy.id, received.records.slice(0, copy.judgedCount));
    const signatures = await checkSignatures(tx, this.signingIssuer, parsed.slice(0, copy.judgedCount));
    const certificate = certify({ run: judged, recipe, signatures, files }, { head: copy.judgedHead, count: copy.judgedCount });
    // one that found something is made anew each time: a key that identity publishes late may have been missing
    if (certificate.rules.some(({ result }) => result === 'found')) return certificate;
    if (this.certificates.size >= KEPT) this.certificates.delete(this.certificates.keys().next().value ?? '');
    this.certificates.set(copy.judgedHead, certificate);
    return certificate;
  }
}

function runRecord(record: RecordedEvent): RunRecord {
  const { sequence, type, body, actAt, recordedAt, correctionMs = 0, person, name, terminal } = record;
  return { sequence, event: { type, body } as unknown as RunEvent, at: actAt, recordedAt, correctionMs, ...(person ? { person } : {}), ...(name ? { name } : {}), ...(terminal ? { terminal } : {}) };
}

function audited(service: string, texts: readonly { canonical: string; leaf: string }[]): AuditedEvent[] {
  return texts.map(({ canonical: text, leaf }) => {
    const { aggregateId, sequence, type, body, actAt, person, name, audit } = parseRecord(text);
    return { service, aggregateId, sequence, type, body, at: actAt, ...(person ? { person } : {}), ...(name ? { name } : {}), audit, leafHash: leaf };
  });
}

/** The copy's texts, hashed once more, end in the head that was chained when they came. */
function isChain(texts: readonly { canonical: string; leaf: string }[], copy: RunCopy): boolean {
  const leaves = texts.map(({ canonical }) => leafHash(canonical));
  return texts.length === copy.sequence && texts.every(({ leaf }, i) => leaf === leaves[i]) && chainHead(leaves) === copy.head;
}
