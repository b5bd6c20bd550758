import type { BatchScript } from '../recipes/batch-script';
import { eventually, type Stage } from './stage';

/** Author, submission, two approvals by two others, effectiveness. A recipe that is in force already is left as it is. */
export async function bringIntoForce(stage: Stage, { site, recipe }: Pick<BatchScript, 'site' | 'recipe'>): Promise<void> {
  const { client, tell } = stage;
  const author = await client.as(recipe.author);
  const code = recipe.document.header.code;
  if ((await effectiveVersion(stage, recipe.author, site, code)) !== undefined) return;
  const { aggregate: id } = await author.post<{ aggregate: string }>('/recipes/v1/versions', { site, document: recipe.document, changeControl: recipe.changeControl });
  tell(`${author.account.user} wrote recipe ${code}`);
  await author.post(`/recipes/v1/versions/${id}/submission`, {});
  for (const user of recipe.approvedBy) {
    const approver = await client.as(user);
    await approver.signed(`/recipes/v1/versions/${id}/approval`, {});
    tell(`${user} read and approved it`);
  }
  const quality = await client.as(recipe.madeEffectiveBy);
  await quality.signed(`/recipes/v1/versions/${id}/effectiveness`, {});
  tell(`${recipe.madeEffectiveBy} brought it into force`);
  await eventually(`recipe ${code} to be in force`, () => effectiveVersion(stage, recipe.author, site, code));
}

interface RecipeBody {
  readonly recipe: string;
  readonly site: string;
  readonly versions: readonly { readonly state: string; readonly id: string }[];
}

async function effectiveVersion({ client }: Stage, user: string, site: string, code: string): Promise<string | undefined> {
  const reader = await client.as(user);
  const { items } = await reader.get<{ items: RecipeBody[] }>('/recipes/v1/recipes?limit=500');
  const recipe = items.find((one) => one.site === site && one.recipe === code);
  return recipe?.versions.find(({ state }) => state === 'effective')?.id;
}
