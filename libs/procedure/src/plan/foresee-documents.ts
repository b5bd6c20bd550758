import { documentAt, type DocumentFact } from '../run/documents';
import type { IndexedRecipe } from '../tree/indexed-recipe';
import { foreseen, type ForeseenRefusal, type PlannedTime } from './foreseen-refusal';

/** Documents of which no version is in effect when the work is planned to begin, and pictures that are not known: the very questions that a start asks (A9). */
export function foreseeDocuments({ steps }: IndexedRecipe, facts: readonly DocumentFact[], { from: at }: Pick<PlannedTime, 'from'>): ForeseenRefusal[] {
  const documents = unique(steps.flatMap(({ node }) => node.documents ?? []));
  const media = unique(steps.flatMap(({ node }) => (node.media ?? []).map(({ document, version }) => `${document} ${version}`)));
  return [
    ...documents.filter((code) => documentAt(facts, code, at) === undefined).map((code) =>
      foreseen('document-not-in-effect', {
        at, what: code, steps: steps.flatMap(({ node }) => (node.documents?.includes(code) ? [node.id] : [])),
        detail: `no version of ${code} is in effect at ${at}`, reasons: [{ reasonCode: 'document-not-in-effect', values: { document: code, at } }],
      })),
    ...media.filter((one) => !facts.some(({ code, version }) => `${code} ${version}` === one)).map((one) => {
      const [document = '', version = ''] = one.split(' ');
      return foreseen('document-version-unknown', {
        at, what: document, steps: steps.flatMap(({ node }) => (node.media?.some((shown) => `${shown.document} ${shown.version}` === one) ? [node.id] : [])),
        detail: `version ${version} of ${document} is not known`, reasons: [{ reasonCode: 'document-version-unknown', values: { document, version } }],
      });
    }),
  ];
}

function unique(codes: readonly string[]): string[] {
  return [...new Set(codes)];
}
