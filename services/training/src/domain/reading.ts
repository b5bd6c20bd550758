import { err, ok, refuse, type Result } from '@batchwright/kernel';

/** A version of a recipe that people have to read before they run it (21 CFR 211.25(a); requirements A15, H3). */
export interface VersionToRead {
  readonly site: string;
  readonly versionId: string;
  readonly recipe: string;
  readonly version: number;
  /** SHA-256 of the canonical document: what was read. */
  readonly hash: string;
  readonly title: string;
  readonly status: 'approved' | 'scheduled' | 'effective' | 'superseded' | 'withdrawn';
  /** Plant time from which batches start from it, where that is known: until then it is to be read. */
  readonly effectiveFrom?: string | undefined;
}

/** The training code of having read a version; batch-execution asks for it at every start under that version. */
export function readingCode({ recipe, version }: Pick<VersionToRead, 'recipe' | 'version'>): string {
  return `recipe/${recipe}/${version}`;
}

/** A first version has nobody who ran one before: its own trainings are enough. */
export function hasToBeRead(version: number): boolean {
  return version > 1;
}

/** Whether a version may be read and signed now. Refusals: `wrong-state` when it is not in use any more, `already-registered` when this person has read it. */
export function readVersion(version: VersionToRead, readBefore: boolean): Result<void> {
  if (version.status === 'superseded' || version.status === 'withdrawn') return err(refuse('wrong-state', { state: version.status, command: 'read', allowed: [] }));
  if (readBefore) return err(refuse('already-registered', { code: readingCode(version) }, { rule: 'gmp-10' }));
  return ok(undefined);
}
