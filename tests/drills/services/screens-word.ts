import { setTimeout as pause } from 'node:timers/promises';
import type { PersonClient } from '../../../deploy/local/demo/client/plant-client';

/** What the stream of hints said of a delay, and when (`performance.now()`). */
export interface Said {
  readonly event: 'delayed' | 'on-time';
  readonly at: number;
  readonly services: readonly string[];
  readonly asOf?: string;
}

/** Follows the stream that every console follows, and keeps what it says of a delay. */
export class ScreensWord {
  readonly said: Said[] = [];
  private readonly leave = new AbortController();
  private readonly following: Promise<void>;

  constructor(private readonly url: string, private readonly reader: PersonClient) {
    this.following = this.follow();
  }

  /** Whether screens say "delayed" now. */
  get delayed(): boolean {
    return this.said.at(-1)?.event === 'delayed';
  }

  /** Waits for something that is said at a moment or later; undefined = it was not said. */
  async hear(event: Said['event'], since: number, patienceMs: number): Promise<Said | undefined> {
    for (const began = performance.now(); ; await pause(50)) {
      const heard = this.said.find((one) => one.event === event && one.at >= since);
      if (heard || performance.now() - began > patienceMs) return heard;
    }
  }

  async stop(): Promise<void> {
    this.leave.abort();
    await this.following;
  }

  private async follow(): Promise<void> {
    while (!this.leave.signal.aborted) {
      try {
        await this.read();
      } catch {
        // the token ended, or the console was away: again
      }
      await pause(200, undefined, { signal: this.leave.signal }).catch(() => undefined);
    }
  }

  private async read(): Promise<void> {
    const answer = await fetch(`${this.url}/api/web-console/v1/hints`, { headers: { authorization: `Bearer ${await this.reader.token()}`, accept: 'text/event-stream' }, signal: this.leave.signal });
    if (!answer.ok || !answer.body) return;
    let rest = '';
    for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
      const parts = `${rest}${text}`.split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) this.take(part);
    }
  }

  private take(part: string): void {
    const [, event = ''] = /^event: (.*)$/m.exec(part) ?? [];
    const [, data = '{}'] = /^data: (.*)$/m.exec(part) ?? [];
    if (event === 'delayed' || event === 'on-time') this.said.push({ services: [], ...(JSON.parse(data) as Partial<Said>), event, at: performance.now() });
    else if (this.delayed && (event === 'ready' || event === 'reset')) this.said.push({ event: 'on-time', services: [], at: performance.now() }); // so consoles take it
  }
}

/** A word of an owner may be so much older than the moment at which the broker was killed, in milliseconds. */
const OLDER_MS = 15_000;
/** The two moments are not read at once. */
const YOUNGER_MS = 2000;

/** What is wrong with what was said of an outage of the brokers between two moments: nothing before, "delayed" with its reason meanwhile, once over afterwards. */
export function wrongInWords(said: readonly Said[], killed: { readonly at: number; readonly plantTime: string }, backAt: number): string[] {
  const first = said.find(({ at, event }) => event === 'delayed' && at >= killed.at && at < backAt);
  // each service grows old by itself: the word is said again when another one has
  const named = said.filter(({ at, event }) => event === 'delayed' && at >= killed.at && at < backAt).flatMap(({ services }) => services);
  const shown = Date.parse(first?.asOf ?? '') - Date.parse(killed.plantTime);
  const after = said.filter(({ at }) => at >= backAt);
  return [
    ...said.filter(({ at }) => at < killed.at).map(({ event }) => `screens said "${event}" while the broker was there`),
    ...(first ? [] : ['no screen said "delayed" while the broker was away']),
    ...(!first || named.includes('batch-execution') ? [] : [`"delayed" names ${named.join(', ')} and not batch-execution`]),
    ...(!first || (shown <= YOUNGER_MS && shown >= -OLDER_MS) ? [] : [`"delayed" says ${first.asOf ?? 'no time'}; the broker was killed at ${killed.plantTime}`]),
    ...(said.some(({ at, event }) => event === 'on-time' && at >= killed.at && at < backAt) ? ['"delayed" went away while the broker was away'] : []),
    ...(after.filter(({ event }) => event === 'on-time').length === 1 && after.at(-1)?.event === 'on-time' ? [] : [`when the broker was there again and all was applied, screens said ${after.map(({ event }) => `"${event}"`).join(', then ') || 'nothing'}`]),
  ];
}
