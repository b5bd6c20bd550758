import type { RecipeDocument } from '@batchwright/procedure';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { RecipeVersion } from '../recipes/queries';
import { hashOf } from './use-editing';

/** Saves a draft in the place of the one it began from, or as a new version that follows this one. Answers under which id it stands. */
export function useSaving(version: RecipeVersion, onSaved: (id: string, saved: { documentHash: string; document: RecipeDocument }) => void) {
  const queries = useQueryClient();
  const { id, site, state } = version;
  return useMutation({
    async mutationFn({ document, basis, changeControl }: { readonly document: RecipeDocument; readonly basis: string; readonly changeControl: string }) {
      const body = document as unknown as Record<string, unknown>;
      const answer = state === 'draft'
        ? await answerOf(api.PUT('/api/recipes/v1/versions/{id}', { params: { path: { id } }, body: { document: body, replaces: basis } }))
        : await answerOf(api.POST('/api/recipes/v1/versions', { body: { site, document: body, changeControl, basedOn: id } }));
      return { id: answer.aggregate, saved: { documentHash: await hashOf(document), document } };
    },
    onSuccess: ({ id: at, saved }) => onSaved(at, saved),
    onSettled: () => queries.invalidateQueries({ queryKey: ['recipes'] }),
  });
}
