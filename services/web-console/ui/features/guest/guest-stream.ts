import { answerOf, api } from '../../api/client';
import { problemIn } from '../../api/problem';
import { streamOf } from '../../live/event-stream';
import type { HeardSignal } from '../tandem/peer-rules';
import type { SignalListener } from '../tandem/signal-stream';

/** What the page of a guest is told, whatever it shows. */
export interface VisitListener {
  /** There is something to read anew. */
  changed(): void;
  cut(): void;
  over(why: string): void;
}

const PAUSE_MS = [300, 1000, 2000, 5000];

/** The one stream of a guest: his page follows it as long as he is there, a room while he stands in one. */
export class GuestStream {
  private readonly left = new AbortController();
  private room: SignalListener | undefined;
  private flows = false;
  private last = 0;

  constructor(private readonly token: string, private readonly page: VisitListener) {
    void this.run();
  }

  /** As a room follows the signals of a session. Returns how to stop. */
  readonly follow = (_session: string, listener: SignalListener): (() => void) => {
    this.room = listener;
    if (this.flows) queueMicrotask(() => listener.ready());
    return () => {
      if (this.room === listener) this.room = undefined;
    };
  };

  stop(): void {
    this.left.abort();
  }

  private async run(): Promise<void> {
    for (let tries = 0; !this.left.signal.aborted; tries += 1) {
      try {
        await answerOf(api.POST('/api/tandem/v1/guest/joining')); // his line may have been lost meanwhile
        for await (const { type, data } of streamOf(`/api/tandem/v1/guest/events?after=${this.last}`, { token: this.token, left: this.left.signal })) {
          if (type === 'over') return this.end((JSON.parse(data) as { why: string }).why);
          if (type === 'ready') {
            tries = 0;
            this.flows = true;
            this.room?.ready();
          }
          if (type === 'changed') this.page.changed();
          if (type === 'signal') this.hear(JSON.parse(data) as HeardSignal & { number: number; at: string });
        }
      } catch (error) {
        if (this.left.signal.aborted) return;
        const problem = problemIn(error);
        if (problem?.code === 'guest-over' || problem?.code === 'guest-token-unknown') return this.end(String(problem.params?.['why'] ?? 'other'));
        this.page.cut();
        this.room?.cut();
      }
      this.flows = false;
      if (!this.left.signal.aborted) await new Promise((over) => setTimeout(over, PAUSE_MS[Math.min(tries, PAUSE_MS.length - 1)]));
    }
  }

  private hear(signal: HeardSignal & { number: number; at: string }): void {
    this.last = signal.number;
    this.room?.signal(signal);
  }

  private end(why: string): void {
    this.left.abort();
    this.room?.over();
    this.page.over(why);
  }
}
