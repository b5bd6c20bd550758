import { addDays, err, ok, refuse, siteDateOf, startOfSiteDate, type Instant, type Result, type SiteDate } from '@batchwright/kernel';

/** Kinds of files that a controlled document may have, each with the endings of names that fit it. */
export const DOCUMENT_TYPES: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'video/mp4': ['mp4', 'm4v'],
  'video/webm': ['webm'],
};

/** The name of a document in the languages of the console. */
export interface DocumentTitle {
  readonly en: string;
  readonly de: string;
}

/** A file that was sent before, as the store knows it. */
export interface DocumentFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
}

/** One version of a document: a file that never changes, and from when it is in effect. */
export interface DocumentVersion extends DocumentFile {
  /** From 1, rising; gaps are allowed, because the number is the one printed on the document. */
  readonly version: number;
  readonly fileName: string;
  /** Date of the site at whose beginning it takes effect. */
  readonly effectiveDate: SiteDate;
  /** That moment, plant time; of a version that was added on its very day, the moment at which it was added. */
  readonly effectiveFrom: Instant;
}

/** A document under control, such as an SOP or a picture of a set-up: versions follow each other, none goes (requirement A9; 21 CFR 211.100, 211.186(b)(9)). */
export interface ControlledDocument {
  readonly id: string;
  readonly site: string;
  readonly sequence: number;
  /** Code that recipes name it by, unique at the site: `SOP-0042`. */
  readonly code: string;
  readonly title: DocumentTitle;
  /** From this moment no version of it is in effect any more; what was opened by its number still is there. */
  readonly withdrawnAt?: Instant;
  /** In rising order. */
  readonly versions: readonly DocumentVersion[];
}

/** What happened to a document. */
export type ControlledDocumentEvent =
  | { readonly type: 'DocumentRegistered'; readonly body: { readonly code: string; readonly title: DocumentTitle } }
  | { readonly type: 'DocumentVersionAdded'; readonly body: DocumentVersion & { readonly code: string } }
  | { readonly type: 'DocumentWithdrawn'; readonly body: { readonly code: string; readonly withdrawnAt: Instant; readonly reason: string } };

/** What somebody says of a new version. */
export interface NewVersion {
  readonly version: number;
  readonly fileName: string;
  readonly effectiveDate: SiteDate;
}

/** A new document; it has no version yet. Refusals: `text-missing`, `document-code-taken`. */
export function registerDocument(code: string, title: DocumentTitle, taken: boolean): Result<ControlledDocumentEvent[]> {
  const missing = (['en', 'de'] as const).find((language) => title[language].trim() === '');
  if (missing) return err(refuse('text-missing', {}, { rule: 'A9', field: `title/${missing}` }));
  if (taken) return err(refuse('document-code-taken', { code }, { field: 'code' }));
  return ok([{ type: 'DocumentRegistered', body: { code, title } }]);
}

/**
 * A new version with its file, in effect from the beginning of a date of the site, or from now when the date is today. Refusals: `document-withdrawn`,
 * `document-version-taken`, `document-name-differs` (the name says another kind of file than the content), `document-date-past`.
 */
export function addVersion(known: ControlledDocument, added: NewVersion, file: DocumentFile, zone: string, now: Instant): Result<ControlledDocumentEvent[]> {
  const { code } = known;
  const newest = known.versions.at(-1)?.version ?? 0;
  if (known.withdrawnAt !== undefined) return err(refuse('document-withdrawn', { code, at: known.withdrawnAt }));
  if (added.version <= newest) return err(refuse('document-version-taken', { code, version: added.version, newest }, { rule: '21 CFR 211.100(a)', field: 'version' }));
  const ending = added.fileName.split('.').at(-1)?.toLowerCase() ?? '';
  const fitting = DOCUMENT_TYPES[file.mediaType] ?? [];
  if (!fitting.includes(ending)) return err(refuse('document-name-differs', { name: added.fileName, found: file.mediaType, allowed: fitting.map((one) => `.${one}`).join(', ') }, { field: 'fileName' }));
  const today = siteDateOf(now, zone);
  if (added.effectiveDate < today) return err(refuse('document-date-past', { date: added.effectiveDate, today, tomorrow: addDays(today, 1) }, { rule: '21 CFR 211.100(a)', field: 'effectiveDate' }));
  const effectiveFrom = added.effectiveDate === today ? now : startOfSiteDate(added.effectiveDate, zone);
  return ok([{ type: 'DocumentVersionAdded', body: { code, ...added, ...file, effectiveFrom } }]);
}

/** Nothing of it is in effect from now on. Again changes nothing. Refusal: `reason-missing`. */
export function withdrawDocument(known: ControlledDocument, reason: string, now: Instant): Result<ControlledDocumentEvent[]> {
  if (reason.trim() === '') return err(refuse('reason-missing', {}, { rule: '21 CFR 11.10(e)', field: 'reason' }));
  return ok(known.withdrawnAt === undefined ? [{ type: 'DocumentWithdrawn', body: { code: known.code, withdrawnAt: now, reason } }] : []);
}

/** The version in effect at a moment: the highest number whose time has come; undefined before the first, and after a withdrawal. */
export function versionAt({ versions, withdrawnAt }: Pick<ControlledDocument, 'versions' | 'withdrawnAt'>, at: Instant): DocumentVersion | undefined {
  if (withdrawnAt !== undefined && withdrawnAt <= at) return undefined;
  return versions.findLast(({ effectiveFrom }) => effectiveFrom <= at);
}
