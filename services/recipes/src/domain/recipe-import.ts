import { err, ok, refuse, type Result } from '@batchwright/kernel';

/** A file that became a draft, and which of its points somebody has dealt with (requirement A16). */
export interface RecipeImport {
  readonly id: string;
  readonly site: string;
  readonly versionId: string;
  readonly sequence: number;
  /** Hash of the report: what was counted, and all points in order. */
  readonly reportHash: string;
  /** Numbers of the points that somebody has to deal with before the draft is handed in; notes are none. */
  readonly toClose: readonly number[];
  readonly closed: readonly number[];
}

export type ImportFormat = 'batchml-v02' | 'batchwright-json';

/** What happened to an import. */
export type RecipeImportEvent =
  | { readonly type: 'RecipeImported'; readonly body: RecipeImportedBody }
  | { readonly type: 'ImportPointsClosed'; readonly body: { readonly versionId: string; readonly points: readonly number[]; readonly how: string } };

export interface RecipeImportedBody {
  readonly versionId: string;
  readonly format: ImportFormat;
  readonly fileName: string;
  /** SHA-256 of the file as it came. */
  readonly fileHash: string;
  readonly reportHash: string;
  readonly toClose: readonly number[];
}

/** Points that are still open. */
export function openPoints({ toClose, closed }: RecipeImport): readonly number[] {
  return toClose.filter((number) => !closed.includes(number));
}

/** Somebody dealt with points and says how. Points that are closed already stay as they are. Refusals: `reason-missing`, `import-point-unknown`. */
export function closePoints(known: RecipeImport, points: readonly number[], how: string): Result<RecipeImportEvent[]> {
  if (how.trim() === '') return err(refuse('reason-missing', {}, { rule: '21 CFR 11.10(e)', field: 'how' }));
  const strange = points.find((number) => !known.toClose.includes(number));
  if (strange !== undefined) return err(refuse('import-point-unknown', { point: strange }, { field: 'points' }));
  const open = openPoints(known);
  const closing = [...new Set(points)].filter((number) => open.includes(number)).sort((a, b) => a - b);
  return ok(closing.length === 0 ? [] : [{ type: 'ImportPointsClosed', body: { versionId: known.versionId, points: closing, how } }]);
}
