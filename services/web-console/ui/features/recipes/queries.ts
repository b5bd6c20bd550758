import type { RecipeDocument } from '@batchwright/procedure';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { problemIn } from '../../api/problem';
import { saveAs } from '../../look/save-as';
import type { components } from '../../api/generated/schema';
import { usePages, type Page } from '../../api/pages';
import { readText } from '../../language/read-text';
import { linesOf } from './tree';

export type Recipe = components['schemas']['RecipeResponse'];
export type RecipeVersion = components['schemas']['RecipeVersionDetailResponse'];
export type Finding = components['schemas']['FindingResponse'];

export interface Change {
  readonly change: 'added' | 'removed' | 'moved' | 'changed';
  readonly what: string;
  readonly id: string;
  readonly step?: string;
  readonly field?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export function useRecipes(enabled = true) {
  return usePages<Recipe>(['recipes', 'list'], (after) => answerOf(api.GET('/api/recipes/v1/recipes', { params: { query: after ? { after } : {} } })) as Promise<Page<Recipe>>, enabled);
}

export function useVersion(id: string, enabled = true) {
  return useQuery({ queryKey: ['recipes', 'version', id], enabled, queryFn: () => answerOf(api.GET('/api/recipes/v1/versions/{id}', { params: { path: { id } } })) });
}

export function useDiff(id: string) {
  return useQuery({ queryKey: ['recipes', 'diff', id], queryFn: () => answerOf(api.GET('/api/recipes/v1/versions/{id}/diff', { params: { path: { id } } })) });
}

export function useSimulation(id: string) {
  return useQuery({ queryKey: ['recipes', 'simulation', id], staleTime: Infinity, queryFn: () => answerOf(api.GET('/api/recipes/v1/versions/{id}/simulation', { params: { path: { id } } })) });
}

export function useHistory(id: string) {
  return usePages(['recipes', 'history', id], (after) =>
    answerOf(api.GET('/api/recipes/v1/versions/{id}/history', { params: { path: { id }, query: after ? { after } : {} } as never })) as unknown as Promise<Page<components['schemas']['HistoryResponse']>>);
}

/** Names the steps of the version in force of a recipe in the person's language; by their keys until it is known, or where recipes cannot be reached. */
export function useStepTitles({ site, recipe }: { readonly site: string; readonly recipe: string }, language: string, enabled: boolean): (key: string) => string {
  const known = useRecipes(enabled).data?.find((one) => one.site === site && one.recipe === recipe);
  const effective = known?.versions.find(({ state }) => state === 'effective')?.id;
  const version = useVersion(effective ?? '', enabled && effective !== undefined).data;
  const titles = new Map(version ? linesOf(documentOf(version).procedure).map(({ node }) => [node.id, readText(node.title, language)]) : []);
  return (key) => titles.get(key) || key;
}

/** The document of a version; its format is the recipe library's. */
export function documentOf(version: RecipeVersion): RecipeDocument {
  return version.document as unknown as RecipeDocument;
}

export type RecipeImport = components['schemas']['RecipeImportResponse'];

/** The import that a version was made by; null for one that was written here. */
export function useImport(id: string) {
  return useQuery({
    queryKey: ['recipes', 'import', id],
    queryFn: (): Promise<RecipeImport | null> =>
      answerOf(api.GET('/api/recipes/v1/versions/{id}/import', { params: { path: { id } } })).catch((error: unknown) => {
        if (problemIn(error)?.status === 404) return null;
        throw error;
      }),
  });
}

/** What a version can leave as, with the end of its file's name. */
export const FILE_FORMATS = { json: '.json', batchml: '.xml', pdf: '.pdf' } as const;
export type FileFormat = keyof typeof FILE_FORMATS;

/** Saves a version as a file: the canonical document, BatchML V7, or on paper. */
export async function saveVersion({ id, recipe, version }: Pick<RecipeVersion, 'id' | 'recipe' | 'version'>, format: FileFormat): Promise<void> {
  const options = { params: { path: { id } }, parseAs: 'blob' } as const;
  const asked = {
    json: () => api.GET('/api/recipes/v1/versions/{id}/file', options),
    batchml: () => api.GET('/api/recipes/v1/versions/{id}/batchml', options),
    pdf: () => api.GET('/api/recipes/v1/versions/{id}/pdf', options),
  };
  saveAs(`${recipe}-v${version}${FILE_FORMATS[format]}`, (await answerOf<unknown>(asked[format]())) as Blob);
}
