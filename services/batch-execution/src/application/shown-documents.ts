import { documentAt, type DocumentFact, type StepInfo, type StepState, type Text, type UsedDocument } from '@batchwright/procedure';
import type { LoadedRun } from './runs';

/** A document, picture or video of a step, with the version that it is opened by. */
export interface ShownDocument extends UsedDocument {
  readonly title: Text;
  /** Of a picture or video: what it shows. */
  readonly alt?: Text;
  /** Where exactly this version is read, whichever is in effect later. */
  readonly href: string;
}

/** What a step shows: once it is begun, the versions of that moment; before, those that a start would record now. */
export function shownOf({ view, times }: LoadedRun, { node }: StepInfo, step: StepState): { readonly documents: readonly ShownDocument[]; readonly media: readonly ShownDocument[] } {
  const facts = view.facts.documents ?? [];
  const begun = step.started !== undefined;
  const documents = begun ? (step.documents ?? []) : (node.documents ?? []).flatMap((code) => documentAt(facts, code, times.plant) ?? []);
  const media = (node.media ?? []).flatMap(({ document, version, alt }, i) => {
    const found = begun ? step.media?.[i] : facts.find((fact) => fact.code === document && fact.version === version);
    return found ? [{ ...shown(found, facts), ...(alt ? { alt } : {}) }] : [];
  });
  return { documents: documents.map((used) => shown(used, facts)), media };
}

function shown({ documentId, code, version, sha256, mediaType, effectiveFrom }: UsedDocument, facts: readonly DocumentFact[]): ShownDocument {
  const title = facts.find((fact) => fact.documentId === documentId)?.title ?? { en: code };
  return { documentId, code, version, sha256, mediaType, effectiveFrom, title, href: `/api/recipes/v1/documents/${documentId}/versions/${version}/file` };
}
