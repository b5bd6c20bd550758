import { accessToken } from '../session/session';
import { streamOf } from './event-stream';

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
    try {
      const token = await accessToken();
      if (!token) return;
      let began = Infinity;
      for await (const event of streamOf('/api/web-console/v1/hints', { token, left, ...(lastId ? { headers: { 'last-event-id': lastId } } : {}) })) {
        tries = 0;
        began = Math.min(began, Date.now());
        if (event.id) lastId = event.id;
        if (event.type === 'hint') listener.hint(JSON.parse(event.data) as Parameters<HintListener['hint']>[0]);
        else listener.live(true);
        if (event.type === 'reset') listener.reset();
        if (event.type !== 'hint') listener.delayed(event.type === 'delayed' ? (JSON.parse(event.data) as Delay) : undefined);
      }
      if (Date.now() - began > 1000) continue; // ended with its token: at once with the next one
    } catch {
      if (left.aborted) return;
    }
    listener.live(false);
    await new Promise((over) => setTimeout(over, PAUSE_MS[Math.min(tries, PAUSE_MS.length - 1)]));
    tries += 1;
  }
}
