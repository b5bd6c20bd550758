import { convert, Decimal, type Quantity } from '@batchwright/kernel';
import type { EquipmentRequirement } from '../recipe/equipment-requirement';
import type { RunKind } from '../recipe/recipe-document';
import { documentReadings, type DocumentFact } from '../run/documents';
import { newRunView } from '../run/state';
import { readingOf, trainingFor } from '../run/qualifications';
import { scaled } from '../run/values';
import { itemsOf, type IndexedRecipe, type StepInfo } from '../tree/indexed-recipe';

/** An item that some steps of the recipe ask for. */
export interface EquipmentDemand {
  readonly requirement: EquipmentRequirement;
  readonly steps: readonly string[];
  /** Item code of what is made; absent where nothing is. */
  readonly product?: string;
  /** What the run is for where it is no batch. */
  readonly purpose?: Exclude<RunKind, 'batch'>;
}

/** Material that some steps take, scaled to the size of the batch. */
export interface MaterialDemand {
  readonly material: string;
  readonly quantity: Quantity;
  /** `single`: all of it from one lot. */
  readonly lots: 'single' | 'any';
  /** How long it has to stay good after it was taken. */
  readonly lasts?: Quantity;
  readonly steps: readonly string[];
}

/** A training that some steps ask for, of so many different people. */
export interface QualificationDemand {
  readonly code: string;
  readonly persons: number;
  readonly steps: readonly string[];
  /** With which code a start is refused that lacks it. */
  readonly refusal: 'qualification-missing' | 'version-not-read' | 'document-not-read';
}

/** What a batch of this size will ask the owners for. */
export interface Demands {
  readonly equipment: readonly EquipmentDemand[];
  readonly materials: readonly MaterialDemand[];
  readonly qualifications: readonly QualificationDemand[];
}

/** Everything that the steps of a version ask for, step by step taken together (requirement B21). Branches count, whether they will be taken or not. */
export function demandsOf(recipe: IndexedRecipe, batchSize: Quantity, version: number): Demands {
  return { equipment: equipmentOf(recipe), materials: materialsOf(recipe, batchSize), qualifications: qualificationsOf(recipe, version) };
}

const idOf = ({ node }: StepInfo): string => node.id;

function equipmentOf({ document: { equipment, header }, steps }: IndexedRecipe): EquipmentDemand[] {
  const about = { ...(header.product ? { product: header.product.code } : {}), ...(header.kind === 'batch' ? {} : { purpose: header.kind }) };
  return equipment.flatMap((requirement) => {
    const asking = steps.filter(({ node }) => (node.equipment ?? []).some((one) => one.requirement === requirement.id)).map(idOf);
    return asking.length === 0 ? [] : [{ requirement, steps: asking, ...about }];
  });
}

function materialsOf(recipe: IndexedRecipe, batchSize: Quantity): MaterialDemand[] {
  const empty = newRunView('', '');
  const view = { ...empty, run: { ...empty.run, batchSize } };
  const demands = recipe.document.formula.inputs.flatMap((input): MaterialDemand[] => {
    const uses = recipe.steps.flatMap((info) => (info.node.material ?? []).filter((one) => (one.input === 'item' ? turnsOf(recipe, info).includes(input.id) : one.input === input.id)).map(({ lasts }) => ({ step: idOf(info), lasts })));
    const lasts = uses.find((use) => use.lasts !== undefined)?.lasts;
    return uses.length === 0 ? [] : [{ material: input.material, quantity: scaled(input, view, recipe), lots: input.lots ?? 'any', steps: [...new Set(uses.map(({ step }) => step))], ...(lasts ? { lasts } : {}) }];
  });
  return demands.reduce<MaterialDemand[]>((taken, demand) => {
    const index = taken.findIndex(({ material, lots }) => material === demand.material && lots === demand.lots);
    const same = taken[index];
    const more = same && convert(demand.quantity, same.quantity.unit);
    if (!same || !more?.ok) return [...taken, demand];
    const value = Decimal.parse(same.quantity.value).add(Decimal.parse(more.value.value)).toString();
    return taken.with(index, { ...same, quantity: { value, unit: same.quantity.unit }, steps: [...new Set([...same.steps, ...demand.steps])] });
  }, []);
}

/** Inputs whose turn comes at a step inside a for-each. */
function turnsOf({ nodes, document }: IndexedRecipe, { loops }: StepInfo): string[] {
  for (const id of [...loops].reverse()) {
    const node = nodes.get(id)?.node;
    if (node?.type === 'for-each') return itemsOf(document, node).map((input) => input.id);
  }
  return [];
}

function qualificationsOf({ document, steps }: IndexedRecipe, version: number): QualificationDemand[] {
  const reading = readingOf({ recipe: { code: document.header.code, version, versionId: '', hash: '' } });
  const demands = new Map<string, { persons: number; steps: string[] }>();
  const ask = (code: string, persons: number, step: string): void => {
    const known = demands.get(code) ?? { persons: 0, steps: [] };
    demands.set(code, { persons: Math.max(known.persons, persons), steps: [...known.steps, step] });
  };
  for (const info of steps) {
    // who signs the work beside its performer needs the same training, and is another person
    const beside = info.node.signatures.filter(({ meaning, differentFrom }) => trainingFor(info, meaning).length > 0 && differentFrom.includes('performer')).length;
    for (const code of trainingFor(info, 'performed')) ask(code, 1 + (beside > 0 ? 1 : 0), info.node.id);
    if (reading !== undefined) ask(reading, 1, info.node.id);
  }
  return [...demands].map(([code, demand]) => ({ code, ...demand, refusal: code === reading ? 'version-not-read' : 'qualification-missing' }));
}

/** Readings that the steps ask of whoever performs them: of the versions in effect at a moment of their documents (A9, H3). */
export function documentReadingsOf({ steps }: IndexedRecipe, facts: readonly DocumentFact[], at: string): QualificationDemand[] {
  const asked = steps.map(({ node }) => ({ step: node.id, codes: documentReadings(facts, node, at) }));
  return [...new Set(asked.flatMap(({ codes }) => codes))].map((code) => ({ code, persons: 1, steps: asked.flatMap(({ step, codes }) => (codes.includes(code) ? [step] : [])), refusal: 'document-not-read' }));
}
