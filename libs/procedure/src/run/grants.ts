import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import type { StepEquipment, StepMaterial } from '../recipe/equipment-requirement';
import type { StepCondition } from '../recipe/machine-point';
import { compileAt, stepScope } from '../tree/expression';
import { currentItem, type StepInfo } from '../tree/indexed-recipe';
import { evaluateNumber } from '@batchwright/formula';
import type { StartStep } from './commands';
import type { Decision } from './decision';
import type { BoundItem } from './events';
import type { GrantRequest, GrantState } from './grant';
import { WATERMARK_LIMIT_MS, type StepState } from './state';
import { formulaValues, scaled } from './values';

/** Everything is there, or grants that have to be asked for first. */
export type Binding = { readonly kind: 'bound'; readonly items: readonly BoundItem[] } | { readonly kind: 'requested'; readonly requests: readonly GrantRequest[] };

interface Need {
  readonly what: GrantRequest['what'];
  readonly need: string;
  readonly item?: string;
  /** Equipment that is held by an earlier step. */
  readonly held: boolean;
  readonly request: (grantId: string, item: string) => GrantRequest;
}

/**
 * Matches what was scanned with the grants that are there. A refused grant refuses the start with its reason and is asked for anew
 * by the next touch; a stale owner means unknown, and unknown is unsuitable (gmp 6).
 */
export function bindItems(decision: Decision, info: StepInfo, step: StepState, command: StartStep): Result<Binding, DomainError> {
  const needs = [
    ...(info.node.equipment ?? []).map((one) => equipmentNeed(decision, step, one, command)),
    ...(info.node.material ?? []).map((one) => materialNeed(decision, info, step, one, command)),
    ...(info.node.conditions ?? []).map((one) => conditionNeed(decision, step, one, command)),
  ];
  if (needs.length === 0) return ok({ kind: 'bound', items: [] });
  const items: BoundItem[] = [];
  const requests: GrantRequest[] = [];
  let pending: GrantState | undefined;
  for (const need of needs) {
    const held = need.held ? heldGrant(decision, need.need) : undefined;
    // the step that should have taken it may have been left out: then what is scanned is asked for here
    if (need.held && (held || need.item === undefined)) {
      if (!held) return err(refuse('equipment-not-held', { step: step.key, need: need.need }, { rule: 'gmp-6' }));
      items.push(boundItem(held));
      continue;
    }
    const scanned = need.item ?? waitingItem(decision, step, need.need);
    if (scanned === undefined && need.what === 'condition') return err(refuse('area-unknown', { step: step.key }, { rule: '21 CFR 211.42' }));
    if (scanned === undefined) return err(refuse('item-not-named', { step: step.key, what: need.what, need: need.need }, { rule: 'gmp-6', field: need.what }));
    const grant = newestGrant(decision, step.key, need.need, scanned);
    if (grant && (grant.status === 'refused' || grant.status === 'revoked') && step.status === 'requesting') return err(unsuitable(step, grant));
    if (grant?.status === 'granted' && isInTime(grant, decision.occasion.plant)) items.push(boundItem(grant));
    else if (grant?.status === 'requested') pending ??= grant;
    else requests.push(need.request(decision.occasion.newId(), scanned));
  }
  if (requests.length > 0) return ok({ kind: 'requested', requests });
  if (pending) return err(refuse('grants-pending', { step: step.key, grantId: pending.grantId }, { rule: 'gmp-6' }));
  // conditions are measured this moment; of all else the word of its owner has to be fresh
  const stale = items.some(({ what }) => what !== 'condition') ? staleRefusal(decision, step) : undefined;
  return stale ? err(stale) : ok({ kind: 'bound', items });
}

/** Another item for a need of a running step: granted, asked for, or the refusal. `ask`: the owner is asked anew whatever he said before. */
export function otherItem(decision: Decision, info: StepInfo, step: StepState, { requirement, item }: { readonly requirement: string; readonly item: string }, ask: boolean): Result<Binding, DomainError> {
  const asked = (info.node.equipment ?? []).find((one) => one.requirement === requirement);
  if (!asked) return err(refuse('equipment-not-held', { step: step.key, need: requirement }, { rule: 'gmp-6', field: 'requirement' }));
  const grant = newestGrant(decision, step.key, requirement, item);
  if (grant?.status === 'granted' && isInTime(grant, decision.occasion.plant)) {
    const stale = staleRefusal(decision, step);
    return stale ? err(stale) : ok({ kind: 'bound', items: [boundItem(grant)] });
  }
  if (grant?.status === 'requested') return err(refuse('grants-pending', { step: step.key, grantId: grant.grantId }, { rule: 'gmp-6' }));
  if (grant && !ask && (grant.status === 'refused' || grant.status === 'revoked')) return err(unsuitable(step, grant));
  return ok({ kind: 'requested', requests: [equipmentNeed(decision, step, asked, undefined).request(decision.occasion.newId(), item)] });
}

/** The owner's word is too old to bind anything by it. */
function staleRefusal(decision: Decision, step: StepState): DomainError | undefined {
  const age = decision.view.facts.watermarkAgeMs.resources;
  return age === undefined || age >= WATERMARK_LIMIT_MS ? refuse('equipment-status-stale', { step: step.key, ageMs: age ?? null }, { rule: 'gmp-6' }) : undefined;
}

