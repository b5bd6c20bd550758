import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';

export type Tag = components['schemas']['TagRequest'];
/** A tag of a connection in force, with its site. */
export type SitedTag = Tag & { readonly site: string };

async function readTags(): Promise<SitedTag[]> {
  const tags: SitedTag[] = [];
  let after: string | undefined;
  do {
    const page = await answerOf(api.GET('/api/process-data/v1/connections', { params: { query: { limit: 200, ...(after ? { after } : {}) } } }));
    const versions = await Promise.all(page.items.filter(({ inForce }) => inForce > 0).map(async ({ id, site, inForce }) => {
      const { tags: found } = await answerOf(api.GET('/api/process-data/v1/connections/{id}/versions/{version}', { params: { path: { id, version: String(inForce) } } }));
      return found.map((tag) => ({ ...tag, site }));
    }));
    tags.push(...versions.flat());
    after = page.next;
  } while (after !== undefined);
  return tags.sort((a, b) => a.equipment.localeCompare(b.equipment) || a.code.localeCompare(b.code));
}

/** Every tag that is or was listened to, by equipment. */
export function useTags() {
  return useQuery({ queryKey: ['process-data', 'tags'], queryFn: readTags, staleTime: 60_000 });
}
