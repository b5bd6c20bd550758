import type { Actor } from '@batchwright/access';
import { encodeUntyped, outgoing, topicOf, type OutgoingMessage } from '@batchwright/contracts';
import { recordedEvents, type AppendRequest, type Times } from '@batchwright/persistence';
import { nextHead, type JsonObject } from '@batchwright/records';
import { scaled, type GrantRequest, type IndexedRecipe, type MachineAskedBody, type RunEvent, type RunHead, type RunView } from '@batchwright/procedure';

/** An act on a run, as far as the others are told of it. */
export interface ToldAct {
  readonly before: RunHead;
  readonly events: readonly RunEvent[];
  readonly after: RunView;
  readonly actor?: Actor;
  readonly times: Times;
  /** Head of the record before the act, hex. */
  readonly head: string;
  /** What will be recorded: its hashes make the new head. */
  readonly request: AppendRequest;
  /** Absent where nothing follows from what is in it. */
  readonly recipe?: IndexedRecipe;
}

/** What the other services are told of an act: every event, the requests that follow from it, and the new head where it matters. */
export function messagesOf(act: ToldAct): OutgoingMessage[] {
  const { before, events, after, actor, times, head } = act;
  const { id, site } = before;
  const who = actor ? { person: actor.person, name: actor.name, account: actor.account, terminal: actor.terminal ?? '' } : { person: '', name: '', account: '', terminal: '' };
  const told = { ...who, actAt: times.plant, recordedAt: times.real };
  const messages = events.flatMap((event, index): OutgoingMessage[] => {
    const type = `batchwright.batch-execution.v1.${event.type}`;
    const sealed = event.type === 'RunSealed' ? { head, count: before.sequence + index } : {};
    const announced: OutgoingMessage = { topic: topicOf('batch-execution', 'events'), type, subject: id, site, sequence: before.sequence + index + 1, data: encodeUntyped(type, plain({ ...event.body, ...sealed, act: told })) };
    return [announced, ...requestsOf(event, after, site, times), ...(event.type === 'RunReleasedToFloor' && act.recipe ? stagingOf(act.recipe, after, site) : [])];
  });
  return events.some(({ type }) => CHANGES_HEAD.includes(type)) ? [...messages, snapshotOf(act)] : messages;
}

const CHANGES_HEAD: readonly RunEvent['type'][] = ['RunCreated', 'RunStateChanged', 'BusinessStatusChanged', 'RunSealed', 'RunUnsealed'];

/** The newest state of the run, for who starts late. */
function snapshotOf({ after: { run }, head, request, times }: ToldAct): OutgoingMessage {
  const newest = recordedEvents(request, times).reduce((so, { leafHash }) => nextHead(so, leafHash), head);
  return outgoing('batchwright.batch-execution.v1.RunSnapshot', { subject: run.id, site: run.site, sequence: run.sequence }, {
    site: run.site, runId: run.id, number: run.number, recipe: run.recipe.code, recipeVersion: run.recipe.version, state: run.state, businessStatus: run.business, sealed: run.sealed, sequence: run.sequence, head: newest,
  });
}

/** Commands to the owner of equipment and material. */
function requestsOf(event: RunEvent, after: RunView, site: string, times: Times): OutgoingMessage[] {
  if (event.type === 'GrantRequested') return [grantRequest(event.body, after.run, site)];
  if (event.type === 'MachineAsked') return [machineQuestion(event.body, after.run, site, times.real)];
  if (event.type === 'EquipmentChanged') return [endOccupation(event.body.from.grantId, site)];
  if (event.type === 'StepCompleted') return event.body.released.map((grantId) => endOccupation(grantId, site));
  if (event.type === 'RunStateChanged' && (event.body.to === 'complete' || event.body.to === 'aborted' || event.body.to === 'stopped')) {
    const held = Object.values(after.grants).filter((grant) => grant.what === 'equipment' && (grant.status === 'used' || grant.status === 'granted'));
    // what a step took is told by its own event, on another topic: a release beside it may come first and close what is about to be weighed
    const material = Object.values(after.grants).filter((grant) => grant.what === 'material' && (grant.status === 'used' || grant.status === 'granted') && !grant.told);
    return [...held.map((grant) => endOccupation(grant.grantId, site)), ...material.map((grant) => releaseMaterial(grant.grantId, site))];
  }
  return [];
}

