import { samePerson, type TandemSession } from './call-state';

/** How it stands with the recording of a session, for one person in it. */
export interface RecordingState {
  /** `none`: nobody asks. `asked`: one has not answered. `waits`: others have not answered, so nothing is recorded. `agreed`: all consent, it begins. `runs`: everything is recorded. */
  readonly now: 'none' | 'asked' | 'waits' | 'agreed' | 'runs';
  /** Who asked. */
  readonly by: string;
  /** Names of those who stand there and have not consented. */
  readonly missing: readonly string[];
}

const NOTHING: RecordingState = { now: 'none', by: '', missing: [] };

export function recordingOf(session: Pick<TandemSession, 'parties' | 'recording'> | undefined, person: string): RecordingState {
  const recording = session?.recording;
  if (!session || !recording) return NOTHING;
  const consents = (who: string): boolean => recording.consents.some((one) => samePerson(one, who));
  const missing = session.parties.filter(({ state, person: who }) => state === 'joined' && !consents(who)).map(({ name }) => name);
  const now = !consents(person) ? 'asked' : missing.length > 0 ? 'waits' : recording.running === undefined ? 'agreed' : 'runs';
  return { now, by: recording.proposedBy.name, missing };
}

/** Where the pictures of so many people stand in one picture: beside each other, as near to a square of them as can be. */
export function tilesOf(count: number, width: number, height: number): { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[] {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / Math.max(1, columns));
  const [wide, high] = [Math.floor(width / Math.max(1, columns)), Math.floor(height / Math.max(1, rows))];
  return Array.from({ length: count }, (_, index) => ({ x: (index % columns) * wide, y: Math.floor(index / columns) * high, width: wide, height: high }));
}

/** A picture within its tile, whole and in its own proportions. */
export function fitted(tile: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, wide: number, high: number): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const scale = Math.min(tile.width / wide, tile.height / high);
  const [width, height] = [Math.round(wide * scale), Math.round(high * scale)];
  return { x: tile.x + Math.round((tile.width - width) / 2), y: tile.y + Math.round((tile.height - height) / 2), width, height };
}
