import { err, ok, refuse, type Result } from '@batchwright/kernel';

/** A version of a recipe or of a controlled document that people have to read before they work by it (21 CFR 211.25(a); requirements A15, H3). */
export interface VersionToRead {
  readonly kind: 'recipe' | 'document';
  readonly site: string;
  readonly versionId: string;
  /** Of a document: its own id, which its file is opened by. */
  readonly documentId?: string | undefined;
  /** Code of the recipe or document. */
  readonly code: string;
  readonly version: number;
  /** SHA-256 of the canonical recipe, or of the file: what was read. */
  readonly hash: string;
  readonly title: string;
  readonly titleDe?: string | undefined;
  readonly status: 'approved' | 'scheduled' | 'effective' | 'superseded' | 'withdrawn';
  /** Plant time from which people work by it, where that is known: until then it is to be read. */
  readonly effectiveFrom?: string | undefined;
}

/** The training code of having read a version; batch-execution asks for that of a recipe at every start under it. */
export function readingCode({ kind, code, version }: Pick<VersionToRead, 'kind' | 'code' | 'version'>): string {
  return `${kind}/${code}/${version}`;
}

/** Whether a version may be read and signed now. Refusals: `wrong-state` when it is not in use any more, `already-registered` when this person has read it. */
export function readVersion(version: VersionToRead, readBefore: boolean): Result<void> {
  if (version.status === 'superseded' || version.status === 'withdrawn') return err(refuse('wrong-state', { state: version.status, command: 'read', allowed: [] }));
  if (readBefore) return err(refuse('already-registered', { code: readingCode(version) }, { rule: 'gmp-10' }));
  return ok(undefined);
}
