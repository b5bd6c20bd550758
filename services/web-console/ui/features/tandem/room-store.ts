import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { CallRoom, type RoomService, type RoomView } from './call-room';
import type { Party } from './call-state';
import { hangUp, roomService, type ThisConsole } from './queries';

/** In this tab somebody stands in a session: a reload comes back into it. Under the number of the person, so that nobody else does. */
const KEPT = 'batchwright.tandem';
const CONSOLE = crypto.randomUUID();

let room: CallRoom | undefined;
let view: RoomView | undefined;
let leftAt = 0;
const listeners = new Set<() => void>();
const leaving = new Set<() => Promise<unknown>>();
const LAST_ACTS_MS = 3_000;

/** This console, as long as its page is open, and what it speaks: its own language first. */
export function thisConsole(): ThisConsole {
  const languages = [i18next.language, ...navigator.languages].map((tag) => tag.slice(0, 2));
  return { console: CONSOLE, languages: [...new Set(languages)].slice(0, 8) };
}

const service = roomService(thisConsole);

function tell(): void {
  view = room?.view;
  for (const listener of listeners) listener();
}

/** The session in which this console stands. */
export function useRoom(): RoomView | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => view,
  );
}

/** The room itself, for what is done in it. */
export function roomNow(): CallRoom | undefined {
  return room;
}

/** Session in which a person stood in this tab before it was loaded anew. */
export function keptSession(person: string): string | undefined {
  const [who, session] = (sessionStorage.getItem(KEPT) ?? '').split(' ');
  return who === person && session ? session : undefined;
}

/** Goes into a session; out of the one in which one stood. */
export function enterRoom(session: string, person: string, by: RoomService = service): void {
  if (room?.session === session) return;
  void room?.leave(true);
  sessionStorage.setItem(KEPT, `${person} ${session}`);
  const entered: CallRoom = new CallRoom(session, person, by, tell, () => void (room === entered && forgetRoom()));
  room = entered;
  tell();
  void entered.enter();
}

/** Done before the plant is told that one goes, as long as it does not take too long. Answers how to take it back. */
export function beforeLeaving(act: () => Promise<unknown>): () => void {
  leaving.add(act);
  return () => void leaving.delete(act);
}

/** Hangs up: the others are told, and the plant. */
export async function leaveRoom(side: Party['side']): Promise<void> {
  const left = room;
  if (!left) return;
  await Promise.race([Promise.allSettled([...leaving].map((act) => act())), new Promise((over) => setTimeout(over, LAST_ACTS_MS))]);
  await left.leave(true);
  try {
    await hangUp(left.session, side);
  } finally {
    if (room === left) forgetRoom();
  }
}

/** When a session was left last, in milliseconds of this device: what the plant said before is not true of it any more. */
export function lastLeft(): number {
  return leftAt;
}

/** The session is over, or one was taken out of it. */
export function forgetRoom(): void {
  leftAt = Date.now();
  sessionStorage.removeItem(KEPT);
  suspendRoom();
}

/** Nobody is before the console: it shows and hears nothing. The same person comes back into the session. */
export function suspendRoom(): void {
  void room?.leave(false);
  room = undefined;
  tell();
}
