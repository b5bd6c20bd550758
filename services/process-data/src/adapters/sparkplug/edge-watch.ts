import { PayloadRefused, readPayload } from '@batchwright/sparkplug';
import type { Remembered } from './birth-shelf';
import { EdgeMessages } from './edge-messages';
import { type Message, nothing, type Outcome } from './message';
import { Outage } from './outage';

/** What is known about one edge node over absences, its and ours: what it says (`EdgeMessages`), the broker's coming and going, and what is due. */
export class EdgeWatch extends EdgeMessages {
  /** Goes on after a restart. `safeUntil`: microseconds up to which anything is safe. */
  remember(remembered: Remembered | undefined, safeUntil: number | undefined): void {
    for (const { device, bytes } of remembered?.births ?? []) {
      try {
        if (device === undefined) this.book.nodeBirth(readPayload(bytes), bytes);
        else this.book.deviceBirth(device, readPayload(bytes), bytes);
      } catch (error) {
        // damaged where it was kept: as if that birth was not known
        if (!(error instanceof PayloadRefused)) throw error;
      }
    }
    this.book.forgetQualities();
    if (this.book.born) this.mode = 'unsure';
    if (safeUntil !== undefined) this.outage = new Outage(safeUntil, 'plant-away', 'open');
    const open = remembered?.outage;
    if (!open) return;
    this.outage = new Outage(Math.min(open.from, safeUntil ?? open.from), open.why, 'open');
    this.outage.until = open.until;
    if (open.until !== undefined) this.fillDue = this.clocks.steady() + this.timing.fill;
  }

  remembered(): Remembered {
    const { outage } = this;
    return { births: this.book.births(), ...(outage ? { outage: { from: outage.from, until: outage.until, why: outage.why } } : {}) };
  }

  /** The broker took us. `resumed`: it kept the session, and what came in between. */
  joined(resumed: boolean): Outcome {
    const out = nothing();
    this.connected = true;
    this.resumed = resumed;
    if (this.mode === 'born' && !resumed) this.mode = 'unsure';
    if (this.mode === 'born') {
      out.states.push({ state: 'connected' });
      this.silenceDue = this.clocks.steady() + this.timing.silence;
    } else {
      out.states.push({ state: 'connecting', why: `The broker took the connection; edge node ${this.edgeNode} was asked what it has.` });
      this.ask(out);
    }
    return out;
  }

  /** The broker is gone. */
  parted(): Outcome {
    const out = nothing();
    this.connected = false;
    this.birthDue = this.silenceDue = this.askDue = undefined;
    if (this.clock.last !== undefined) this.open('connection-lost', this.mode === 'born' ? 'provable' : 'open', out);
    return out;
  }

  take(message: Message): Outcome {
    const out = nothing();
    if (message.type === 'NCMD' || message.type === 'DCMD') {
      out.done.push(message);
      return out;
    }
    try {
      if (!message.bytes) throw new PayloadRefused('longer than is read');
      this.hear(message, message.bytes, readPayload(message.bytes), out);
    } catch (error) {
      if (!(error instanceof PayloadRefused)) throw error;
      this.refuse(message, error.message, out);
    }
    return out;
  }

  /** When `due` has something to do, by the steady clock. */
  get nextDue(): number | undefined {
    const all = [this.reorderDue, this.askDue, this.birthDue, this.fillDue, this.silenceDue, this.refusals.tellAt].filter((due) => due !== undefined);
    return all.length ? Math.min(...all) : undefined;
  }

  due(): Outcome {
    const out = nothing();
    const now = this.clocks.steady();
    const past = (due: number | undefined) => due !== undefined && due <= now;
    if (past(this.reorderDue)) this.lost(out);
    if (past(this.silenceDue) || past(this.askDue)) this.ask(out);
    if (past(this.birthDue)) {
      this.ask(out);
      this.birthDue = now + this.timing.askAgain;
      if (!this.dead) out.states.push({ state: 'lost', why: `The broker took our subscription, but edge node ${this.edgeNode} does not answer: either it is not at this broker, or the broker does not pass its messages on, or it may not be told "Rebirth" by us.` });
    }
    if (past(this.refusals.tellAt)) this.refusals.tell(out);
    if (past(this.fillDue)) this.settle(out);
    return out;
  }

  /** Before the end: what is still open is told. */
  end(): Outcome {
    const out = nothing();
    this.refusals.tell(out);
    return out;
  }
}
