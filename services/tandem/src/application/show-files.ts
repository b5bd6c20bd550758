import { answerOf, type Actor, type CommandContext } from '@batchwright/access';
import { DomainError, refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { ExchangeSignals } from './exchange-signals';
import type { SharedFile, SharedFiles } from './shared-files';

/** Bytes of one file, and files of one person in a session: they lie in the database until it is over. */
export const SHARED_FILE_BYTES = 4 * 1024 * 1024;
export const MOST_FILES = 50;

/** People of a session show each other pictures and documents. Nobody else sees them, and they are forgotten with it. */
export class ShowFiles {
  constructor(
    private readonly transactions: Transactions,
    private readonly exchange: ExchangeSignals,
    private readonly files: SharedFiles,
  ) {}

  /** Refusals: those of who may listen, `body-invalid` for what is no file, `file-not-taken` for what is no picture and no PDF, `shared-file-too-large`, `too-many-files`. */
  async show(id: string, sent: unknown, context: CommandContext): Promise<SharedFile> {
    const noFile = Buffer.isBuffer(sent) ? undefined : refuse('body-invalid', { problems: ['/ is not a file: send its bytes as application/octet-stream'] });
    const { site } = await this.exchange.listen(id, context.actor).catch((error: unknown) => {
      throw noFile && error instanceof DomainError && error.code === 'session-over' ? noFile : error; // whose session it is comes before what was sent, and that before whether it is over
    });
    if (noFile || !Buffer.isBuffer(sent)) throw noFile;
    if (sent.byteLength > SHARED_FILE_BYTES) throw refuse('shared-file-too-large', { most: SHARED_FILE_BYTES / 1024 / 1024 });
    const file = this.files.describe(sent);
    if (!file) throw refuse('file-not-taken', { bytes: sent.byteLength });
    const { person } = context.actor;
    const { idempotency } = answerOf(context, { ...file }, 201);
    await this.transactions.run(async (tx) => {
      if ((await this.files.count(tx, site, id, person)) >= MOST_FILES) throw refuse('too-many-files', { most: MOST_FILES });
      await this.files.keep(tx, site, id, { ...file, person, bytes: sent });
      if (idempotency) await tx.keepAnswer(idempotency);
    });
    return file;
  }

  /** Refusals: those of who may listen, `object-missing`. */
  async read(id: string, sha256: string, actor: Actor): Promise<SharedFile & { readonly bytes: Uint8Array }> {
    const { site } = await this.exchange.listen(id, actor);
    const found = await this.files.find(site, id, sha256);
    if (!found) throw refuse('object-missing', { sha256 });
    return found;
  }
}
