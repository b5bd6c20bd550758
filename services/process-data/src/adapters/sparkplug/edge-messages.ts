import { createHash } from 'node:crypto';
import { PayloadRefused, type Payload } from '@batchwright/sparkplug';
import type { TagSource } from '../../domain/connection';
import { gapBetween } from '../../domain/reading';
import { BirthBook, bdSeqOf } from './birth-book';
import { type Clocks, EdgeClock } from './edge-clock';
import { Held, type Heard } from './held';
import type { Message, Outcome } from './message';
import { type Certainty, Outage } from './outage';
import { Refusals } from './refusals';
import { TagReadings } from './tag-readings';
import type { Timing } from './timing';

/**
 * What follows from each message of an edge node: order, births, deaths, outages. Does nothing itself.
 * `born`: its births are known and its messages come in order. `unsure`: a message may be missing, even a birth; what comes waits. `unborn`: it has not said what it has.
 */
export abstract class EdgeMessages {
  readonly book = new BirthBook();
  protected mode: 'unborn' | 'unsure' | 'born' = 'unborn';
  protected readonly tags: TagReadings;
  protected readonly clock: EdgeClock;
  protected expected: number | undefined;
  protected readonly seen = new Map<number, string>();
  protected birthDigest: string | undefined;
  protected readonly held = new Held();
  protected readonly refusals: Refusals;
  protected outage: Outage | undefined;
  private unread: number | undefined;
  protected dead = false;
  protected connected = false;
  protected resumed = false;
  protected reorderDue: number | undefined;
  protected birthDue: number | undefined;
  private askedAt: number | undefined;
  protected askDue: number | undefined;
  protected fillDue: number | undefined;
  protected silenceDue: number | undefined;

  constructor(
    protected readonly edgeNode: string,
    tags: readonly TagSource[],
    protected readonly timing: Timing,
    protected readonly clocks: Clocks,
  ) {
    this.tags = new TagReadings(this.book, tags);
    this.clock = new EdgeClock(clocks);
    this.refusals = new Refusals(timing.refusals);
  }

  protected hear(message: Message, bytes: Uint8Array, payload: Payload, out: Outcome): void {
    if (message.type === 'NDEATH') {
      this.nodeDeath(payload, out);
      out.done.push(message);
      return;
    }
    if (payload.seq === undefined) throw new PayloadRefused('no sequence number');
    const heard: Heard = { message, payload, bytes, seq: payload.seq, at: payload.timestamp ?? this.clock.now, digest: createHash('sha1').update(message.type).update(bytes).digest('base64') };
    if (message.type === 'NBIRTH') this.nodeBirth(heard, out);
    else this.ordered(heard, out);
  }

  private ordered(heard: Heard, out: Outcome): void {
    const { seq, digest, message } = heard;
    if ((seq !== this.expected && this.seen.get(seq) === digest) || this.held.has(digest)) {
      out.done.push(message);
      return;
    }
    // what the broker kept for us begins where we left: its first number is the right one
    if (this.mode === 'unsure' && this.expected === undefined && message.kept && this.resumed) [this.mode, this.expected] = ['born', seq];
    if (this.mode === 'unborn') {
      this.ask(out);
      // kept for us since before, and nobody knows any more what its numbers mean
      if (message.kept && this.resumed) out.gaps.push(gapBetween((this.unread ?? heard.at) * 1_000, heard.at * 1_000, 'sequence-gap'));
      this.unread = heard.at;
      out.done.push(message);
    } else if (this.mode === 'born' && seq === this.expected) {
      this.apply(heard, out);
      this.drain(out);
    } else {
      this.hold(heard, out);
    }
  }

