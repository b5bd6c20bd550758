import type { Actor } from '@batchwright/access';
import { DomainError, type Quantity } from '@batchwright/kernel';
import {
  blindTo, currentItem, decide, documentReadings, durationMs, heldQualification, performersOf, policiesOf, readingOf, readInstanceKey, traineeCode, scaled, stepInfo,
  type Attempts, type GrantState, type HoldTimeState, type IndexedRecipe, type NodeInfo, type ReactionPlan, type RoleName, type RunCommand, type SignaturePolicy, type StepInfo, type StepSignature, type StepState, type Text, type TimerState,
} from '@batchwright/procedure';
import { occasionOf, performerOf } from './act-on-run';
import type { CommentRow, ExceptionRow, TryRow } from './run-reads';
import type { LoadedRun } from './runs';
import { shownOf, type ShownDocument } from './shown-documents';
import { shownEntries, type ShownEntry } from './step-fields';

/** A signature that the step asks for, and those that were given for it. */
export interface ShownPolicy extends SignaturePolicy {
  readonly given: readonly Omit<StepSignature, 'policy' | 'content' | 'evidence' | 'contentHash' | 'evidenceHash'>[];
  /** True: everything that this policy asks for is there and covers what stands there now. */
  readonly satisfied: boolean;
  /** Blind repetitions: which field, whether one agreed, how many tries. */
  readonly checks: readonly { readonly address: string; readonly agrees: boolean; readonly attempts: number; readonly person?: string }[];
}

/** Equipment or material that the step needs, what was asked for, and what is bound. */
export interface ShownNeed {
  readonly what: 'equipment' | 'material';
  readonly need: string;
  readonly title: Text;
  readonly class?: string;
  readonly properties?: readonly object[];
  readonly occupation?: string;
  readonly material?: string;
  readonly quantity?: Quantity;
  /** True: nothing is scanned, an earlier step holds it. */
  readonly held: boolean;
  readonly item?: string;
  readonly lot?: string;
  readonly grant?: Omit<GrantState, 'what' | 'need'>;
}

/** Whether the person who looks may do something now; the refusal says why not and which moves are allowed. */
export interface Possibility {
  readonly possible: boolean;
  readonly refusal?: DomainError;
}

/** Everything that a tablet needs of one step. */
export interface StepCard {
  readonly run: LoadedRun['view']['run'];
  readonly recipe: { readonly title: Text; readonly product?: Text };
  readonly key: string;
  readonly stepId: string;
  readonly iteration: readonly number[];
  readonly kind: string;
  readonly title: Text;
  readonly instruction?: Text;
  /** Documents to be at hand, in the version of this start; pictures and videos beside the instruction. */
  readonly documents: readonly ShownDocument[];
  readonly media: readonly ShownDocument[];
  readonly critical: boolean;
  readonly path: readonly { readonly id: string; readonly title: Text; readonly level?: string }[];
  readonly item?: { readonly input: string; readonly title: Text; readonly material: string; readonly quantity: Quantity };
  readonly status: string;
  readonly version: number;
  readonly completions: number;
  readonly started?: StepState['started'];
  readonly completedAt?: string;
  readonly lastChange?: StepState['lastChange'];
  readonly performers: readonly RoleName[];
  readonly performedBy: readonly string[];
  readonly qualifications: readonly { readonly code: string; readonly title: Text; readonly held: boolean; readonly trainee: boolean }[];
  /** What who began it was trained by at that moment. */
  readonly startedWith?: StepState['qualifications'];
  /** The trainer, where a trainee began it. */
  readonly supervision?: { readonly trainer: string };
  readonly entries: readonly ShownEntry[];
  readonly signatures: readonly ShownPolicy[];
  readonly needs: readonly ShownNeed[];
  readonly config: { readonly [key: string]: unknown };
  readonly reactionPlan?: ReactionPlan;
  /** Of a series with a reaction plan: which checks failed since the last good one, and how many more may. */
  readonly attempts?: Omit<Attempts, 'plan'>;
  readonly holdTimes: readonly ShownHoldTime[];
  readonly timers: readonly TimerState[];
  readonly exceptions: readonly ExceptionRow[];
  readonly comments: readonly CommentRow[];
  readonly start: Possibility;
  readonly completion: Possibility;
}

/** A hold time that runs towards this step. */
export interface ShownHoldTime extends HoldTimeState {
  readonly title: Text;
  readonly min?: Quantity;
  readonly max?: Quantity;
  /** First moment at which it is kept, and last; plant time, clock jumps aside. */
  readonly from?: string;
  readonly until?: string;
}

