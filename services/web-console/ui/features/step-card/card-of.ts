import i18next from 'i18next';
import type { components } from '../../api/generated/schema';
import { exceptionText } from '../../language/read-text';
import { unitText } from '../../look/amount';
import { timersOf } from './card-timers';
import type { Asked, Card, Field, Need, Recorded } from './model';

type Answer = components['schemas']['StepCardResponse'];
type Entry = Answer['entries'][number];
type Policy = Answer['signatures'][number];

/** Whether something is refused because its owner was not heard for a while. */
export function isUnknownJustNow(code: string | undefined): boolean {
  return code?.endsWith('-status-stale') ?? false;
}

/** What the public API says of a step, as the card shows it. */
export function cardOf(answer: Answer): Card {
  const { started, start, completion, status } = answer;
  const refusals = [start.refusal, completion.refusal].flatMap((refusal) => refusal ?? []);
  return {
    site: answer.site, runId: answer.runId, number: answer.runNumber, product: textOf(answer.product ?? answer.recipeTitle), runState: answer.runState,
    stepKey: answer.key, version: answer.version, ...(answer.viewHash === undefined ? {} : { viewHash: answer.viewHash }), status: status as Card['status'], kind: answer.kind, title: answer.item ? { en: `${answer.title.en}: ${answer.item.title.en}`, de: `${answer.title.de ?? answer.title.en}: ${answer.item.title.de ?? answer.item.title.en}` } : answer.title,
    ...(answer.instruction ? { instruction: answer.instruction } : {}),
    documents: answer.documents, media: answer.media,
    path: answer.path.slice(1).map(({ title }) => title), index: answer.place.step, count: answer.place.steps,
    fields: answer.entries.filter(({ asked }) => asked).flatMap((entry) => fieldsOf(entry, samplesOf(answer, entry), answer.runId)),
    needs: answer.needs.map(needOf),
    asked: answer.signatures.flatMap((policy) => askedOf(policy, answer)),
    timers: [
      ...timersOf(answer),
      ...answer.holdTimes.flatMap(({ title, from, until }) => [...(from ? [{ label: `${textOf(title)}: ${i18next.t('timer.earliest')}`, dueAt: from, reachedIsGood: true }] : []), ...(until ? [{ label: `${textOf(title)}: ${i18next.t('timer.latest')}`, dueAt: until, reachedIsGood: false }] : [])]),
    ],
    ...reactionOf(answer),
    exceptions: answer.exceptions.map(({ id, type, severity, closed, observed, ...said }) => ({ id, type, severity, text: exceptionText(said, i18next.language), open: !closed, ...(observed ? { observed } : {}) })),
    comments: answer.comments.map(({ text, name, at }) => ({ text, name: name ?? '', at })),
    // What people can see for themselves on the card is no block: open values, missing signatures.
    blocked: status === 'not-reached' || status === 'ready' || status === 'requesting' ? refusals.map(({ title, detail, moves }) => ({ title: `${title}. ${detail}`, moves: moves ?? [] })) : [],
    unknownJustNow: isUnknownJustNow(start.refusal?.code),
    ...(status === 'started' && completion.refusal ? { unfinished: completion.refusal.detail } : {}),
    trainee: start.refusal?.code === 'trainer-missing' || start.refusal?.code === 'trainer-not-qualified', startedWith: answer.startedWith ?? [],
    ...(answer.supervision ? { trainer: answer.supervision.trainer } : {}),
    performers: answer.performedBy,
    ...(started ? { startedBy: { name: started.name ?? '', at: started.at } } : {}),
  };
}

function reactionOf({ reactionPlan, attempts }: Answer): Pick<Card, 'reaction'> {
  if (!attempts || !reactionPlan) return {};
  const plan = reactionPlan as unknown as NonNullable<Card['reaction']>['plan'];
  const { failed, left, usedUp, recovery: tried } = attempts;
  const recovery = tried === undefined ? undefined : (plan.allowedRecoveries.find(({ en }) => en === tried) ?? { en: tried });
  return { reaction: { plan, failed, left, usedUp, ...(recovery ? { recovery } : {}) } };
}

function textOf(text: { readonly en: string; readonly de?: string }): string {
  return i18next.language.startsWith('de') ? (text.de ?? text.en) : text.en;
}

/** How many rows of a table are one check; 1 outside of series. */
function samplesOf({ kind, config }: Answer, { id }: Entry): number {
  return kind === 'check-series' && config.table === id && typeof config.samples === 'number' ? config.samples : 1;
}

/** A recorded value; a file with the run that it belongs to. */
function recordedOf(value: NonNullable<Entry['fields'][number]['value']>, runId: string): Recorded {
  const { sha256, mediaType = '', fileName = '' } = value;
  return { ...(value as Recorded), ...(sha256 ? { file: { runId, sha256, mediaType, fileName } } : {}) };
}