function grantRequest(request: GrantRequest, run: RunHead, site: string): OutgoingMessage {
  const { grantId, stepKey, item } = request;
  const common = { grantId, site, runId: run.id, runNumber: run.number, stepKey };
  const at = { subject: item, site, sequence: 0, id: grantId };
  if (request.condition) {
    const { point, unit, low, high } = request.condition;
    return outgoing('batchwright.process-data.v1.RequestConditionGrant', at, { ...common, condition: request.need, equipment: item, point, unit, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) });
  }
  if (request.what === 'equipment') {
    const properties = (request.properties ?? []).map(({ property, min, max, unit, equals }) => ({ name: property, ...(min ? { low: min } : {}), ...(max ? { high: max } : {}), ...(unit ? { unit } : {}), ...(equals ? { equals } : {}) }));
    return outgoing('batchwright.resources.v1.RequestEquipmentGrant', at, { ...common, requirement: { class: request.class ?? '', properties }, equipmentCode: item, product: request.product ?? '', ...(request.purpose ? { purpose: request.purpose } : {}) });
  }
  return outgoing('batchwright.resources.v1.RequestMaterialGrant', at, { ...common, materialCode: request.material ?? '', containerCode: item, quantity: request.quantity ?? { value: '0', unit: '1' }, ...(request.lasts ? { lasts: request.lasts } : {}) });
}

/** A question to a machine, or an order to take a set point. */
function machineQuestion({ captureId, what, statistic, from = '', until = '', value = '', despiteGaps = false, tolerance, threshold, ...asked }: MachineAskedBody, run: RunHead, site: string, askedAt: string): OutgoingMessage {
  const at = { subject: captureId, site, sequence: 0, id: captureId };
  const common = { site, runId: run.id, runNumber: run.number, ...asked };
  if (what === 'set-point') return outgoing('batchwright.process-data.v1.WriteSetPoint', at, { commandId: captureId, ...common, value, askedAt, ...(tolerance === undefined ? {} : { tolerance }) });
  return outgoing('batchwright.process-data.v1.CaptureValue', at, { captureId, ...common, statistic: statistic ?? 'last', from, until, despiteGaps, ...(threshold === undefined ? {} : { threshold }) });
}

/** What the batch needs, to be brought together; a material that the formula names twice comes as two lines. */
function stagingOf(recipe: IndexedRecipe, after: RunView, site: string): OutgoingMessage[] {
  const { id, number } = after.run;
  const lines = recipe.document.formula.inputs.map((input) => ({ materialCode: input.material, quantity: scaled(input, after, recipe) }));
  if (lines.length === 0) return [];
  return [outgoing('batchwright.resources.v1.StageMaterials', { subject: id, site, sequence: 0, id: `${id}/staging` }, { runId: id, runNumber: number, lines })];
}

function endOccupation(grantId: string, site: string): OutgoingMessage {
  return outgoing('batchwright.resources.v1.EndEquipmentOccupation', { subject: grantId, site, sequence: 0, id: `${grantId}/end` }, { grantId });
}

function releaseMaterial(grantId: string, site: string): OutgoingMessage {
  return outgoing('batchwright.resources.v1.ReleaseMaterialGrant', { subject: grantId, site, sequence: 0, id: `${grantId}/release` }, { grantId });
}

/** Bodies without `undefined` and as mutable JSON. */
function plain(body: object): JsonObject {
  return JSON.parse(JSON.stringify(body)) as JsonObject;
}
