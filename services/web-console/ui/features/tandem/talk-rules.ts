import { samePerson } from './call-state';

/** Parts of a picture's own width and height, ten thousand of each: the same place on every device. */
export const PARTS = 10_000;
/** Points of a line that is drawn by hand. */
export const MOST_POINTS = 500;

export type Point = readonly [x: number, y: number];
export type MarkTool = 'circle' | 'arrow' | 'line' | 'text';

export interface Mark {
  readonly picture: number;
  readonly tool: MarkTool;
  readonly points: readonly Point[];
  readonly text?: string;
}

export type Said =
  | { readonly kind: 'picture'; readonly of?: string; readonly file?: string }
  | ({ readonly kind: 'mark' } & Mark)
  | { readonly kind: 'wipe'; readonly picture: number }
  | { readonly kind: 'chat'; readonly text: string; readonly file?: string };

export type TalkKind = Said['kind'];

/** Something that was said: its number within the session, by whom, when. */
export interface Spoken {
  readonly number: number;
  readonly from: string;
  readonly at: string;
  readonly said: Said;
}

export interface HeardMark extends Mark {
  readonly number: number;
  readonly from: string;
  readonly at: string;
}

export interface Message {
  readonly number: number;
  readonly from: string;
  readonly at: string;
  readonly text: string;
  readonly file?: string;
}

/** What of it is to be seen now. */
export interface TalkView {
  /** The picture all look at: of whom, and its file where it is frozen. */
  readonly picture?: { readonly number: number; readonly of?: string; readonly file?: string };
  readonly marks: readonly HeardMark[];
  readonly messages: readonly Message[];
}

export const NOTHING_SAID: TalkView = { marks: [], messages: [] };

/** What stands after all that was said: marks belong to the picture that is shown, and who drew them takes them off. */
export function talkView(spoken: readonly Spoken[]): TalkView {
  return [...spoken].sort((a, b) => a.number - b.number).reduce<TalkView>((view, { number, from, at, said }) => {
    switch (said.kind) {
      case 'picture': {
        const { picture: _before, ...rest } = view;
        if (said.of === undefined && said.file === undefined) return { ...rest, marks: [] };
        return { ...rest, marks: [], picture: { number, ...(said.of === undefined ? {} : { of: said.of }), ...(said.file === undefined ? {} : { file: said.file }) } };
      }
      case 'mark':
        return said.picture === view.picture?.number ? { ...view, marks: [...view.marks, { ...said, number, from, at }] } : view;
      case 'wipe':
        return said.picture === view.picture?.number ? { ...view, marks: view.marks.filter((mark) => !samePerson(mark.from, from)) } : view;
      case 'chat':
        return { ...view, messages: [...view.messages, { number, from, at, text: said.text, ...(said.file === undefined ? {} : { file: said.file }) }] };
    }
  }, NOTHING_SAID);
}

export function isTalk(kind: string): kind is TalkKind {
  return kind === 'picture' || kind === 'mark' || kind === 'wipe' || kind === 'chat';
}

/** What the plant let pass; undefined for what nobody can show. */
export function readSpoken({ number, from, at, kind, body }: { readonly number: number; readonly from: string; readonly at: string; readonly kind: string; readonly body: string }): Spoken | undefined {
  const said = objectOf(body);
  if (!said || !isTalk(kind)) return undefined;
  if (kind === 'mark' && !isMark(said)) return undefined;
  return { number, from, at, said: { ...said, kind } as Said };
}

/** What goes from console to console, is seen for a moment and kept nowhere: where somebody points, and what he is about to draw. */
export interface Hint {
  /** Whose picture. */
  readonly of: string;
  readonly pointer?: Point;
  readonly drawing?: Mark;
}

/** Longest hint that is looked at. */
const LONGEST_HINT = 12_000;

/** Another console said it, and nothing checked it: undefined for what is no hint. */
export function readHint(text: unknown): Hint | undefined {
  const said = typeof text === 'string' && text.length <= LONGEST_HINT ? objectOf(text) : undefined;
  if (!said || typeof said['of'] !== 'string') return undefined;
  const { of, pointer, drawing } = said;
  if (pointer !== undefined && !isPoint(pointer)) return undefined;
  if (drawing !== undefined && !isMark(drawing)) return undefined;
  return { of, ...(pointer === undefined ? {} : { pointer }), ...(drawing === undefined ? {} : { drawing }) };
}

/** A place of the picture for a place of its box, within it. */
export function partOf(at: number, size: number): number {
  const part = size > 0 ? Math.round((at / size) * PARTS) : 0;
  return Math.min(PARTS, Math.max(0, part));
}

/** A line with as many points as may be said: every second one is left out until they are few enough, never the last. */
export function thinned(points: readonly Point[]): readonly Point[] {
  return points.length <= MOST_POINTS ? points : thinned(points.filter((_, at) => at % 2 === 0 || at === points.length - 1));
}

/** From here on a touch counts as held, in milliseconds. */
const HELD_MS = 350;

/** Whether one is muted after the button to talk was let go: held, always; a short touch turns it round. */
export function afterLettingGo(heldMs: number, wasMuted: boolean): boolean {
  return heldMs >= HELD_MS || !wasMuted;
}

function isMark(value: unknown): value is Mark {
  const { picture, tool, points, text } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  if (!Number.isSafeInteger(picture) || !['circle', 'arrow', 'line', 'text'].includes(String(tool)) || !Array.isArray(points)) return false;
  if (points.length > MOST_POINTS || points.length < (tool === 'text' ? 1 : 2) || !points.every(isPoint)) return false;
  return tool === 'text' ? typeof text === 'string' && text.length <= 200 : text === undefined;
}

function isPoint(value: unknown): value is Point {
  return Array.isArray(value) && value.length === 2 && value.every((part) => Number.isInteger(part) && (part as number) >= 0 && (part as number) <= PARTS);
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? (said as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