/** What the card is made of beside the loaded run. */
export interface CardParts {
  readonly tries: readonly TryRow[];
  readonly exceptions: readonly ExceptionRow[];
  readonly comments: readonly CommentRow[];
}

/** Stands for the text of an exception about a reading that has to be repeated blind. */
const HIDDEN = { en: 'Is shown when the reading was repeated independently', de: 'Wird gezeigt, wenn die Ablesung unabhängig wiederholt wurde' };

/** The card of a step for the person who looks; undefined when the recipe has no such step. */
export function stepCard(loaded: LoadedRun, stepKey: string, actor: Actor, parts: CardParts): StepCard | undefined {
  const { recipe, view } = loaded;
  const read = readInstanceKey(stepKey);
  const info = read && stepInfo(recipe, read.id);
  if (!read || !info || info.loops.length !== read.iteration.length) return undefined;
  const reached = view.steps[stepKey];
  const step = reached ?? notReached(stepKey, info, read.iteration);
  const { header } = recipe.document;
  const { node } = info;
  const item = currentItem(recipe, info.loops, read.iteration);
  const hidden = blindTo(info, step, actor);
  return {
    run: view.run,
    recipe: { title: header.title, ...(header.product ? { product: header.product.name } : {}) },
    key: stepKey, stepId: node.id, iteration: read.iteration, kind: node.kind, title: node.title, critical: node.critical === true,
    ...(node.instruction ? { instruction: node.instruction } : {}),
    ...shownOf(loaded, info, step),
    path: pathOf(info.parent),
    ...(item ? { item: { input: item.id, title: item.title, material: item.material, quantity: scaled(item, view, recipe) } } : {}),
    status: reached?.status ?? 'not-reached', version: step.version, completions: step.completions,
    ...(step.started ? { started: step.started } : {}), ...(step.completedAt ? { completedAt: step.completedAt } : {}), ...(step.lastChange ? { lastChange: step.lastChange } : {}),
    performers: performersOf(info), performedBy: step.performers,
    qualifications: trainingsOf(loaded, info, actor),
    ...(step.qualifications ? { startedWith: step.qualifications } : {}), ...(step.supervision ? { supervision: { trainer: step.supervision.trainer } } : {}),
    entries: shownEntries(loaded, info, step, parts.tries, hidden),
    signatures: policiesOf(info, step).map((policy) => shownPolicy(policy, step)),
    needs: needsOf(loaded, info, step),
    config: node.config,
    ...(node.reactionPlan ? { reactionPlan: node.reactionPlan } : {}), ...attemptsAt(info, step),
    holdTimes: holdTimesOf(loaded, info),
    timers: Object.values(view.timers).filter((timer) => timer.stepKey === stepKey),
    exceptions: parts.exceptions.map((one) => (one.address !== null && hidden(one.address) ? { ...one, text: HIDDEN.en, texts: HIDDEN } : one)), comments: parts.comments,
    start: step.status === 'ready' || step.status === 'requesting' ? tried(loaded, actor, (by) => ({ type: 'StartStep', by, stepKey, version: step.version })) : { possible: false },
    completion: step.status === 'started' ? tried(loaded, actor, (by) => ({ type: 'CompleteStep', by, stepKey, version: step.version })) : { possible: false },
  };
}

/** Trainings that the step asks for, and the reading of a new version, as the person who looks holds them now. */
function trainingsOf({ view, recipe: { document }, times }: LoadedRun, { node }: StepInfo, { person }: Actor): StepCard['qualifications'] {
  const holds = (code: string): boolean => heldQualification(view.facts.qualifications[person] ?? [], code, times.plant) !== undefined;
  const asked = (node.qualifications ?? []).map((code) => ({ code, title: document.qualifications.find((one) => one.code === code)?.title ?? { en: code }, held: holds(code), trainee: holds(traineeCode(code)) }));
  const recipe = readingOf(view.run);
  const readings = [...(recipe === undefined ? [] : [recipe]), ...documentReadings(view.facts.documents, node, times.plant)];
  return [...asked, ...readings.map((code) => ({ code, title: titleOfReading(code), held: holds(code), trainee: false }))];
}

/** `recipe/MBR-1/2` in words. */
function titleOfReading(reading: string): Text {
  const [, code, version] = /^[^/]*\/(.*)\/(\d+)$/.exec(reading) ?? [];
  return { en: `${code} version ${version} read and understood`, de: `${code} Version ${version} gelesen und verstanden` };
}

function attemptsAt(info: StepInfo, step: StepState): Pick<StepCard, 'attempts'> {
  const { plan: _plan, ...attempts } = info.kind.attempts?.(info, step) ?? {};
  return 'left' in attempts ? { attempts } : {};
}

