import { answerOf, attributionOf, type Actor, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { addCertificate } from '../domain/decide-lot';
import type { Lot } from '../domain/lot';
import { appendToLot } from './append-lot';
import type { CertificateFiles, KeptFile, Lots } from './lots';

/** The certificates of analysis that suppliers send, as files at their lots (C1; 21 CFR 211.84(d)(2)). */
export class KeepCertificates {
  constructor(
    private readonly transactions: Transactions,
    private readonly lots: Lots,
    private readonly files: CertificateFiles,
    private readonly ids: () => string,
  ) {}

  /** Takes a file before the certificate that names it by its hash; the same bytes again are no second object. Refusals: `not-found`, `body-invalid`, `file-not-taken`. */
  async keepFile(id: string, sent: unknown, context: CommandContext): Promise<KeptFile> {
    const { site } = await this.transactions.run((tx) => this.find(tx, id, context.actor)); // before anything is said about what was sent
    if (!Buffer.isBuffer(sent)) throw refuse('body-invalid', { problems: ['/ is not a file: send its bytes as application/octet-stream'] });
    const { sha256, mediaType, size } = await this.files.keep(site, sent);
    const { idempotency } = answerOf(context, { sha256, mediaType, size }, 201);
    if (idempotency) await this.transactions.run((tx) => tx.keepAnswer(idempotency));
    return { sha256, mediaType, size };
  }

  /** Refusals: `not-found`, `object-missing` for a file that was not sent before, and those of `addCertificate`. */
  add(id: string, named: { readonly sha256: string; readonly fileName: string; readonly number: string }, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const lot = await this.find(tx, id, actor);
      const file = await this.files.find(lot.site, named.sha256);
      if (!file) throw refuse('object-missing', { sha256: named.sha256 }, { field: 'sha256' });
      const { sha256, mediaType, size } = file;
      const events = unwrap(addCertificate(lot, { sha256, mediaType, size, fileName: named.fileName.trim(), number: named.number.trim() }));
      const answer = { aggregate: id, sequence: lot.sequence + events.length };
      await appendToLot(tx, lot, events, { times: await tx.times(), rowsOf: this.lots.rowsOf, ids: this.ids, by: attributionOf(actor), answer: answerOf(context, answer, 201) });
      return answer;
    });
  }

  /** A certificate of this lot; any other file of the site is as if it were not there. Refusals: `not-found`, `object-missing`. Fault `object-damaged` when the bytes have not their hash. */
  async read(sites: readonly string[], id: string, sha256: string): Promise<KeptFile & { readonly bytes: Uint8Array }> {
    const lot = await this.lots.one(sites, id);
    if (!lot) throw refuse('not-found', { what: 'lot' });
    const file = lot.certificates.some((one) => one.sha256 === sha256) ? await this.files.find(lot.site, sha256) : undefined;
    if (!file) throw refuse('object-missing', { sha256 });
    return file;
  }

  private async find(tx: Transaction, id: string, { sites }: Actor): Promise<Lot> {
    const lot = await this.lots.find(tx, sites, id);
    if (!lot) throw refuse('not-found', { what: 'lot' });
    return lot;
  }
}
