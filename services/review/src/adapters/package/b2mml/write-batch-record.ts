import { B2MML_NAMESPACE, masterRecipe, parseRecipe, printXml, tag, valueText, type RecordedValue, type RunCreatedBody, type XmlNode } from '@batchwright/procedure';
import { canonical, parseRecord, type JsonObject, type RecordedEvent } from '@batchwright/records';
import type { PackageContent } from '../../../application/packages';
import { signaturesOf } from '../printed-record';
import { countsOf, isChange } from '../report-counts';
import { eventWords } from './event-words';
import { valueElement } from './recorded-value';

/** An event with the name under which the rest of the document speaks of it: `batch-execution/12`. */
interface NamedEvent {
  readonly id: string;
  readonly event: RecordedEvent;
}

/**
 * The record of a batch as a `BatchProductionRecord` of BatchML V7 (ISA-88 part 4), valid by the published schema (B16): an `Event` for every event of the record, its whole body and leaf
 * hash with it; a `Change` for every value that took the place of another; a `Comment` for every comment; who signed, in `PersonnelIdentification`; the recipe it was made by.
 * The same content gives the same text.
 */
export function writeBatchRecord({ batch, site, streams, recipe, createdAt }: PackageContent): string {
  const events = streams.flatMap(({ service, texts }) => texts.map(parseRecord).map((event) => ({ id: `${service}/${event.sequence}`, event })));
  const created = events.find(({ event }) => event.type === 'RunCreated');
  const of = created?.event.body as RunCreatedBody | undefined;
  const counts = countsOf(events.map(({ event }) => event));
  const comments = events.filter(({ event }) => event.type === 'CommentAdded');
  const signed = events.flatMap((named) => signaturesOf(named.event).map((signature, i) => ({ named, signature, id: `signature/${named.id}/${i + 1}` })));
  return printXml(tag('BatchProductionRecord', [
    tag('ID', batch),
    ...entry(batch, 'Batch Production Record', createdAt, [`${counts.events} events, ${counts.entries} entries, ${counts.changes} changed values, ${counts.signatures} signatures`]),
    tag('EquipmentScope', site),
    created ? tag('CreationDate', created.event.actAt) : undefined,
    tag('BatchID', batch),
    of ? tag('BatchProductionRecordSpec', `${of.recipe.code}-v${of.recipe.version}`) : undefined,
    tag('LastChangedDate', createdAt),
    tag('ChangeHistory', events.filter(({ event }) => isChange(event)).map(changeOf)),
    tag('Comments', comments.map(commentOf)),
    tag('Events', events.map(eventOf)),
    of ? tag('MasterRecipes', [tag('MasterRecipeRecord', [...entry(`${of.recipe.code}-v${of.recipe.version}`, 'Master Recipe', created?.event.actAt), recipeOf(recipe, of)])]) : undefined,
    tag('PersonnelIdentification', signed.map(({ named, signature, id }) => tag('PersonnelIdentificationManifest', [
      ...entry(id, 'Personnel Identification Manifest', signature.signedAt), tag('RecordReference', named.id), tag('Name', personText(signature.name, signature.person)), tag('ChangeIndication', 'signed'), tag('Reason', signature.meaning)]))),
  ], { xmlns: B2MML_NAMESPACE }));
}

/** What every object of a batch production record begins with. */
function entry(id: string, objectType: string, at: string | undefined, descriptions: readonly string[] = []): XmlNode[] {
  return [tag('EntryID', id), tag('ObjectType', objectType), ...(at === undefined ? [] : [tag('TimeStamp', at)]), ...descriptions.map((text) => tag('Description', text))];
}

function recipeOf(recipe: string, { recipe: { version, hash } }: RunCreatedBody): XmlNode {
  const parsed = parseRecipe(JSON.parse(recipe) as unknown);
  if (!parsed.ok) throw new Error('the recipe of a record cannot be read');
  return masterRecipe(parsed.value, { version, documentHash: hash, approvals: [] });
}

function eventOf({ id, event }: NamedEvent): XmlNode {
  const { type, body, actAt, recordedAt, person, name, terminal, leafHash, site, clock, correctionMs } = event;
  const { stepKey, value, oldValue, reason, text, address } = body as { stepKey?: string; value?: RecordedValue; oldValue?: RecordedValue; reason?: unknown; text?: unknown; address?: string };
  const words = eventWords(type);
  const said = [reason, text].filter((one): one is string => typeof one === 'string' && one !== '');
  return tag('Event', [
    ...entry(id, 'Event', actAt, address === undefined ? [] : [address]),
    tag('EventType', words.type),
    tag('EventSubType', words.subType, words.subType === 'Other' ? { OtherValue: type } : {}),
    isValue(value) ? valueElement('Value', value) : undefined,
    isValue(oldValue) ? valueElement('PreviousValue', oldValue) : undefined,
    ...said.map((one) => tag('MessageText', one)),
    person === undefined ? undefined : tag('PersonID', personText(name, person)),
    terminal === undefined ? undefined : tag('ComputerID', terminal),
    stepKey === undefined ? undefined : tag('ProceduralElementReference', stepKey),
    tag('Category', type),
    attribute('recordedAt', recordedAt, 'dateTime'),
    attribute('site', site, 'Identifier'),
    attribute('clock', clock, 'Code'),
    correctionMs === undefined ? undefined : attribute('correctionMs', String(correctionMs), 'integer'),
    attribute('body', bodyText(body), 'string'),
    attribute('leafHash', leafHash, 'Identifier'),
  ]);
}

/** Old, new, who, when, why (21 CFR 11.10(e)); a result that a correction changed has no reason of its own. */
function changeOf({ id, event: { actAt, body, name, person } }: NamedEvent): XmlNode {
  const { stepKey, address, oldValue, value, failure = '', reason } = body as unknown as { stepKey: string; address: string; oldValue: RecordedValue; value?: RecordedValue; failure?: string; reason?: string };
  const now = value ? valueText(value) : `not computable: ${failure}`;
  return tag('Change', [
    ...entry(`change/${id}`, 'Change', actAt, [`${stepKey} ${address}: ${valueText(oldValue)} became ${now}`, `by ${person === undefined ? 'the system' : personText(name, person)}`]),
    tag('RecordReference', id),
    valueElement('PrechangeData', oldValue),
    tag('Reason', reason ?? 'follows from a correction'),
  ]);
}

function commentOf({ id, event: { actAt, body, name, person } }: NamedEvent): XmlNode {
  return tag('Comment', [...entry(`comment/${id}`, 'Comment', actAt), tag('RecordReference', id), tag('CommentText', String(body.text)), person === undefined ? undefined : tag('PersonID', personText(name, person))]);
}

/** Canonical JSON; the two characters that it may hold and XML may not are escaped in it. */
function bodyText(body: JsonObject): string {
  return canonical(body).replace(/[\uFFFE\uFFFF]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);
}

function attribute(id: string, text: string, dataType: string): XmlNode {
  return tag('UserAttribute', [tag('AttributeID', id), tag('Value', [tag('ValueString', text), tag('DataType', dataType)])]);
}

function personText(name: string | undefined, person: string): string {
  return `${name ?? ''} (${person})`.trim();
}

function isValue(value: RecordedValue | undefined): value is RecordedValue {
  return typeof value === 'object' && typeof (value as { kind?: unknown }).kind === 'string';
}
