import { accessToken } from '../session/session';
import { eventsOf } from './event-stream';

/** Services of which nothing new has been heard for a while; what is shown of them is as of then (the plant's time), at the latest. Without a time: nobody knows. */
export interface Delay {
  readonly services: readonly string[];
  readonly asOf?: string;
}

/** What the stream says; `reset`: anything may have changed. */
export interface HintListener {
  hint(hint: { readonly service: string; readonly aggregate: string; readonly sequence: number }): void;
  reset(): void;
  /** Undefined: nothing is delayed. */
  delayed(delay: Delay | undefined): void;
  /** True while the stream flows. */
  live(flows: boolean): void;
}

const PAUSE_MS = [500, 1000, 2000, 5000];
/** The service says every 15 s that it is there; a stream that is silent for longer is cut off, though nobody said so. */
const SILENT_MS = 40_000;

/** Reads the stream of hints with the token, comes back after every end, and goes on where it was. Returns how to stop. */
export function followHints(listener: HintListener): () => void {
  const leave = new AbortController();
  void run(listener, leave.signal);
  return () => leave.abort();
}

async function run(listener: HintListener, left: AbortSignal): Promise<void> {
  let lastId: string | undefined;
  let tries = 0;
  while (!left.aborted) {
    const silent = new AbortController();
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => silent.abort(), SILENT_MS);
    };
    try {
      const token = await accessToken();
      if (!token) return;
      const response = await fetch('/api/web-console/v1/hints', {
        headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...(lastId ? { 'last-event-id': lastId } : {}) },
        signal: AbortSignal.any([left, silent.signal]),
      });
      if (!response.ok || !response.body) throw new Error(String(response.status));
      const began = Date.now();
      for await (const event of eventsOf(response.body, heard)) {
        tries = 0;
        if (event.id) lastId = event.id;
        if (event.type === 'hint') listener.hint(JSON.parse(event.data) as Parameters<HintListener['hint']>[0]);
        else listener.live(true);
        if (event.type === 'reset') listener.reset();
        if (event.type !== 'hint') listener.delayed(event.type === 'delayed' ? (JSON.parse(event.data) as Delay) : undefined);
      }
      if (Date.now() - began > 1000) continue; // ended with its token: at once with the next one
    } catch {
      if (left.aborted) return;
    } finally {
      clearTimeout(silence);
    }
    listener.live(false);
    await new Promise((over) => setTimeout(over, PAUSE_MS[Math.min(tries, PAUSE_MS.length - 1)]));
    tries += 1;
  }
}
