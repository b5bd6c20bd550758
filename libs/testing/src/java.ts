import { execFile } from 'node:child_process';

/** How a program ended. `code` is 127 where there is no such program; `text` is all that it printed. */
export interface Ended {
  readonly code: number;
  readonly text: string;
}

/** Runs a program of the machine to its end. */
export function run(program: string, words: readonly string[]): Promise<Ended> {
  return new Promise((done) => execFile(program, [...words], { maxBuffer: 64 << 20 }, (error, out, problem) => done({ code: error ? (typeof error.code === 'number' ? error.code : 127) : 0, text: `${out}${problem}${error && problem === '' && out === '' ? error.message : ''}` })));
}

/** Runs the machine's Java. */
export function java(words: readonly string[]): Promise<Ended> {
  return run('java', words);
}
