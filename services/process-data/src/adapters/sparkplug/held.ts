import type { Payload } from '@batchwright/sparkplug';
import { MAX_HELD, MAX_HELD_BYTES, MAX_UNACKNOWLEDGED } from './limits';
import type { Message } from './message';

/** A message that was read. */
export interface Heard {
  readonly message: Message;
  readonly payload: Payload;
  readonly bytes: Uint8Array;
  readonly seq: number;
  /** ms of the edge node's clock. */
  readonly at: number;
  readonly digest: string;
}

/** Messages that wait: for one that they overtook, or for a birth that says what they mean. */
export class Held {
  private waiting: Heard[] = [];
  private bytes = 0;
  private unacknowledged: Message[] = [];

  get some(): boolean {
    return this.waiting.length > 0;
  }

  /** False: there is no room. */
  add(heard: Heard): boolean {
    if (this.waiting.length >= MAX_HELD || this.bytes + heard.bytes.length > MAX_HELD_BYTES) return false;
    this.waiting.push(heard);
    this.bytes += heard.bytes.length;
    if (heard.message.kept) this.unacknowledged.push(heard.message);
    return true;
  }

  has(digest: string): boolean {
    return this.waiting.some((heard) => heard.digest === digest);
  }

  /** The next in order, if it is here. */
  next(seq: number): Heard | undefined {
    const found = this.waiting.find((heard) => heard.seq === seq);
    if (found) this.remove(found);
    return found;
  }

  /** Takes out those of before a time, in the order of their numbers from `expected` on. */
  before(at: number, expected: number): Heard[] {
    const taken = this.waiting.filter((heard) => heard.at < at);
    for (const heard of taken) this.remove(heard);
    const distance = (heard: Heard) => (heard.seq - expected + 256) % 256;
    return taken.sort((a, b) => distance(a) - distance(b));
  }

  /** The time of the first that waits. */
  get earliest(): number | undefined {
    return this.waiting.length ? Math.min(...this.waiting.map(({ at }) => at)) : undefined;
  }

  /** Those that must be acknowledged although they wait, because the broker would stop; empty while it would not. */
  overdue(): { readonly messages: readonly Message[]; readonly until: number } | undefined {
    if (this.unacknowledged.length < MAX_UNACKNOWLEDGED) return undefined;
    const messages = this.unacknowledged;
    this.unacknowledged = [];
    return { messages, until: Math.max(...this.waiting.map(({ at }) => at)) };
  }

  private remove(heard: Heard): void {
    this.waiting = this.waiting.filter((other) => other !== heard);
    this.unacknowledged = this.unacknowledged.filter((other) => other !== heard.message);
    this.bytes -= heard.bytes.length;
  }
}
