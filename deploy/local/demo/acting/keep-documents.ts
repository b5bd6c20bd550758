import type { PersonClient } from '../client/plant-client';
import type { BatchScript } from '../recipes/batch-script';
import { dateAfter, type Stage } from './stage';

interface Known {
  readonly id: string;
  readonly versions: readonly { readonly version: number }[];
}

/** The author of the recipe registers its documents and adds their versions. What is there already stays. */
export async function keepDocuments(stage: Stage, { site, recipe, preparation: { documents = [] } }: Pick<BatchScript, 'site' | 'recipe' | 'preparation'>): Promise<void> {
  const author = await stage.client.as(recipe.author);
  for (const { code, title, versions } of documents) {
    const { items: [found] } = await author.get<{ items: Known[] }>(`/recipes/v1/documents?code=${code}`);
    const id = found?.id ?? (await author.post<{ aggregate: string }>('/recipes/v1/documents', { site, code, title })).aggregate;
    for (const { version, fileName, content, effectiveInDays } of versions) {
      if (found?.versions.some((one) => one.version >= version)) continue;
      const { sha256 } = await author.send<{ sha256: string }>(`/recipes/v1/documents/${id}/files`, content);
      await add(author, id, { version, fileName, sha256, effectiveDate: dateAfter(await stage.clock.now(), effectiveInDays) });
    }
    stage.tell(`${recipe.author} registered ${code} (${title.en}) with ${versions.length === 1 ? 'one version' : `${versions.length} versions`}`);
  }
}

/** Late in the evening the site has begun another day than UTC: then its own day is taken, which the refusal names. */
async function add(author: PersonClient, id: string, version: { readonly effectiveDate: string; readonly [field: string]: unknown }): Promise<void> {
  const path = `/recipes/v1/documents/${id}/versions`;
  const { status, body } = await author.ask<{ code?: string; params?: { today?: string } }>('POST', path, version);
  if (status === 422 && body.code === 'document-date-past') await author.post(path, { ...version, effectiveDate: body.params?.today });
  else if (status >= 300) throw new Error(`POST ${path} was refused with ${status}: ${JSON.stringify(body)}`);
}
