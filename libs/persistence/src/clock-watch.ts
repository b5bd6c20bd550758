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
  /** Called after a jump was noted, with its size (negative = back). */
  readonly onJump?: (jumpMs: number) => void;
  /** Called when the database could not be asked; the watch goes on. */
  readonly onError?: (error: unknown) => void;
}

/** Less than this is the network or a clock being slewed, not a jump. */
const JUMP_MS = 500;
/** An answer that took longer is not used: two of them are wrong by less than this, which is less than a jump. */
const SLOW_MS = 400;

/**
 * Compares the database's clock with one that nobody can set, and writes jumps into the ledger `clock_jump` (gmp 12). Elapsed times
 * are corrected by the ledger's sum, which stands in `Times.correctionMs`.
 */
export class ClockWatch {
  private last: { real: number; steady: number } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly steadyMs: () => number;

  constructor(private readonly transactions: Transactions, private readonly options: ClockWatchOptions) {
    this.steadyMs = options.monotonicMs ?? sinceBoot;
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
    const { real } = await this.transactions.times();
    const after = this.steadyMs();
    // the answer is from some moment in between; one that was long on its way tells nothing, and the next one is held against the last good one
    if (after - before > SLOW_MS) return 0;
    const now = { real: Date.parse(real), steady: (before + after) / 2 };
    const { last } = this;
    this.last = now;
    if (!last) return 0;
    const jump = Math.round(now.real - last.real - (now.steady - last.steady));
    if (Math.abs(jump) < JUMP_MS) return 0;
    await this.transactions.read('SELECT note_clock_jump($1, $2)', [this.options.replica, jump]);
    this.options.onJump?.(jump);
    return jump;
  }
}

function sinceBoot(): number {
  if (process.platform !== 'linux') return performance.now();
  return Number.parseFloat(readFileSync('/proc/uptime', 'utf8')) * 1000;
}
