import { readFileSync } from 'node:fs';
import type { Transactions } from './transaction';

/** What may differ between watches. */
export interface ClockWatchOptions {
  /** Name of this process among its like. */
  readonly replica: string;
  /** How often to look; default 1000 ms. */
  readonly everyMs?: number;
  /** A clock that nobody can set, in ms; default: time since the machine started, sleep included. */
  readonly monotonicMs?: () => number;
  /** The clock of this machine, in ms since 1970; default: the system's. */
  readonly wallMs?: () => number;
  /** Called after a jump of the database's clock was noted, with its size (negative = back). */
  readonly onJump?: (jumpMs: number) => void;
  /** Called when the clock of this machine left the database's, went on leaving it, or came back to it (0), with how far it is ahead (negative = behind). */
  readonly onSkew?: (skewMs: number) => void;
  /** Called when the database could not be asked; the watch goes on. */
  readonly onError?: (error: unknown) => void;
}

/** Less than this is the network or a clock being slewed, not a jump. */
const JUMP_MS = 500;
/** An answer that took longer is not used: two of them are wrong by less than this, which is less than a jump. */
const SLOW_MS = 400;
/** A machine whose clock is further from the database's than this is looked after by nobody: NTP keeps it within milliseconds. */
export const SKEW_MS = 2000;

interface Look {
  readonly real: number;
  readonly steady: number;
  readonly correctionMs: number;
}

/**
 * Compares the database's clock with one that nobody can set, and writes jumps into the ledger `clock_jump` (gmp 12): elapsed times
 * are corrected by the ledger's sum, which stands in `Times.correctionMs`. Compares it with the clock of this machine, too: no record
 * depends on that one, but log lines and the validity of tokens do.
 */
export class ClockWatch {
  private last: Look | undefined;
  private timer: NodeJS.Timeout | undefined;
  private told = 0;
  private readonly steadyMs: () => number;
  private readonly wallMs: () => number;
  /** How far the clock of this machine was ahead of the database's at the last look, in ms; undefined before it. */
  skewMs: number | undefined;

  constructor(private readonly transactions: Transactions, private readonly options: ClockWatchOptions) {
    this.steadyMs = options.monotonicMs ?? sinceBoot;
    this.wallMs = options.wallMs ?? Date.now;
  }

  /** Sum of the noted jumps at the last look, in ms; undefined before it. */
  get correctionMs(): number | undefined {
    return this.last?.correctionMs;
  }

  /** Begins to look at intervals. */
  start(): void {
    const look = (): void => {
      this.check()
        .catch((error: unknown) => this.options.onError?.(error))
        .finally(() => (this.timer = setTimeout(look, this.options.everyMs ?? 1000).unref()));
    };
    this.timer = setTimeout(look, 0).unref();
  }

  /** Ends. */
  stop(): void {
    clearTimeout(this.timer);
  }

  /** Looks once. Resolves to the jump in ms that was seen since the last look, 0 when there was none. */
  async check(): Promise<number> {
    const before = this.steadyMs();
    const { real, correctionMs } = await this.transactions.times();
    const after = this.steadyMs();
    const wall = this.wallMs();
    // the answer is from some moment in between; one that was long on its way tells nothing, and the next one is held against the last good one
    if (after - before > SLOW_MS) return 0;
    const now = { real: Date.parse(real), steady: (before + after) / 2, correctionMs };
    this.compare(Math.round(wall - now.real - (after - before) / 2));
    const { last } = this;
    this.last = now;
    if (!last) return 0;
    const jump = Math.round(now.real - last.real - (now.steady - last.steady));
    if (Math.abs(jump) < JUMP_MS) return 0;
    await this.transactions.read('SELECT note_clock_jump($1, $2)', [this.options.replica, jump]);
    this.options.onJump?.(jump);
    return jump;
  }

  /** Tells of a skew once, and again when it has changed by as much as makes one. */
  private compare(skewMs: number): void {
    this.skewMs = skewMs;
    const counts = Math.abs(skewMs) < SKEW_MS ? 0 : skewMs;
    if (counts === this.told || (counts !== 0 && Math.abs(counts - this.told) < SKEW_MS)) return;
    this.told = counts;
    this.options.onSkew?.(counts);
  }
}

function sinceBoot(): number {
  if (process.platform !== 'linux') return performance.now();
  return Number.parseFloat(readFileSync('/proc/uptime', 'utf8')) * 1000;
}
