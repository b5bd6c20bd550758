import { streamOf } from '../../live/event-stream';
import { accessToken } from '../../session/session';
import type { HeardSignal } from './peer-rules';

/** What the stream of a session says. */
export interface SignalListener {
  /** It flows; whatever is said from now on is heard. */
  ready(): void;
  signal(heard: HeardSignal & { readonly number: number; readonly at: string }): void;
  /** It does not flow just now. */
  cut(): void;
  /** One does not stand in the session any more; the stream is over. */
  over(): void;
  /** Asked before it is listened to once more. Answers false when there is nothing to listen to any more. */
  again(): Promise<boolean>;
}

const PAUSE_MS = [300, 1000, 2000, 5000];

/** Reads the signals of a session, comes back after every end and goes on with the one after the last it heard. Returns how to stop. */
export function followSignals(session: string, listener: SignalListener): () => void {
  const leave = new AbortController();
  void run(session, listener, leave.signal);
  return () => leave.abort();
}

async function run(session: string, listener: SignalListener, left: AbortSignal): Promise<void> {
  let last: number | undefined;
  let tries = 0;
  while (!left.aborted) {
    try {
      const token = await accessToken();
      if (!token || left.aborted) return;
      for await (const { type, data } of streamOf(`/api/tandem/v1/sessions/${encodeURIComponent(session)}/signals${last === undefined ? '' : `?after=${last}`}`, { token, left })) {
        if (left.aborted) return;
        tries = 0;
        if (type === 'over') return listener.over();
        if (type === 'ready') {
          last ??= (JSON.parse(data) as { after: number }).after;
          listener.ready();
        }
        if (type === 'signal') {
          const signal = JSON.parse(data) as HeardSignal & { number: number; at: string };
          last = signal.number;
          listener.signal(signal);
        }
      }
    } catch {
      if (left.aborted) return;
      listener.cut();
    }
    await new Promise((over) => setTimeout(over, PAUSE_MS[Math.min(tries, PAUSE_MS.length - 1)]));
    tries += 1;
    if (!left.aborted && !(await listener.again())) return;
  }
}
