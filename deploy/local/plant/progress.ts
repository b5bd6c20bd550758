/** Tells a person who waits what is going on. */
export interface Progress {
  /** A stage that may last; it is told when it lasts longer than a second. */
  stage<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** One line. */
  say(line: string): void;
}

/** Below this a stage is over before anybody reads its name. */
const PATIENCE_MS = 1000;

/** Progress as lines of a terminal. */
export function linesTo(write: (text: string) => void): Progress {
  return {
    say: (line) => write(`${line}\n`),
    async stage(name, work) {
      const began = performance.now();
      let told = false;
      const timer = setTimeout(() => {
        told = true;
        write(`  ${name} …\n`);
      }, PATIENCE_MS);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
        if (told) write(`  ${name}: ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
      }
    },
  };
}

/** For tests: says nothing. */
export const SILENT_PROGRESS: Progress = { say: () => undefined, stage: (_name, work) => work() };