/** Grants whose occupation ends with the completion of a step. */
export function releasedBy(decision: Decision, info: StepInfo, step: StepState): string[] {
  const ending = (info.node.equipment ?? []).filter(({ occupation }) => occupation === 'step' || occupation === 'end').map(({ requirement }) => requirement);
  return step.items.filter(({ what, need, grantId }) => what === 'equipment' && ending.includes(need) && decision.view.grants[grantId]?.status === 'used').map(({ grantId }) => grantId);
}

function equipmentNeed(decision: Decision, step: StepState, asked: StepEquipment, command: StartStep | undefined): Need {
  const requirement = decision.recipe.document.equipment.find(({ id }) => id === asked.requirement);
  const item = command?.equipment?.find((one) => one.requirement === asked.requirement)?.item;
  const product = decision.recipe.document.header.product?.code;
  const { kind } = decision.view.run;
  return {
    what: 'equipment',
    need: asked.requirement,
    ...(item === undefined ? {} : { item }),
    held: asked.occupation === 'continue' || asked.occupation === 'end',
    request: (grantId, code) => ({
      grantId,
      what: 'equipment',
      stepKey: step.key,
      need: asked.requirement,
      item: code,
      class: requirement?.class ?? '',
      properties: requirement?.properties ?? [],
      ...(product ? { product } : {}),
      ...(kind === 'batch' ? {} : { purpose: kind }),
    }),
  };
}

/** What is asked about is there without a scan: the room of the terminal, or the equipment that is scanned or held. */
function conditionNeed(decision: Decision, step: StepState, { id, equipment, point, low, high, unit }: StepCondition, command: StartStep): Need {
  const named = command.equipment?.find(({ requirement }) => requirement === equipment)?.item ?? waitingItem(decision, step, equipment) ?? heldGrant(decision, equipment)?.item;
  const item = equipment === 'room' ? command.by.area : named;
  const condition = { point, unit, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
  return { what: 'condition', need: id, ...(item === undefined ? {} : { item }), held: false, request: (grantId, code) => ({ grantId, what: 'condition', stepKey: step.key, need: id, item: code, condition }) };
}

function materialNeed(decision: Decision, info: StepInfo, step: StepState, asked: StepMaterial, command: StartStep): Need {
  const { recipe, view } = decision;
  const input = asked.input === 'item' ? currentItem(recipe, info.loops, step.iteration) : recipe.document.formula.inputs.find(({ id }) => id === asked.input);
  const need = input?.id ?? asked.input;
  const item = command.material?.find((one) => one.input === need || one.input === asked.input)?.item;
  const amount = input && (asked.quantity === undefined ? scaled(input, view, recipe) : quantityOf(decision, info, step, asked.quantity, input.quantity.unit, input.quantity.value));
  return {
    what: 'material',
    need,
    ...(item === undefined ? {} : { item }),
    held: false,
    request: (grantId, code) => ({
      grantId,
      what: 'material',
      stepKey: step.key,
      need,
      item: code,
      ...(input ? { material: input.material, lots: input.lots ?? 'any' } : {}),
      ...(amount ? { quantity: amount } : {}),
      ...(asked.lasts ? { lasts: asked.lasts } : {}),
    }),
  };
}

function quantityOf(decision: Decision, info: StepInfo, step: StepState, source: string, unit: string, like: string): { value: string; unit: string } | undefined {
  const scope = stepScope(info);
  const compiled = compileAt(decision.recipe, source, scope);
  if (!compiled.ok) return undefined;
  const places = like.includes('.') ? like.length - like.indexOf('.') - 1 : 0;
  const result = evaluateNumber(compiled.value, formulaValues(decision.view, decision.recipe, { scope, iteration: step.iteration }), { unit, places: places + 3 });
  return result.ok ? result.value : undefined;
}

/** What the run holds for a requirement. */
export function heldGrant(decision: Decision, need: string): GrantState | undefined {
  return Object.values(decision.view.grants).find((grant) => grant.what === 'equipment' && grant.need === need && grant.status === 'used');
}

function newestGrant(decision: Decision, stepKey: string, need: string, item: string): GrantState | undefined {
  // ids are UUIDv7: the newest is the greatest
  return Object.values(decision.view.grants)
    .filter((grant) => grant.stepKey === stepKey && grant.need === need && grant.item === item)
    .sort((a, b) => (a.grantId < b.grantId ? 1 : -1))[0];
}

/** Item that was asked for already: the second touch need not scan again. */
function waitingItem(decision: Decision, step: StepState, need: string): string | undefined {
  if (step.status !== 'requesting') return undefined;
  return Object.values(decision.view.grants)
    .filter((grant) => grant.stepKey === step.key && grant.need === need)
    .sort((a, b) => (a.grantId < b.grantId ? 1 : -1))[0]?.item;
}

function isInTime(grant: GrantState, now: string): boolean {
  return (grant.from === undefined || grant.from <= now) && (grant.until === undefined || now < grant.until);
}

function boundItem(grant: GrantState): BoundItem {
  return { what: grant.what, need: grant.need, item: grant.item, ...(grant.lot ? { lot: grant.lot } : {}), grantId: grant.grantId };
}

const UNSUITABLE = { equipment: 'equipment-unsuitable', material: 'material-unsuitable', condition: 'condition-not-met' } as const;

function unsuitable(step: StepState, grant: GrantState): DomainError {
  return refuse(
    UNSUITABLE[grant.what],
    { step: step.key, need: grant.need, item: grant.item, reasonCode: grant.reasonCode ?? null, axis: grant.axis ?? null, detail: grant.texts ? { ...grant.texts } : (grant.detail ?? null) },
    { rule: 'gmp-6' },
  );
}
