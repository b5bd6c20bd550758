import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import type { StepNode } from '../recipe/procedure-node';
import type { BilingualText } from '../text';
import type { Decision } from './decision';

/** A version of a controlled document, from the projection of recipes. */
export interface DocumentFact extends UsedDocument {
  readonly title: BilingualText;
  /** From this moment no version of the document is in effect. */
  readonly withdrawnAt?: string;
}

/** A version of a controlled document as the record names it: exactly these bytes, whichever version is in effect later (requirement A9). */
export interface UsedDocument {
  /** Id of the document in its register. */
  readonly documentId: string;
  /** `SOP-0042`. */
  readonly code: string;
  readonly version: number;
  /** SHA-256 of its file. */
  readonly sha256: string;
  readonly mediaType: string;
  /** Plant time from which the version is in effect. */
  readonly effectiveFrom: string;
}

/** What the performer had before him when the step began. */
export interface ShownDocuments {
  /** Versions in effect at that moment of the documents that the step names, in its order; absent = none named. */
  readonly documents?: readonly UsedDocument[];
  /** Pictures and videos, in the order of the recipe; absent = none. */
  readonly media?: readonly UsedDocument[];
}

/** Codes of all documents that a step names. */
export function documentCodesOf({ documents = [], media = [] }: StepNode): readonly string[] {
  return [...documents, ...media.map(({ document }) => document)];
}

/** The version of a document in effect at a moment: the highest number whose moment has come; undefined before the first, and after a withdrawal. */
export function documentAt(facts: readonly DocumentFact[], code: string, at: string): DocumentFact | undefined {
  const begun = facts.filter((fact) => fact.code === code && fact.effectiveFrom <= at && (fact.withdrawnAt === undefined || at < fact.withdrawnAt));
  return begun.reduce<DocumentFact | undefined>((newest, fact) => (newest === undefined || fact.version > newest.version ? fact : newest), undefined);
}

/** How codes of readings of documents begin. */
export const DOCUMENT_READING = 'document/';

/**
 * The records that somebody has read and understood the versions in effect at a moment of the documents that a step names. Of the first version of a document, which nobody worked by an earlier one of,
 * none is asked (requirement H3); nor where no register is at hand, in a rehearsal.
 */
export function documentReadings(facts: readonly DocumentFact[] = [], { documents = [] }: Pick<StepNode, 'documents'>, at: string): readonly string[] {
  return documents.flatMap((code) => {
    const version = documentAt(facts, code, at)?.version;
    const earlier = version !== undefined && facts.some((fact) => fact.code === code && fact.version < version);
    return earlier ? [`${DOCUMENT_READING}${code}/${version}`] : [];
  });
}

/**
 * What a step shows when it begins now: of each document the version in effect, of each picture the version that the recipe names. Where no register is at hand, in a
 * rehearsal, nothing is asked. Refusals: `document-not-in-effect`, `document-version-unknown`: nobody works by an instruction that nobody can say (gmp 6).
 */
export function shownDocuments({ view, occasion }: Decision, { documents = [], media = [] }: StepNode): Result<ShownDocuments, DomainError> {
  const facts = view.facts.documents;
  if (facts === undefined) return ok({});
  const inEffect = documents.map((code) => documentAt(facts, code, occasion.plant));
  const missing = inEffect.indexOf(undefined);
  if (missing >= 0) return err(refuse('document-not-in-effect', { code: documents[missing] ?? '' }, { rule: '21 CFR 211.100(b)' }));
  const fixed = media.map(({ document, version }) => facts.find((fact) => fact.code === document && fact.version === version));
  const lacking = media[fixed.indexOf(undefined)];
  if (lacking) return err(refuse('document-version-unknown', { code: lacking.document, version: lacking.version }, { rule: '21 CFR 211.100(b)' }));
  const used = (found: readonly (DocumentFact | undefined)[]): UsedDocument[] => found.flatMap((fact) => (fact ? [usedOf(fact)] : []));
  return ok({ ...(documents.length > 0 ? { documents: used(inEffect) } : {}), ...(media.length > 0 ? { media: used(fixed) } : {}) });
}

function usedOf({ documentId, code, version, sha256, mediaType, effectiveFrom }: DocumentFact): UsedDocument {
  return { documentId, code, version, sha256, mediaType, effectiveFrom };
}
