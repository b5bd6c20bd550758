import { point, type ImportPoint } from '../import-point';
import { childrenOf, textAt, type XmlElement } from '../xml-element';
import { isMark, type RawElement } from './raw-element';

/** A place in the logic: a step (with its element), a transition (with its condition), or a junction that the file draws without saying what it is. */
export interface Place {
  readonly id: string;
  readonly kind: 'step' | 'transition' | 'junction';
  readonly line: number;
  readonly element?: RawElement;
  readonly condition?: string;
}

/** Steps, transitions and links of one element. */
export interface Logic {
  readonly places: ReadonlyMap<string, Place>;
  /** Ids of the places that follow. */
  readonly next: ReadonlyMap<string, readonly string[]>;
  readonly begin?: string;
}

/** Reads the logic of an element; every link that leads nowhere, to itself or to something unknown is a point. */
export function readLogic(element: RawElement, points: ImportPoint[]): Logic {
  const { logic } = element;
  const places = new Map<string, Place>();
  const next = new Map<string, string[]>();
  for (const step of childrenOf(logic, 'Step')) readStep(step, element, places, points);
  for (const transition of childrenOf(logic, 'Transition')) readTransition(transition, places, points);
  for (const link of childrenOf(logic, 'Link')) readLink(link, places, next, points);
  for (const child of element.children) {
    if (!isMark(child) && ![...places.values()].some((place) => place.element === child)) points.push(point('element-without-step', child.line, { title: child.title || child.id, parent: element.title }));
  }
  const begin = [...places.values()].find((place) => place.element?.type === 'Begin')?.id;
  return { places, next, ...(begin === undefined ? {} : { begin }) };
}

function readStep(step: XmlElement, parent: RawElement, places: Map<string, Place>, points: ImportPoint[]): void {
  const id = textAt(step, 'ID');
  const wanted = textAt(step, 'RecipeElementID');
  const element = parent.children.find((child) => child.id === wanted);
  if (!element) points.push(point('element-missing', step.line, { step: id, element: wanted }));
  places.set(id, { id, kind: 'step', line: step.line, ...(element ? { element } : {}) });
}

function readTransition(transition: XmlElement, places: Map<string, Place>, points: ImportPoint[]): void {
  const id = textAt(transition, 'ID');
  const condition = textAt(transition, 'Condition');
  if (condition === '') points.push(point('condition-missing', transition.line, { transition: id }));
  else if (!ALWAYS.test(condition)) points.push(point('condition-unread', transition.line, { transition: id, condition }));
  places.set(id, { id, kind: 'transition', line: transition.line, condition });
}

/** Conditions that let everything pass. */
const ALWAYS = /^(true|1)$/i;

function readLink(link: XmlElement, places: Map<string, Place>, next: Map<string, string[]>, points: ImportPoint[]): void {
  const id = textAt(link, 'ID');
  const from = textAt(link, 'FromID', 'FromIDValue');
  const to = textAt(link, 'ToID', 'ToIDValue');
  if (from === '' || to === '') return void points.push(point('link-without-end', link.line, { link: id }));
  if (from === to) return void points.push(point('link-to-itself', link.line, { link: id, place: from }));
  for (const [end, type] of [[from, textAt(link, 'FromID', 'FromType')], [to, textAt(link, 'ToID', 'ToType')]] as const) {
    if (type === '') points.push(point('link-type-missing', link.line, { link: id, place: end }));
    if (places.has(end)) continue;
    points.push(point('link-to-unknown', link.line, { link: id, place: end }));
    places.set(end, { id: end, kind: 'junction', line: link.line });
  }
  next.set(from, [...(next.get(from) ?? []), to]);
}
