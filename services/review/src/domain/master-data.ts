import type { ReceivedRun } from './run-record';

/** What a batch rests on and others look after: a version of a recipe, a piece of equipment, a lot. */
export interface MasterItem {
  readonly what: 'recipe' | 'equipment' | 'material';
  /** Id of the version, code of the equipment, number of the lot. */
  readonly item: string;
}

/** Records of other services that change what a batch rests on (F6); uses, movements and grants are what the recipes asked for. */
const CHANGES: Readonly<Record<string, readonly string[]>> = {
  'recipe-version': ['RecipeVersionScheduled', 'RecipeVersionMadeEffective', 'RecipeVersionSuperseded', 'RecipeVersionWithdrawn'],
  equipment: ['EquipmentCalibrated', 'EquipmentQualified', 'EquipmentHandedOver', 'EquipmentTakenBack', 'EquipmentBlocked', 'EquipmentUnblocked'],
  lot: ['LotCategoryChanged', 'LotDispositionChanged', 'LotHeld', 'LotHoldLifted', 'LotBlocked', 'LotUnblocked', 'ContainerBlocked', 'ContainerUnblocked'],
};

/** Which item a record changes; undefined = none, or nothing that a batch rests on. The audit row names it as people read it: `equipment VB-01`, `lot L-1`. */
export function changedItem({ aggregateType, aggregateId, type, audit }: { aggregateType: string; aggregateId: string; type: string; audit: readonly { readonly object: string }[] }): MasterItem | undefined {
  if (CHANGES[aggregateType]?.includes(type) !== true) return undefined;
  if (aggregateType === 'recipe-version') return { what: 'recipe', item: aggregateId };
  const what = aggregateType === 'equipment' ? 'equipment' : 'material';
  const word = `${aggregateType} `;
  const named = audit.find(({ object }) => object.startsWith(word));
  return named && { what, item: named.object.slice(word.length) };
}

/** What a run rests on, each from when on: its recipe from its making, equipment and lots from their first use, plant time. */
export function itemsSince({ records }: ReceivedRun): (MasterItem & { readonly since: string })[] {
  const since = new Map<string, MasterItem & { readonly since: string }>();
  const add = (what: MasterItem['what'], item: string, at: string): void => {
    const key = `${what} ${item}`;
    if (!since.has(key)) since.set(key, { what, item, since: at });
  };
  for (const { event, at } of records) {
    if (event.type === 'RunCreated') add('recipe', event.body.recipe.versionId, at);
    const bound = event.type === 'StepStarted' ? event.body.items : event.type === 'EquipmentChanged' ? [event.body.to] : [];
    for (const { what, item, lot } of bound) if (what !== 'qualification' && what !== 'condition') add(what, what === 'material' ? (lot ?? item) : item, at);
  }
  return [...since.values()];
}
