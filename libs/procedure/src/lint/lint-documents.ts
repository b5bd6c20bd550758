import type { StepNode } from '../recipe/procedure-node';
import type { IndexedRecipe } from '../tree/indexed-recipe';
import { finding, type LintFinding } from './lint-finding';

/** What the register of the site says of a document that a recipe names. */
export interface RegisteredDocument {
  readonly code: string;
  readonly versions: readonly { readonly version: number; readonly mediaType: string }[];
  /** Number of the version in effect now; absent = none. */
  readonly inEffect?: number;
  readonly withdrawn: boolean;
}

/** Documents, pictures and videos of steps are there, in effect, can be shown, and are described in words (A9). Without a register only the words are looked at. */
export function lintDocuments(recipe: IndexedRecipe, register: readonly RegisteredDocument[] | undefined): LintFinding[] {
  return recipe.steps.flatMap(({ node, pointer }) => [...describedMedia(node, pointer), ...(register ? [...namedDocuments(node, pointer, register), ...namedMedia(node, pointer, register)] : [])]);
}

function describedMedia({ media = [], title }: StepNode, pointer: string): LintFinding[] {
  return media.flatMap(({ document, alt }, i) =>
    alt ? [] : [finding('alternative-text-missing', `${pointer}/media/${i}`, `"${title.en}" shows ${document} without saying in words what is to be seen`, { code: document })],
  );
}

function namedDocuments({ documents = [], title }: StepNode, pointer: string, register: readonly RegisteredDocument[]): LintFinding[] {
  return documents.flatMap((code, i) => {
    const at = `${pointer}/documents/${i}`;
    const known = register.find((one) => one.code === code);
    if (!known) return [finding('unknown-document', at, `"${title.en}" names the document ${code}, which the site has not registered`, { code })];
    if (known.inEffect !== undefined) return [];
    const comes = known.versions.length > 0 && !known.withdrawn;
    return [finding('document-not-in-effect', at, `"${title.en}" names ${code}, of which no version is in effect${known.withdrawn ? ': it is withdrawn' : comes ? ' yet' : ''}`, { code }, comes ? 'warning' : 'error')];
  });
}

function namedMedia({ media = [], title }: StepNode, pointer: string, register: readonly RegisteredDocument[]): LintFinding[] {
  return media.flatMap(({ document: code, version }, i) => {
    const at = `${pointer}/media/${i}`;
    const known = register.find((one) => one.code === code);
    if (!known) return [finding('unknown-document', `${at}/document`, `"${title.en}" shows ${code}, which the site has not registered`, { code })];
    const found = known.versions.find((one) => one.version === version);
    if (!found) return [finding('unknown-document-version', `${at}/version`, `"${title.en}" shows version ${version} of ${code}, which does not exist`, { code, version })];
    if (/^(image|video)\//.test(found.mediaType)) return [];
    return [finding('not-a-picture', at, `"${title.en}" shows ${code}, version ${version}, which is ${found.mediaType}: neither picture nor video`, { code, found: found.mediaType })];
  });
}
