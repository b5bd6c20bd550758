/** Something that a stream said. */
export interface StreamEvent {
  readonly type: string;
  readonly id?: string;
  readonly data: string;
}

/** Services say every 15 s that they are there; a stream that is silent for longer is cut off, though nobody said so. */
const SILENT_MS = 40_000;

interface Listening {
  readonly token: string;
  /** Whoever listens leaves: the stream is cut off. */
  readonly left: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Events of a stream of the plant until it ends; whoever stops earlier hangs up. Throws when it is refused, cut off, silent for too long, or left. */
export async function* streamOf(path: string, { token, left, headers }: Listening): AsyncGenerator<StreamEvent> {
  const hungUp = new AbortController();
  let silence: ReturnType<typeof setTimeout> | undefined;
  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => hungUp.abort(), SILENT_MS);
  };
  try {
    heard();
    const response = await fetch(path, { headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...headers }, signal: AbortSignal.any([left, hungUp.signal]) });
    if (!response.ok || !response.body) throw new Error(String(response.status));
    yield* eventsOf(response.body, heard);
  } finally {
    clearTimeout(silence);
    hungUp.abort();
  }
}

/** Events of a text/event-stream; `heard` at everything that comes, also what is no event. */
async function* eventsOf(body: ReadableStream<Uint8Array>, heard: () => void): AsyncGenerator<StreamEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (;;) {
    heard();
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const parts = rest.split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const event = parseEvent(part);
      if (event) yield event;
    }
  }
}

function parseEvent(text: string): StreamEvent | undefined {
  let type = '';
  let id: string | undefined;
  let data = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('event: ')) type = line.slice(7);
    else if (line.startsWith('id: ')) id = line.slice(4);
    else if (line.startsWith('data: ')) data += line.slice(6);
  }
  return type === '' ? undefined : { type, data, ...(id === undefined ? {} : { id }) };
}