  private hold(heard: Heard, out: Outcome): void {
    if (!this.held.add(heard)) {
      this.open('queue-overflow', 'certain', out).wentOn = undefined;
      out.done.push(heard.message);
      return;
    }
    if (this.mode === 'born') this.reorderDue ??= this.clocks.steady() + this.timing.reorder;
    const overdue = this.held.overdue();
    if (!overdue) return;
    // a crash in the next moments would lose them; so the gap is told before the broker is
    const { from, until } = this.clock.since(overdue.until);
    out.gaps.push(gapBetween(from, until, 'sequence-gap'));
    out.done.push(...overdue.messages);
  }

  private drain(out: Outcome): void {
    while (this.mode === 'born' && this.expected !== undefined) {
      const next = this.held.next(this.expected);
      if (!next) break;
      this.apply(next, out);
    }
    if (!this.held.some) this.reorderDue = undefined;
  }

  /** The message that others overtook did not come. */
  protected lost(out: Outcome): void {
    this.reorderDue = undefined;
    this.missing(this.held.earliest, out);
    this.mode = 'unsure';
    this.ask(out);
  }

  private apply(heard: Heard, out: Outcome): void {
    const { message, payload, seq, digest, at, bytes } = heard;
    if (this.mode === 'born' && seq === this.expected) {
      // in order after an absence: nothing was lost
      if (this.outage?.certainty === 'provable') [this.outage, out.remember] = [undefined, true];
      this.expected = (seq + 1) % 256;
    }
    this.seen.set(seq, digest);
    try {
      this.read(message, payload, bytes, at, out);
    } catch (error) {
      if (!(error instanceof PayloadRefused)) throw error;
      this.refuse(message, error.message, out);
      return;
    }
    out.done.push(message);
    if (!payload.metrics.some(({ historical }) => historical)) this.clock.hear(at, !this.outage);
    if (this.connected) this.silenceDue = this.clocks.steady() + this.timing.silence;
  }

  private read(message: Message, payload: Payload, bytes: Uint8Array, at: number, out: Outcome): void {
    const { device } = message;
    switch (message.type) {
      case 'DBIRTH':
        this.book.deviceBirth(device!, payload, bytes);
        out.remember = true;
        this.values(device, payload, at, out, true);
        return;
      case 'DDEATH':
        this.book.deviceDeath(device!);
        out.remember = true;
        this.tags.stale(at * 1_000, `${device}/`, out.readings);
        return;
      default: {
        const unknown = this.values(device, payload, at, out, false);
        if (unknown === undefined) return;
        this.ask(out);
        throw new PayloadRefused(`no birth told of ${unknown}`);
      }
    }
  }

  /** Answers with what no birth told of. */
  private values(device: string | undefined, payload: Payload, at: number, out: Outcome, birth: boolean): string | undefined {
    const { said, unknown } = this.tags.values(device, payload, at, out.readings);
    if (birth || !this.outage) return unknown;
    for (const { at: of, historical = false } of said) {
      this.outage.fill(of, historical);
      if (historical && this.outage.until !== undefined) this.fillDue = this.clocks.steady() + this.timing.fill;
    }
    return unknown;
  }

  private nodeBirth(heard: Heard, out: Outcome): void {
    const { message, payload, bytes, at, seq, digest } = heard;
    if (digest === this.birthDigest) {
      out.done.push(message);
      return;
    }
    const sameSession = this.book.born && this.book.bdSeq !== undefined && this.book.bdSeq === bdSeqOf(payload);
    this.past(at, sameSession, out);
    if (this.clock.last !== undefined && !sameSession && !this.outage) this.open('connection-lost', 'open', out);
    this.book.nodeBirth(payload, bytes);
    this.birthDigest = digest;
    this.mode = 'born';
    this.dead = false;
    this.seen.clear();
    this.seen.set(seq, digest);
    this.expected = (seq + 1) % 256;
    this.birthDue = this.reorderDue = this.askDue = undefined;
    const now = this.clocks.steady();
    this.silenceDue = this.connected ? now + this.timing.silence : undefined;
    this.clock.hear(at, false);
    if (this.outage && this.outage.until === undefined) {
      this.outage.until = (sameSession ? this.outage.wentOn : undefined) ?? at * 1_000;
      if (this.outage.certainty === 'provable') this.outage.certainty = 'open';
      this.fillDue = now + this.timing.fill;
    }
    this.values(undefined, payload, at, out, true);
    out.states.push({ state: 'connected' });
    out.remember = true;
    out.done.push(message);
    if (this.held.some) this.reorderDue = now + this.timing.reorder;
    this.drain(out);
  }

