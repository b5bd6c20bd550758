import { answerOf, type Actor, type CommandContext } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import { fieldAt, stepInfo, readInstanceKey, type Attachment } from '@batchwright/procedure';
import type { Transactions } from '@batchwright/persistence';
import type { EnteredField } from './perform-step';
import type { LoadedRun, Reader, Runs } from './runs';

/** What the store says of an object; its name belongs to the entry that uses it. */
export type KeptFile = Omit<Attachment, 'fileName'>;

/** Where photos and files of runs lie, by the hash of their bytes. Nothing in it changes or goes. */
export interface Attachments {
  /** Refusal: `file-not-taken` when the content is nothing that a record takes. */
  keep(site: string, bytes: Uint8Array): Promise<KeptFile>;
  /** Undefined when it is not there. Fault `object-damaged` when its bytes have not its hash any more. */
  find(site: string, sha256: string): Promise<(KeptFile & { readonly bytes: Uint8Array }) | undefined>;
}

/** Longest name of a file that is kept with it. */
const NAME = 200;

/** Takes a photo or file before the entry that names it, and gives it to who may read the run (B13; 21 CFR 211.188). */
export class KeepAttachment {
  private readonly reader: Reader;

  constructor(
    private readonly transactions: Transactions,
    private readonly runs: Runs,
    private readonly attachments: Attachments,
  ) {
    this.reader = { query: (sql, params) => transactions.read(sql, params, { prepared: true }) };
  }

  /** Refusals: `not-found` outside of the sites, `body-invalid` for what is no file, `file-not-taken`. The same bytes again are no second object. */
  async execute(runId: string, sent: unknown, context: CommandContext): Promise<KeptFile> {
    const site = await this.siteOf(runId, context.actor); // before anything is said about what was sent
    if (!Buffer.isBuffer(sent)) throw refuse('body-invalid', { problems: ['/ is not a file: send its bytes as application/octet-stream'] });
    const kept = await this.attachments.keep(site, sent);
    const { sha256, mediaType, size } = kept;
    const { idempotency } = answerOf(context, { sha256, mediaType, size }, 201);
    await this.transactions.run(async (tx) => {
      await tx.project([{ table: 'sent_file', op: 'upsert', values: { site, run_id: runId, sha256, person: context.actor.person } }]);
      if (idempotency) await tx.keepAnswer(idempotency);
    });
    return kept;
  }

  /**
   * A file that the record of this run names; one that nothing names yet only by who sent it. Any other in the store of the site is as if it were not there.
   * Refusals: `not-found`, `object-missing`.
   */
  async read(runId: string, sha256: string, actor: Actor): Promise<KeptFile & { readonly bytes: Uint8Array }> {
    const site = await this.siteOf(runId, actor);
    const known = /^[0-9a-f]{64}$/.test(sha256) && (await this.runs.knowsFile(this.reader, site, { runId, sha256, person: actor.person }));
    const found = known ? await this.attachments.find(site, sha256) : undefined;
    if (!found) throw refuse('object-missing', { sha256 });
    return found;
  }

  private async siteOf(runId: string, { sites }: Actor): Promise<string> {
    const loaded = await this.runs.load(this.reader, sites, runId, {});
    if (!loaded) throw refuse('not-found', { what: 'run', id: runId }, { rule: '21 CFR 11.10(d)' });
    return loaded.view.run.site;
  }
}

/** The photo of something that was seen, as the record holds it. Refusals: `object-missing` before it was sent, `file-not-taken` for what is no picture. */
export async function photoOf(attachments: Attachments, site: string, { sha256, fileName }: { readonly sha256: string; readonly fileName?: string }): Promise<Attachment> {
  const found = /^[0-9a-f]{64}$/.test(sha256) ? await attachments.find(site, sha256) : undefined;
  if (!found) throw refuse('object-missing', { sha256 }, { field: 'photo' });
  const { mediaType, size } = found;
  if (!mediaType.startsWith('image/')) throw refuse('file-not-taken', {}, { field: 'photo' });
  return { sha256, mediaType, size, fileName: nameOf(fileName, sha256) };
}

/** The name that it had on the device, or the beginning of its hash. */
function nameOf(fileName: string | undefined, sha256: string): string {
  return (fileName?.trim() || sha256.slice(0, 12)).slice(0, NAME);
}

/** An entered field with the file that its hash names, where the recipe asks for one; any other as it is. */
export async function withAttachment<F extends EnteredField & { readonly fileName?: string }>(attachments: Attachments, { view, recipe }: LoadedRun, stepKey: string, entered: F): Promise<F> {
  const { fileName, ...field } = entered;
  const info = stepInfo(recipe, readInstanceKey(stepKey)?.id ?? '');
  const type = info && fieldAt(info.node, entered.entry)?.definition.type;
  if (type !== 'photo' && type !== 'file') return field as F;
  const sha256 = entered.value.trim();
  const found = /^[0-9a-f]{64}$/.test(sha256) ? await attachments.find(view.run.site, sha256) : undefined;
  if (!found) return field as F;
  const { mediaType, size } = found;
  return { ...field, attachment: { sha256, mediaType, size, fileName: nameOf(fileName, sha256) } } as F;
}
