import type { Actor } from '@batchwright/access';
import { readInstanceKey, type IndexedRecipe } from '@batchwright/procedure';
import { MINUTES_AROUND, MOST, type BesideException, type ContextAct, type ContextPerson, type ExceptionContext, type ExceptionContexts, type KeptAct, type KeptBeside, type KeptStep, type TitledStep } from './exception-context';
import type { RecipeOrNone } from './recipe-documents';

const AROUND_MS = MINUTES_AROUND * 60_000;

/** What happened ten minutes before and after an exception, and how the last ones like it were decided (F11). */
export class ReadContext {
  constructor(
    private readonly contexts: ExceptionContexts,
    private readonly recipeOf: RecipeOrNone,
  ) {}

  /** Undefined outside of the sites of who asks. */
  async execute({ sites, person, roles }: Pick<Actor, 'sites' | 'person' | 'roles'>, id: string): Promise<ExceptionContext | undefined> {
    const of = await this.contexts.of(sites, id);
    if (!of) return undefined;
    const { acts, more } = await this.contexts.acts(of);
    const open = await this.contexts.openSteps(of);
    const others = await this.contexts.others(of);
    const like = await this.contexts.like(of);
    const recipe = await this.recipeOf(of.site, of.recipeHash);
    const moment = Date.parse(of.moment);
    const bound = open.find(({ key }) => key === of.stepKey)?.items.filter(({ what }) => what === 'equipment').map(({ item }) => item) ?? [];
    return {
      from: new Date(moment - AROUND_MS).toISOString(), moment: new Date(moment).toISOString(), until: new Date(moment + AROUND_MS).toISOString(),
      tags: of.tags.slice(0, MOST.tags), equipment: of.equipment === null ? [...new Set(bound)] : [of.equipment],
      acts: acts.map((act) => shown(act, recipe, { person, roles })), moreActs: more, people: peopleOf(acts, open, recipe),
      steps: open.map(({ key, startedAt, recordedAt, person: by, name }) => ({ ...titled(key, recipe), startedAt, recordedAt, person: by, name })),
      others: await this.named(of.site, others.slice(0, MOST.others)), moreOthers: others.length > MOST.others, like: await this.named(of.site, like),
    };
  }

  private async named(site: string, kept: readonly KeptBeside[]): Promise<BesideException[]> {
    const shownOnes: BesideException[] = [];
    for (const { recipeHash, step, ...one } of kept) shownOnes.push({ ...one, step: step ? { ...step, ...titled(step.key, await this.recipeOf(site, recipeHash)) } : null }); // a recipe is read once and kept
    return shownOnes;
  }
}

function titled(key: string, recipe: IndexedRecipe | undefined): TitledStep {
  const titles = recipe?.nodes.get(readInstanceKey(key)?.id ?? '')?.node.title;
  return { key, ...(titles ? { titles } : {}) };
}

function shown({ stepKey, sequence: _sequence, ...act }: KeptAct, recipe: IndexedRecipe | undefined, who: Pick<Actor, 'person' | 'roles'>): ContextAct {
  const node = stepKey === null ? undefined : recipe?.steps.find(({ node: { id } }) => id === readInstanceKey(stepKey)?.id)?.node;
  const entry = act.address?.split('/')[0];
  const repeated = (node?.signatures ?? []).filter(({ role }) => (who.roles as readonly string[]).includes(role)).flatMap(({ repeats }) => (repeats ?? []).map((one) => one.entry));
  const withheld = act.value !== null && act.person !== who.person && repeated.length > 0 && (act.type === 'CalculationRecorded' || (entry !== undefined && repeated.includes(entry)));
  return {
    ...act, value: withheld ? null : act.value, text: withheld ? null : act.text, withheld,
    step: stepKey === null ? null : titled(stepKey, recipe), field: node?.entries.find(({ id }) => id === entry)?.title ?? null,
  };
}

/** Who did something in the window, or had a step open; who did most comes first. */
function peopleOf(acts: readonly KeptAct[], open: readonly KeptStep[], recipe: IndexedRecipe | undefined): ContextPerson[] {
  const people = new Map<string, { name: string; acts: number; steps: TitledStep[] }>();
  const of = (person: string, name: string | null): { name: string; acts: number; steps: TitledStep[] } => {
    const one = people.get(person) ?? { name: name ?? person, acts: 0, steps: [] };
    people.set(person, one);
    return one;
  };
  for (const { person, name } of acts) if (person !== null) of(person, name).acts += 1;
  for (const { person, name, key } of open) if (person !== null) of(person, name).steps.push(titled(key, recipe));
  return [...people].map(([person, one]) => ({ person, ...one })).sort((a, b) => b.acts - a.acts || a.person.localeCompare(b.person));
}
