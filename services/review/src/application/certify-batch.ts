import type { Actor, CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { unwrap } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { certifyBatch } from '../domain/dispose-batch';
import type { Batches } from './batches';
import type { CheckedFile } from '../domain/rules/rule';
import type { FileChecks } from './file-checks';
import type { LoadBatch } from './load-batch';
import type { ActAnswer, DecidedAct, SignedActs } from './signed-acts';
import { aboutBatch, batchLabels, type SignedAct } from './signing';

/** The Qualified Person certifies a released batch in the register of the site, signed with a second factor (F7; EU GMP Annex 16). */
export class CertifyBatch {
  constructor(
    private readonly acts: SignedActs,
    private readonly batches: Batches,
    private readonly loadBatch: LoadBatch,
    private readonly files: Pick<FileChecks, 'ofRun'>,
  ) {}

  /** What will be signed. Refusals: `not-found`, `not-released`, `already-certified`, `own-work`. */
  async putForSignature(runId: string, context: CommandContext): Promise<Statement> {
    const files = await this.files.ofRun(context.actor.sites, runId);
    return this.acts.statement(`batch ${runId}`, context, (tx) => this.decide(tx, runId, context.actor, files));
  }

  /** Refusals: as above, and those of evidence. */
  async execute(runId: string, evidence: Evidence, context: CommandContext): Promise<ActAnswer> {
    const files = await this.files.ofRun(context.actor.sites, runId);
    return this.acts.perform(`batch ${runId}`, context, evidence, (tx) => this.decide(tx, runId, context.actor, files));
  }

  private async decide(tx: Transaction, runId: string, actor: Actor, files: readonly CheckedFile[]): Promise<DecidedAct> {
    const loaded = await this.loadBatch.execute(tx, actor.sites, runId, files);
    const { review, facts } = loaded;
    const { site, number, releasedHead = '', part } = review;
    const released = part?.released;
    const entry = await this.batches.nextEntry(tx, site);
    const events = unwrap(certifyBatch(actor.person, entry, review, facts));
    const act: SignedAct = {
      action: 'certify-batch', site, labels: batchLabels(number), meaning: 'certified', roles: ['qp'], level: 'esig-2fa', notPersons: facts.executors,
      subject: aboutBatch(runId, number),
      content: { act: 'certify-batch', site, runId, batch: number, head: releasedHead, certificateHash: facts.certificateHash, ...(released ? { containers: [...released] } : {}) },
      text: {
        en: `I certify that ${released ? `of batch ${number} the containers ${released.join(', ')} were` : `batch ${number} was`} made and checked according to good manufacturing practice and its marketing authorisation.`,
        de: `Ich bestätige, dass ${released ? `von der Charge ${number} die Gebinde ${released.join(', ')}` : `die Charge ${number}`} nach guter Herstellungspraxis und gemäß ihrer Zulassung hergestellt und geprüft ${released ? 'wurden' : 'wurde'}.`,
      },
    };
    const certified = outgoing('batchwright.review.v1.BatchCertified', { subject: runId, site, sequence: review.sequence + 1 }, { site, runId, certifiedBy: actor.person, entry });
    return { loaded, events, act, messages: [certified] };
  }
}
