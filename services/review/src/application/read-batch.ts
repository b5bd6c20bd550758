import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { readInstanceKey, type Text } from '@batchwright/procedure';
import type { Certificate } from '../domain/certificate';
import type { ChangeKind } from '../domain/audit-trail';
import { completeness, type CompletenessItem } from '../domain/completeness';
import { openSteps, resultsOf } from '../domain/run-record';
import type { Batches, BatchView, ReviewActView } from './batches';
import type { FileChecks } from './file-checks';
import type { LoadBatch } from './load-batch';
import { recordedFiles } from '../domain/recorded-files';
import { readChecklist, type PointView } from './read-checklist';
import type { RunRecords } from './run-records';

/** A batch with everything that its review shows. */
export interface BatchDetail extends BatchView {
  readonly reviews: readonly ReviewActView[];
  /** What release asks for, each with what is open in it (F7). */
  readonly openPoints: readonly CompletenessItem[];
  /** True when a release would not be refused for its record. */
  readonly releasable: boolean;
  /** Operations that can be reviewed one by one, and what stands of their reviews (F8). */
  readonly operations: readonly OperationView[];
  /** Steps that were not begun: for one of them a deviation may be approved before the act (G3). Inside loops only those that were reached have a key. */
  readonly openSteps: readonly { readonly key: string; readonly title: Text; readonly begun: boolean }[];
  /** Every step of the recipe: what else names one by its key is read in the reader's language with it. */
  readonly steps: readonly { readonly key: string; readonly title: Text }[];
  /** Results, of the laboratory or in process, that can be taken back (F7). */
  readonly results: readonly { readonly key: string; readonly title: Text }[];
  /** How many changes of GMP-critical data there are, and who reviewed exactly these; null = nobody (F6). */
  readonly auditTrail: { readonly changes: number; readonly reviewedBy: string | null };
  /** Employee numbers that may not review or dispose, because they executed (gmp 5). */
  readonly executors: readonly string[];
  /** Codes of the containers that its output went into: what a partial release chooses from. */
  readonly containers: readonly string[];
  /** Checklist of the recipe, each point as it stands. */
  readonly checklist: readonly PointView[];
  /** Photos and files of the record, in the order of its events (B13). */
  readonly files: readonly FileView[];
  readonly certificate: { readonly hash: string; readonly head: string; readonly count: number; readonly rules: readonly { readonly id: string; readonly version: number; readonly title: { readonly en: string; readonly de: string }; readonly inputs: number; readonly result: string; readonly found: number }[] };
}

/** A photo or file where the record names it. */
export interface FileView {
  readonly stepKey: string;
  readonly step: Text;
  readonly address: string;
  readonly sequence: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly fileName: string;
}

export { CHANGE_KINDS } from '../domain/audit-trail';

/** An operation as its review shows it. */
export interface OperationView {
  readonly id: string;
  readonly title: Text;
  readonly state: 'not-begun' | 'open' | 'done';
  /** Open steps and undecided exceptions, in words. */
  readonly open: readonly string[];
  /** `void`: an event came after it was signed, and it is asked for again. */
  readonly review: 'none' | 'stands' | 'void';
  readonly reviewedBy: string | null;
}

/** The list that quality reviews, one line for each row of the audit trail. */
export interface AuditTrailView {
  readonly hash: string;
  readonly reviewedBy: string | null;
  readonly changes: readonly {
    readonly kind: ChangeKind; readonly service: string; readonly sequence: number; readonly type: string; readonly at: string; readonly person: string | null; readonly name: string | null;
    readonly object: string; readonly step: Text | null; readonly field: string | null; readonly oldValue: string | null; readonly newValue: string | null; readonly reason: string | null;
  }[];
}

/** Shows where the judgement of a batch stands and what is open. */
export class ReadBatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: Batches,
    private readonly loadBatch: LoadBatch,
    private readonly records: RunRecords,
    private readonly files: Pick<FileChecks, 'ofRun'>,
  ) {}

  /** Refusal: `not-found` outside of the sites. */
  async detail(sites: readonly string[], runId: string): Promise<BatchDetail> {
    const view = await this.batches.view(sites, runId);
    if (!view) throw refuse('not-found', { what: 'batch', id: runId });
    const { review, facts, certificate, recipe, received, checklist } = await this.transactions.run(async (tx) => {
      const loaded = await this.loadBatch.execute(tx, sites, runId);
      return { ...loaded, checklist: await readChecklist(tx, this.records, loaded) };
    });
    const openPoints = completeness(review, facts);
    const { head, count, rules } = certificate;
    return {
      ...view,
      reviews: await this.batches.acts(sites, runId),
      openPoints,
      releasable: openPoints.every(({ holds }) => holds) && review.stage === 'quality-reviewed',
      operations: facts.operations.map(({ id, title, state, openSteps, openExceptions }) => {
        const given = review.operationReviews[id];
        return { id, title, state, open: [...openSteps, ...openExceptions], review: given === undefined ? 'none' : given.stands ? 'stands' : 'void', reviewedBy: given?.person ?? null };
      }),
      openSteps: openSteps(recipe, received.view),
      steps: recipe.steps.map(({ node: { id: key, title } }) => ({ key, title })),
      results: resultsOf(recipe, received.view),
      auditTrail: { changes: facts.changes.length, reviewedBy: review.trail?.hash === facts.changesHash ? review.trail.person : null },
      executors: facts.executors,
      containers: facts.containers,
      checklist,
      files: recordedFiles(received.records.map(({ sequence, event }) => ({ sequence, ...event }))).map(({ stepKey, address, sequence, file }) => ({
        stepKey, step: recipe.nodes.get(readInstanceKey(stepKey)?.id ?? '')?.node.title ?? { en: stepKey }, address, sequence, sha256: file.sha256, mediaType: file.mediaType, fileName: file.fileName,
      })),
      certificate: { hash: facts.certificateHash, head, count, rules: rules.map(({ id, version, title, inputs, result, findings }) => ({ id, version, title, inputs, result, found: findings.length })) },
    };
  }

  /** Every change of GMP-critical data, in words for people (F6). `kind` narrows it. */
  async auditTrail(sites: readonly string[], runId: string, kind?: string): Promise<AuditTrailView> {
    const { review, facts, recipe } = await this.transactions.run((tx) => this.loadBatch.execute(tx, sites, runId));
    const changes = facts.changes.filter((change) => kind === undefined || change.kind === kind).flatMap(({ kind: of, service, sequence, type, body, at, person = null, name = null, audit }) => {
      const { stepKey } = body as { stepKey?: string };
      const title = stepKey === undefined ? null : (recipe.nodes.get(readInstanceKey(stepKey)?.id ?? '')?.node.title ?? null);
      return audit.map(({ object, field = null, oldValue = null, newValue = null, reason = null }) => ({ kind: of, service, sequence, type, at, person, name, object, step: title, field, oldValue, newValue, reason }));
    });
    return { hash: facts.changesHash, reviewedBy: review.trail?.hash === facts.changesHash ? review.trail.person : null, changes };
  }

  /** The whole certificate, with its hash (F5); every byte of its files was read for it. */
  async certificate(sites: readonly string[], runId: string): Promise<{ hash: string; certificate: Certificate }> {
    const files = await this.files.ofRun(sites, runId);
    const { facts, certificate } = await this.transactions.run((tx) => this.loadBatch.execute(tx, sites, runId, files));
    return { hash: facts.certificateHash, certificate };
  }
}
