import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import type { RunEvent } from './events';
import type { ExpertNotedBody } from './expert-noted';
import type { RunHead } from './state';

/** A session that is open beside a step, as the record of the run knows it: tandem told it, no console did. */
export interface SessionBeside {
  readonly sessionId: string;
  /** Step at which the operator stands with it. */
  readonly stepKey: string;
  /** Who called: at the place. */
  readonly operator: { readonly person: string; readonly name: string };
  /** Who stands in it now, and since when at this step (plant time). */
  readonly people: readonly { readonly person: string; readonly name: string; readonly since: string }[];
  /** Frozen pictures of the operator, kept with the step since something of it changed last; newest last. */
  readonly pictures: readonly { readonly sha256: string; readonly person: string; readonly name: string }[];
}

/**
 * What somebody had in view who signed from afar; part of what he signs (21 CFR 11.70). `view` is the hash of the step as it was shown to those who stand beside it, `picture` that of the frozen picture,
 * which is a file of the record.
 */
export interface RemoteView {
  readonly format: 'batchwright.remote-view/1';
  readonly session: string;
  readonly step: string;
  readonly operator: { readonly person: string; readonly name: string };
  /** Since when the signer stood at the step without going away, plant time. */
  readonly since: string;
  readonly view: string;
  readonly picture: string;
}

/** What a console may say of it; all else the record knows. */
export interface SeenFromAfar {
  readonly view: string;
  readonly picture: string;
}

/** As many pictures as somebody may choose from. */
const MOST_PICTURES = 5;

/** After these events at a step, a picture from before shows another state. */
const CHANGES: readonly RunEvent['type'][] = ['StepStarted', 'EntryRecorded', 'EntryCorrected', 'CalculationRecorded', 'EquipmentChanged', 'StepReopened'];

/** Sessions beside the steps of a run after an event. A record that is closed knows of nobody any more: whoever goes or comes meanwhile is not told to it. */
export function besideAfter(run: RunHead, event: RunEvent): readonly SessionBeside[] | undefined {
  const { beside = [] } = run;
  if (event.type === 'ExpertNoted') return some(noted(beside, event.body));
  if (beside.length === 0) return run.beside;
  if (event.type === 'RunSealed' || event.type === 'RunAborted') return undefined;
  if (!CHANGES.includes(event.type)) return run.beside;
  const { stepKey } = event.body as { readonly stepKey?: string };
  return beside.map((session) => (session.stepKey === stepKey && session.pictures.length > 0 ? { ...session, pictures: [] } : session));
}

/**
 * What a person has in view who signs a step from afar, as the record of the run knows it. Refusals: `remote-without-session`, `session-at-other-step`, `operator-left-session`, `same-person`, `picture-not-frozen`.
 */
export function remoteView(run: RunHead, step: string, person: string, { view, picture }: SeenFromAfar): Result<RemoteView, DomainError> {
  const say = (code: string, params: Record<string, unknown> = {}, rule = '21 CFR 211.101(d)'): Result<never, DomainError> => err(refuse(code, { step, person, ...params }, { rule }));
  const standsIn = (run.beside ?? []).filter(({ people }) => people.some((one) => samePerson(one.person, person)));
  const here = standsIn.filter(({ stepKey }) => stepKey === step);
  const session = here.find((one) => operatorIn(one) && one.pictures.some(({ sha256 }) => sha256 === picture)) ?? here[0];
  const [elsewhere] = standsIn;
  if (!session) return elsewhere ? say('session-at-other-step', { shown: elsewhere.stepKey }) : say('remote-without-session');
  const { operator, people, pictures, sessionId } = session;
  if (samePerson(operator.person, person)) return say('same-person', { as: 'operator' }, 'gmp-5');
  if (!operatorIn(session)) return say('operator-left-session', { name: operator.name });
  if (!pictures.some(({ sha256 }) => sha256 === picture)) return say('picture-not-frozen', {}, '21 CFR 11.70');
  const since = people.find((one) => samePerson(one.person, person))?.since ?? '';
  return ok({ format: 'batchwright.remote-view/1', session: sessionId, step, operator, since, view, picture });
}

function noted(beside: readonly SessionBeside[], { sessionId, stepKey, what, person, name, at, calledBy, calledByName = '', drawing }: ExpertNotedBody): readonly SessionBeside[] {
  const known = beside.find((one) => one.sessionId === sessionId);
  const change = (next: SessionBeside): readonly SessionBeside[] => beside.map((one) => (one.sessionId === sessionId ? next : one));
  if (what === 'called') return known || calledBy === undefined ? beside : [...beside, { sessionId, stepKey, operator: { person: calledBy, name: calledByName }, people: [], pictures: [] }];
  if (!known) return beside;
  const others = known.people.filter((one) => !samePerson(one.person, person));
  switch (what) {
    case 'joined':
      return change({ ...known, people: [...others, { person, name, since: at }] });
    case 'left':
      return change({ ...known, people: others });
    case 'ended':
      return beside.filter((one) => one.sessionId !== sessionId);
    case 'moved':
      return change({ ...known, stepKey, people: known.people.map((one) => ({ ...one, since: at })), pictures: [] });
    case 'frozen': {
      if (!drawing || stepKey !== known.stepKey || !samePerson(drawing.pictureOf, known.operator.person)) return beside;
      const before = known.pictures.filter(({ sha256 }) => sha256 !== drawing.sha256);
      return change({ ...known, pictures: [...before, { sha256: drawing.sha256, person, name }].slice(-MOST_PICTURES) });
    }
    default:
      return beside; // what is said of calls, drawings and recordings moves nobody
  }
}

function operatorIn({ operator, people }: SessionBeside): boolean {
  return people.some(({ person }) => samePerson(person, operator.person));
}

/** Compared by employee number, never by account. */
function samePerson(a: string, b: string): boolean {
  return a.trim().toUpperCase() === b.trim().toUpperCase();
}

function some(beside: readonly SessionBeside[]): readonly SessionBeside[] | undefined {
  return beside.length > 0 ? beside : undefined;
}
