// Generated from proto/ by libs/contracts/bin/generate.mjs; do not edit.
/** Where a recipe version stands in its life. An unknown value counts as not effective. */
export type RecipeVersionStatus = 'unspecified' | 'draft' | 'in-review' | 'approved' | 'effective' | 'superseded' | 'withdrawn' | 'scheduled';

/** Tells that a controlled document has a new version, in effect from a moment on. Who starts steps keeps it, and shows the version that is in effect at the moment of the start: the highest number whose moment has come. */
export type DocumentVersionAdded = {
  /** Code of the site. */
  site: string;
  /** Id of the document, UUIDv7; also the key of the message. */
  documentId: string;
  /** Code of the document, unique in the site. */
  code: string;
  /** Number of the version. */
  version: number;
  /** SHA-256 of the file, lower-case hexadecimal. */
  sha256: string;
  /** Media type of the file, as its content says it. */
  mediaType: string;
  /** Instant from which it is in effect, ISO-8601 UTC with milliseconds, plant time. */
  effectiveFrom: string;
  /** Title of the document in English. */
  titleEn: string;
  /** Title of the document in German. */
  titleDe: string;
};

/** Tells that no version of a controlled document is in effect any more. */
export type DocumentWithdrawn = {
  /** Code of the site. */
  site: string;
  /** Id of the document. */
  documentId: string;
  /** Code of the document. */
  code: string;
  /** Instant of the withdrawal, ISO-8601 UTC with milliseconds, plant time. */
  withdrawnAt: string;
};

/** Tells that the last approval that a version needs was signed. It may not run yet. */
export type RecipeVersionApproved = {
  /** Code of the site. */
  site: string;
  /** Code of the recipe. */
  recipe: string;
  /** Number of the version. */
  version: number;
  /** Id of the version. */
  versionId: string;
  /** SHA-256 of the canonical document, lower-case hexadecimal. */
  documentHash: string;
  /** SHA-256 of the canonical difference to the version before; absent for a first version. */
  diffHash?: string;
  /** Employee numbers of those who signed, in the order of signing. */
  approvedBy: readonly string[];
};

/** Tells that a new draft of a recipe exists. Nothing may run from it. */
export type RecipeVersionDrafted = {
  /** Code of the site, for example "HAM". */
  site: string;
  /** Code of the recipe, unique in the site. */
  recipe: string;
  /** Number of the version, from 1. */
  version: number;
  /** Id of the version, UUIDv7; also the key of the message. */
  versionId: string;
  /** Number of the change control under which the version is written. */
  changeControl: string;
  /** Employee number of the author. */
  author: string;
};

/** Tells that batches may now be started from this version, and from no earlier one (21 CFR 211.186). */
export type RecipeVersionEffective = {
  /** Code of the site. */
  site: string;
  /** Code of the recipe. */
  recipe: string;
  /** Number of the version. */
  version: number;
  /** Id of the version. */
  versionId: string;
  /** SHA-256 of the canonical document, lower-case hexadecimal. A reader that fetches another hash refuses it. */
  documentHash: string;
  /** Key of the document in the object store. */
  objectKey: string;
  /** Employee numbers of those who approved. */
  approvedBy: readonly string[];
  /** Title of the recipe in English, for lists. */
  title: string;
  /** Item code of what the recipe makes. */
  product: string;
  /** Instant from which batches may start, ISO-8601 UTC with milliseconds, plant time. */
  effectiveFrom: string;
};

/** Tells that a reviewer gave a version back to its author. */
export type RecipeVersionReturned = {
  /** Code of the site. */
  site: string;
  /** Code of the recipe. */
  recipe: string;
  /** Number of the version. */
  version: number;
  /** Id of the version. */
  versionId: string;
  /** Employee number of the reviewer. */
  by: string;
  /** Reason as the reviewer wrote it. */
  reason: string;
};