  /** What waited and is older than the birth: read by the births of before, where it is sure that it belongs to them. */
  private past(birth: number, sameSession: boolean, out: Outcome): void {
    const unread: number[] = [];
    for (const heard of this.held.before(birth, this.expected ?? 0)) {
      const next = heard.seq === this.expected;
      if (!next) this.missing(heard.at, out);
      if (sameSession || (next && this.dead)) this.apply(heard, out);
      else {
        unread.push(heard.at);
        out.done.push(heard.message);
      }
      this.expected = (heard.seq + 1) % 256;
    }
    // nobody sends them again, whatever history brings
    if (unread.length) out.gaps.push(gapBetween(Math.min(...unread, this.clock.last ?? Infinity) * 1_000, Math.max(...unread) * 1_000, 'sequence-gap'));
  }

  /** Messages are missing; `wentOn`: time of the first after them. */
  private missing(wentOn: number | undefined, out: Outcome): void {
    const whole = !this.outage || this.outage.wentOn !== undefined;
    if (this.clock.last === undefined && !this.outage) return;
    const outage = this.open('sequence-gap', 'certain', out);
    if (whole && wentOn !== undefined) outage.wentOn = Math.max(wentOn * 1_000, outage.from);
  }

  private nodeDeath(payload: Payload, out: Outcome): void {
    // a death of an older birth comes late: it says nothing
    if (this.dead || !this.book.born || bdSeqOf(payload) !== this.book.bdSeq) return;
    this.dead = true;
    this.mode = 'unsure';
    this.reorderDue = undefined;
    const at = Math.max(this.clock.now, this.clock.last ?? 0) * 1_000 + 1;
    this.open('connection-lost', 'open', out);
    this.tags.stale(at, '', out.readings);
    out.states.push({ state: 'lost', why: `Edge node ${this.edgeNode} has left the broker.` });
  }

  protected open(why: string, certainty: Certainty, out: Outcome): Outage {
    this.fillDue = undefined;
    out.remember = true;
    this.outage ??= new Outage((this.clock.last ?? this.clock.now) * 1_000, why, certainty);
    this.outage.until = undefined;
    if (certainty !== 'provable' && this.outage.certainty === 'provable') this.outage.certainty = certainty;
    return this.outage;
  }

  protected settle(out: Outcome): void {
    this.fillDue = undefined;
    out.gaps.push(...(this.outage?.gaps(this.clock.silence) ?? []));
    this.outage = undefined;
    out.remember = true;
  }

  protected refuse(message: Message, why: string, out: Outcome): void {
    const { from, until } = this.clock.since(this.clock.now);
    this.refusals.add({ type: message.type, device: message.device, bytes: message.size, why }, from, until, this.clocks.steady(), out);
    out.done.push(message);
    if (message.type === 'NBIRTH') out.states.push({ state: 'lost', why: `What edge node ${this.edgeNode} says that it has was refused: ${why}.` });
  }

  protected ask(out: Outcome): void {
    const now = this.clocks.steady();
    this.silenceDue = undefined;
    if (this.connected) this.birthDue ??= now + this.timing.birth;
    if (this.askedAt !== undefined && now < this.askedAt + this.timing.askAtMost) {
      this.askDue = this.askedAt + this.timing.askAtMost;
      return;
    }
    this.askedAt = now;
    this.askDue = undefined;
    out.rebirth = true;
  }
}
