import { gapBetween } from '../../domain/reading';
import type { Outcome, RefusedPayload } from './message';

/** Tells refusals as gaps: the first at once, those that follow together, so that a flood of bombs is no flood of gaps. Times in microseconds of the edge node's clock. */
export class Refusals {
  private open: { readonly tellAt: number; from: number; until: number; count: number; bytes: number; last?: RefusedPayload } | undefined;

  constructor(private readonly every: number) {}

  /** `now`: ms of a clock that never jumps. */
  add(refused: RefusedPayload, from: number, until: number, now: number, out: Outcome): void {
    out.refused.push(refused);
    if (!this.open) {
      out.gaps.push(gapBetween(from, until, `payload-refused: ${sentence(refused)}`));
      this.open = { tellAt: now + this.every, from: until, until, count: 0, bytes: 0 };
      return;
    }
    this.open.until = until;
    this.open.count++;
    this.open.bytes += refused.bytes;
    this.open.last = refused;
  }

  get tellAt(): number | undefined {
    return this.open?.tellAt;
  }

  tell(out: Outcome): void {
    const { open } = this;
    this.open = undefined;
    if (open?.last) out.gaps.push(gapBetween(open.from, open.until, `payload-refused: ${open.count} more, ${open.bytes} bytes; the last: ${sentence(open.last)}`));
  }
}

function sentence({ type, device, bytes, why }: RefusedPayload): string {
  return `${type}${device === undefined ? '' : ` of ${device}`}, ${bytes} bytes: ${why}`.slice(0, 400);
}