/** Rows of a table without a fixed number that nobody has begun, after at least one that somebody has: they may stay empty, but for those of a check that was begun. */
function isSpare(entry: Entry, row: number | undefined, samples: number): boolean {
  if (row === undefined || entry.rowCount !== undefined) return false;
  const begun = entry.fields.flatMap((field) => (field.value || field.hidden ? [field.row] : []));
  const checkOf = (one: number | undefined): number => Math.ceil((one ?? 0) / samples);
  return begun.length > 0 && !begun.some((one) => checkOf(one) === checkOf(row));
}

function fieldsOf(entry: Entry, samples: number, runId: string): Field[] {
  return entry.fields.map((field) => {
    const column = entry.columns?.find(({ id }) => id === field.column);
    const of = column ?? entry;
    const rowTitle = field.row === undefined ? undefined : entry.rowTitles?.[field.row - 1];
    const { address, row, setPoint, limits = {}, value, verdict, at, name, history, tries, hidden } = field;
    return {
      address, entry: entry.id, title: of.title, type: of.type as Field['type'], required: of.required && !isSpare(entry, row, samples), limits, choices: of.choices ?? [], tries: tries.length,
      history: history.map((one) => ({ value: recordedOf(one.value, runId), at: one.at, ...(one.replacedBecause ? { replacedBecause: one.replacedBecause } : {}) })),
      ...(row === undefined ? {} : { row }), ...(field.column === undefined ? {} : { column: field.column }), ...(rowTitle ? { rowTitle } : {}),
      ...(entry.instruction && !column ? { instruction: entry.instruction } : {}), ...(of.unit ? { unit: of.unit } : {}), ...(of.mark ? { mark: of.mark } : {}), ...(of.censored ? { censored: true } : {}), ...(!column && entry.source === 'measured' ? { measured: true } : {}),
      ...(setPoint ? { setPoint } : {}), ...(hidden ? { hidden } : {}), ...(value ? { value: recordedOf(value, runId) } : {}), ...(verdict ? { verdict } : {}), ...(at ? { at } : {}), ...(name ? { by: name } : {}),
      ...fromMachine(of, column ? {} : entry, field), ...(field.machine ? { measuredAt: field.machine } : {}),
    };
  });
}

function fromMachine({ capture }: Pick<Entry, 'capture'>, { write }: Pick<Entry, 'write'>, { question }: Entry['fields'][number]): Pick<Field, 'machine'> {
  const point = capture ?? write;
  if (!point) return {};
  return { machine: { writes: write !== undefined, point: point.point, statistic: capture?.statistic ?? 'read-back', ...(capture?.asked === 'at-completion' ? { atCompletion: true } : {}), ...(question ? { question: question as NonNullable<Field['machine']>['question'] & object } : {}) } };
}

function needOf({ what, need, title, class: of, properties = [], material, quantity, item, lot, grant }: Answer['needs'][number]): Need {
  const amount = quantity ? `${quantity.value} ${unitText(quantity.unit)}` : '';
  const asked = properties.map(({ property, min, max, unit, equals }) => `${i18next.t(`equipment-property.${property}`, { defaultValue: property })} ${[equals, min && `≥ ${min}`, max && `≤ ${max}`, unit && unitText(unit)].filter(Boolean).join(' ')}`);
  return {
    what: what as Need['what'], need, title, detail: [of && i18next.t(`equipment-class.${of}`, { defaultValue: of }), material, amount, ...asked].filter(Boolean).join(' · '), ...(what === 'equipment' && of ? { asked: { class: of, properties } } : {}),
    ...(item ? { item } : {}), ...(lot ? { lot } : {}),
    ...(grant ? { grant: { state: grant.status, ...(grant.detail ? { reason: grant.detail } : {}) } } : {}),
  };
}

/** Who is present throughout signs twice: before, and after. */
function askedOf(policy: Policy, answer: Answer): Asked[] {
  const moments = policy.meaning === 'present-throughout' ? (['before', 'after'] as const) : [policy.moment as Asked['moment']];
  const addresses = (policy.repeats ?? []).flatMap(({ entry }) => answer.entries.find(({ id }) => id === entry)?.fields.map(({ address }) => address) ?? []);
  return moments.map((moment) => {
    const given = [...policy.given].reverse().find((one) => one.moment === moment);
    return {
      policy: policy.id, role: policy.role, meaning: policy.meaning, attests: policy.attests, moment, where: policy.where as Asked['where'],
      ...(given ? { signed: { name: given.name, person: given.person, at: given.signedAt, outdated: given.outdated, ...(given.remote ? { remote: given.remote } : {}), ...(given.qualifications ? { trained: given.qualifications } : {}) } } : {}),
      repeats: moment === 'before' ? [] : addresses.map((address) => {
        const check = policy.checks.find((one) => one.address === address);
        return { address, ...(check ? { agrees: check.agrees } : {}) };
      }),
    };
  });
}
