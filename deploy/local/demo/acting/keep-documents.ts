import { addDays } from '@batchwright/kernel';
import type { BatchScript } from '../recipes/batch-script';
import { todayAt, type Stage } from './stage';

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
      await author.post(`/recipes/v1/documents/${id}/versions`, { version, fileName, sha256, effectiveDate: addDays(await todayAt(stage, site), effectiveInDays) });
    }
    stage.tell(`${recipe.author} registered ${code} (${title.en}) with ${versions.length === 1 ? 'one version' : `${versions.length} versions`}`);
  }
}
