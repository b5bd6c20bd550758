interface Hint {
  readonly aggregate: string;
  readonly sequence: number;
}

/** The stream of hints, as a browser reads it: who listens hears when another service has applied something. */
export class Hints {
  private readonly heard = new Map<string, { readonly at: number; readonly sequence: number }>();
  private readonly waiting = new Set<() => void>();
  private fault: unknown;

  private constructor(private readonly ending: AbortController) {}

  static async of(origin: string, token: string): Promise<Hints> {
    const ending = new AbortController();
    const answer = await fetch(`${origin}/api/web-console/v1/hints`, { headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' }, signal: ending.signal });
    if (!answer.ok || !answer.body) throw new Error(`the stream of hints was answered ${answer.status}`);
    const hints = new Hints(ending);
    hints.read(answer.body).catch((error: unknown) => {
      hints.fault = error;
      for (const wake of hints.waiting) wake();
    });
    return hints;
  }

  /** From now on; the answered function waits for the hint of a sequence or a later one, and says when it came (ms since 1970). */
  next(aggregate: string): (sequence: number) => Promise<number> {
    return async (sequence) => {
      for (;;) {
        const last = this.heard.get(aggregate);
        if (last && last.sequence >= sequence) return last.at;
        if (this.fault !== undefined && !this.ending.signal.aborted) throw this.fault;
        await new Promise<void>((wake) => this.waiting.add(wake));
      }
    };
  }

  close(): void {
    this.ending.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>)) {
      const parts = (text + chunk).split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) this.take(part);
    }
    throw new Error('the stream of hints has ended');
  }

  private take(part: string): void {
    const data = /^data: (.*)$/m.exec(part)?.[1];
    if (!/^event: hint$/m.test(part) || data === undefined) return;
    const { aggregate, sequence } = JSON.parse(data) as Hint;
    this.heard.set(aggregate, { at: Date.now(), sequence });
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }
}
