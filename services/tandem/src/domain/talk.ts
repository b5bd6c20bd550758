import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { partyOf, type Session } from './session';

/** What people say and draw to each other: which picture they look at, what they draw on it, that they wipe it off, and what they write. */
export const TALK_KINDS = ['picture', 'mark', 'wipe', 'chat'] as const;

export type TalkKind = (typeof TALK_KINDS)[number];

export const MARK_TOOLS = ['circle', 'arrow', 'line', 'text'] as const;

export type MarkTool = (typeof MARK_TOOLS)[number];

/** Parts of the picture's own width and height: ten thousand of each, whatever it is shown on. */
export const PARTS = 10_000;
/** Of a line that is drawn by hand: more than a hand makes in a minute. */
export const MOST_POINTS = 500;
/** Characters of what is written on a picture, and to each other. */
export const MOST_MARK_TEXT = 200;
export const MOST_CHAT_TEXT = 2_000;

export type Point = readonly [x: number, y: number];

/** Which picture all look at: of whom, live, or frozen as a file of the session. Neither: none any more. */
export interface PictureShown {
  readonly of?: string;
  readonly file?: string;
}

/** What somebody drew on a picture: a circle by two opposite corners of its box, an arrow from its tail to its head, a line by its points, a text by its beginning. */
export interface Mark {
  /** Number of the picture. */
  readonly picture: number;
  readonly tool: MarkTool;
  readonly points: readonly Point[];
  readonly text?: string;
}

/** Whoever says it takes his own marks off a picture. */
export interface Wipe {
  readonly picture: number;
}

/** What somebody wrote, with a file of the session. */
export interface ChatWords {
  readonly text: string;
  readonly file?: string;
}

export type Talk = ({ readonly kind: 'picture' } & PictureShown) | ({ readonly kind: 'mark' } & Mark) | ({ readonly kind: 'wipe' } & Wipe) | ({ readonly kind: 'chat' } & ChatWords);

/** Something that was said, as the service heard it: by whom and when it knows itself. */
export type Heard<T> = T & { readonly number: number; readonly from: string; /** Plant time. */ readonly at: string };

/** How many points each tool takes. */
const POINTS: Readonly<Record<MarkTool, readonly [least: number, most: number]>> = { circle: [2, 2], arrow: [2, 2], line: [2, MOST_POINTS], text: [1, 1] };

export function isTalk(kind: string): kind is TalkKind {
  return (TALK_KINDS as readonly string[]).includes(kind);
}

/** Reads what is said within a session. Refusals: `drawing-too-large`, `drawing-invalid`, `message-invalid`. */
export function readTalk(session: Pick<Session, 'parties'>, kind: TalkKind, body: string): Result<Talk, DomainError> {
  const said = objectOf(body);
  if (said === undefined) return err(wrong(kind, 'it is not an object'));
  switch (kind) {
    case 'picture':
      return readPicture(session, said);
    case 'mark':
      return readMark(said);
    case 'wipe':
      return isNumber(said['picture']) ? ok({ kind, picture: said['picture'] }) : err(wrong(kind, 'it names no picture'));
    case 'chat':
      return readChat(said);
  }
}

/** Marks that stand on a picture: those that nobody took off. */
export function standingMarks(talk: readonly Heard<Talk>[], picture: number): Heard<Mark>[] {
  return talk.reduce<Heard<Mark>[]>((marks, said) => {
    if (said.kind === 'mark' && said.picture === picture) return [...marks, said];
    return said.kind === 'wipe' && said.picture === picture ? marks.filter(({ from }) => from !== said.from) : marks;
  }, []);
}

function readPicture(session: Pick<Session, 'parties'>, { of, file }: Readonly<Record<string, unknown>>): Result<Talk, DomainError> {
  if (of !== undefined && (typeof of !== 'string' || partyOf(session, of) === undefined)) return err(wrong('picture', 'it is of nobody in the session'));
  if (file !== undefined && !isHash(file)) return err(wrong('picture', 'its file is no SHA-256'));
  return ok({ kind: 'picture', ...(of === undefined ? {} : { of }), ...(file === undefined ? {} : { file }) });
}

function readMark({ picture, tool, points, text }: Readonly<Record<string, unknown>>): Result<Talk, DomainError> {
  if (!isNumber(picture)) return err(wrong('mark', 'it names no picture'));
  const known = MARK_TOOLS.find((one) => one === tool);
  if (known === undefined) return err(wrong('mark', 'its tool is none'));
  const [least, most] = POINTS[known];
  if (!Array.isArray(points) || points.length < least) return err(wrong('mark', `it has fewer than ${least} points`));
  if (points.length > most) return err(refuse('drawing-too-large', { most }, { field: 'points' }));
  const read = points.map(pointOf);
  if (read.includes(undefined)) return err(wrong('mark', `a point is not within the picture, 0 to ${PARTS}`));
  const words = typeof text === 'string' ? text.trim() : '';
  if (known === 'text' && words === '') return err(wrong('mark', 'it has no text'));
  if (words.length > MOST_MARK_TEXT) return err(refuse('drawing-too-large', { most: MOST_MARK_TEXT }, { field: 'text' }));
  return ok({ kind: 'mark', picture, tool: known, points: read as Point[], ...(known === 'text' ? { text: words } : {}) });
}

function readChat({ text, file }: Readonly<Record<string, unknown>>): Result<Talk, DomainError> {
  const words = typeof text === 'string' ? text.trim() : '';
  if (file !== undefined && !isHash(file)) return err(wrong('chat', 'its file is no SHA-256'));
  if (words === '' && file === undefined) return err(wrong('chat', 'it says nothing'));
  if (words.length > MOST_CHAT_TEXT) return err(wrong('chat', `it has more than ${MOST_CHAT_TEXT} characters`));
  return ok({ kind: 'chat', text: words, ...(file === undefined ? {} : { file }) });
}

function pointOf(point: unknown): Point | undefined {
  if (!Array.isArray(point) || point.length !== 2) return undefined;
  const [x, y] = point as [unknown, unknown];
  return isPart(x) && isPart(y) ? [x, y] : undefined;
}

function isPart(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= PARTS;
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function objectOf(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? (said as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function wrong(kind: TalkKind, problem: string): DomainError {
  return refuse(kind === 'chat' ? 'message-invalid' : 'drawing-invalid', { problem }, { field: 'body' });
}