/** Tells that the document of a draft was replaced. */
export type RecipeVersionRevised = {
  /** Code of the site. */
  site: string;
  /** Code of the recipe. */
  recipe: string;
  /** Number of the version. */
  version: number;
  /** Id of the version. */
  versionId: string;
  /** SHA-256 of the canonical document, lower-case hexadecimal. */
  documentHash: string;
  /** Employee number of who replaced it. */
  author: string;
};

/** Tells that quality has signed an approved version into force from the beginning of a later date of the site. Who starts batches keeps it, and uses it from that moment on without waiting for RecipeVersionEffective; a later message of the same version with another moment takes its place. */
export type RecipeVersionScheduled = {
  /** Code of the site. */
  site: string;
  /** Code of the recipe. */
  recipe: string;
  /** Number of the version. */
  version: number;
  /** Id of the version. */
  versionId: string;
  /** SHA-256 of the canonical document, lower-case hexadecimal. */
  documentHash: string;
  /** Key of the document in the object store. */
  objectKey: string;
  /** Employee numbers of those who approved. */
  approvedBy: readonly string[];
  /** Title of the recipe in English, for lists. */
  title: string;
  /** Item code of what the recipe makes. */
  product: string;
  /** Date of the site at whose beginning it comes into force, YYYY-MM-DD. */
  effectiveDate: string;
  /** That moment, ISO-8601 UTC with milliseconds, plant time. */
  effectiveFrom: string;
};

/** Holds the newest state of a recipe version; from these a new or lost projection starts. */
export type RecipeVersionSnapshot = {
  /** Code of the site. */
  site: string;
  /** Code of the recipe. */
  recipe: string;
  /** Number of the version. */
  version: number;
  /** Id of the version; also the key. */
  versionId: string;
  /** Where the version stands in its life. */
  status: RecipeVersionStatus;
  /** SHA-256 of the canonical document, lower-case hexadecimal. */
  documentHash: string;
  /** Key of the document in the object store; empty before approval. */
  objectKey: string;
  /** Title in English, for lists. */
  title: string;
  /** Item code of what the recipe makes. */
  product: string;
};

/** Tells that a draft was handed in for review; its document is fixed from here. */
export type RecipeVersionSubmitted = {
  /** Code of the site. */
  site: string;
  /** Code of the recipe. */
  recipe: string;
  /** Number of the version. */
  version: number;
  /** Id of the version. */
  versionId: string;
  /** SHA-256 of the canonical document, lower-case hexadecimal. */
  documentHash: string;
  /** Employee number of who handed it in. */
  author: string;
};

/** Tells that a newer version became effective; running batches keep their copy, new ones are refused. */
export type RecipeVersionSuperseded = {
  /** Code of the site. */
  site: string;
  /** Code of the recipe. */
  recipe: string;
  /** Number of the version. */
  version: number;
  /** Id of the version. */
  versionId: string;
  /** Id of the version that took its place. */
  supersededBy: string;
};

/** Tells that a version may not be used any more, by a signed decision. */
export type RecipeVersionWithdrawn = {
  /** Code of the site. */
  site: string;
  /** Code of the recipe. */
  recipe: string;
  /** Number of the version. */
  version: number;
  /** Id of the version. */
  versionId: string;
  /** Employee number of who withdrew it. */
  by: string;
  /** Reason as it was signed. */
  reason: string;
};

/** Carries one record verbatim, as soon as it is written. From these, review builds its copy of a run's record and any other reader can recompute the chain of hashes. Written by the recording function itself; the shape is the same for every service. */
export type RecordAppended = {
  /** Kind of the aggregate; its id is the subject and the key of the message. */
  aggregateType: string;
  /** Canonical text of the record (RFC 8785) with who, when, where, what and its audit rows, verbatim. */
  body: string;
  /** SHA-256 of the byte 0x00 and the UTF-8 bytes of the body, lower-case hexadecimal. */
  leafHash: string;
};