function notReached(key: string, info: StepInfo, iteration: readonly number[]): StepState {
  return { key, stepId: info.node.id, iteration, status: 'ready', version: 0, openPredecessors: 1, completions: 0, performers: [], items: [], entries: {}, tries: {}, signatures: [], secondChecks: {}, exceptions: [] };
}

function pathOf(node: NodeInfo | undefined): StepCard['path'] {
  if (!node) return [];
  const { id, title, level } = node.node;
  return [...pathOf(node.parent), { id, title, ...(level ? { level } : {}) }];
}

function shownPolicy(policy: SignaturePolicy, step: StepState): ShownPolicy {
  const given = step.signatures.filter((one) => one.policy === policy.id).map(({ policy: _policy, content: _content, evidence: _evidence, contentHash: _hash, evidenceHash: _proof, ...rest }) => rest);
  const needed = policy.meaning === 'present-throughout' ? ['before', 'after'] : [policy.moment];
  const checks = Object.entries(step.secondChecks).filter(([key]) => key.startsWith(`${policy.id}/`)).map(([key, check]) => ({ address: key.slice(policy.id.length + 1), ...check }));
  return { ...policy, given, satisfied: needed.every((moment) => given.some((one) => one.moment === moment && !one.outdated)), checks };
}

function needsOf({ view, recipe }: LoadedRun, info: StepInfo, step: StepState): ShownNeed[] {
  const grantOf = (need: string): GrantState | undefined => Object.values(view.grants).filter((grant) => grant.stepKey === step.key && grant.need === need).sort((a, b) => (a.grantId < b.grantId ? 1 : -1))[0];
  const bound = (need: string): Partial<ShownNeed> => {
    const item = step.items.find((one) => one.need === need);
    const grant = grantOf(need);
    return { ...(item ? { item: item.item, ...(item.lot ? { lot: item.lot } : {}) } : {}), ...(grant ? { grant } : {}) };
  };
  const equipment = (info.node.equipment ?? []).map(({ requirement, occupation }): ShownNeed => {
    const asked = recipe.document.equipment.find(({ id }) => id === requirement);
    const held = occupation === 'continue' || occupation === 'end';
    const holder = held ? Object.values(view.grants).find((grant) => grant.what === 'equipment' && grant.need === requirement && grant.status === 'used') : undefined;
    return { what: 'equipment', need: requirement, title: asked?.title ?? { en: requirement }, class: asked?.class ?? '', properties: asked?.properties ?? [], occupation, held, ...(holder ? { item: holder.item } : {}), ...bound(requirement) };
  });
  const material = (info.node.material ?? []).flatMap(({ input }): ShownNeed[] => {
    const found = input === 'item' ? currentItem(recipe, info.loops, step.iteration) : recipe.document.formula.inputs.find(({ id }) => id === input);
    return found ? [{ what: 'material', need: found.id, title: found.title, material: found.material, quantity: scaled(found, view, recipe), held: false, ...bound(found.id) }] : [];
  });
  return [...equipment, ...material];
}

function holdTimesOf({ view, recipe }: LoadedRun, info: StepInfo): ShownHoldTime[] {
  return Object.values(view.holdTimes).flatMap((open) => {
    const holdTime = recipe.document.holdTimes.find(({ id }) => id === open.holdTime);
    if (holdTime?.to.step !== info.node.id) return [];
    return [shownHoldTime(open, recipe)];
  });
}

/** A running hold time with its bounds. */
export function shownHoldTime(open: HoldTimeState, recipe: IndexedRecipe): ShownHoldTime {
  const { title = { en: open.holdTime }, min, max } = recipe.document.holdTimes.find(({ id }) => id === open.holdTime) ?? {};
  const at = (duration: Quantity): string => new Date(Date.parse(open.startedAt) + durationMs(duration)).toISOString();
  return { ...open, title, ...(min ? { min, from: at(min) } : {}), ...(max ? { max, until: at(max) } : {}) };
}

/** Decides without recording: the same rules that the act would meet. That items are not named yet is no obstacle. */
function tried(loaded: LoadedRun, actor: Actor, command: (by: ReturnType<typeof performerOf>) => RunCommand): Possibility {
  let made = 0;
  const occasion = occasionOf(loaded.times, () => `tried-${(made += 1)}`);
  const decided = decide(command(performerOf(actor, loaded.area)), loaded.view, loaded.recipe, occasion);
  if (decided.ok || decided.error.code === 'item-not-named') return { possible: true };
  return { possible: false, refusal: decided.error };
}
