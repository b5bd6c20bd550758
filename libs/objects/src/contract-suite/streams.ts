import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A source of these parts. */
export async function* parts(...texts: string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

/** A source of so many MiB, in parts of one; `each` is called after each part. */
export async function* zeros(mebibytes: number, each: () => void = () => undefined): AsyncIterable<Uint8Array> {
  for (let n = 0; n < mebibytes; n += 1) {
    yield await Promise.resolve(Buffer.alloc(2 ** 20));
    each();
  }
}

/** What a stream gives, as text. */
export async function read(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString();
}

/**
 * The most bytes of buffers, over those of before, that were in use at one of the looks of `act`, and at some more beside them. What nobody holds is
 * collected before a look; `look` does so at each 24th call.
 */
export async function mostHeld(act: (look: () => void) => Promise<void>): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = (): number => {
    collect();
    collect(); // bytes of the first are given back beside the program; the second waits for that
    return process.memoryUsage().arrayBuffers;
  };
  const before = held();
  let [most, calls] = [0, 0];
  const look = (): void => { most = Math.max(most, held() - before); };
  const looking = setInterval(look, 3000);
  try {
    await act(() => { if ((calls += 1) % 24 === 0) look(); });
  } finally {
    clearInterval(looking);
  }
  return most;
}
