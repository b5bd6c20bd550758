import { execFile } from 'node:child_process';

/** Runs the machine's Java; `code` is 127 where there is none. `text` is all that it printed. */
export function java(words: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise((done) => execFile('java', [...words], { maxBuffer: 64 << 20 }, (error, out, problem) => done({ code: error ? (typeof error.code === 'number' ? error.code : 127) : 0, text: `${out}${problem}${error && problem === '' && out === '' ? error.message : ''}` })));
}
