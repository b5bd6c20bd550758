import { readFileSync } from 'node:fs';
import { ClockWatch } from '@batchwright/persistence';
import { serveUntilTold } from '../../../deploy/services/serve-until-told';

/** A service on a machine whose clock is wrong, by as many milliseconds as stand in a file. Words: its name, the file; `--without-watch`: nobody compares the clocks. */
const [, , service, file = '', ...flags] = process.argv;
const LOOK_MS = 100;

const RealDate = Date;
let offsetMs = 0;
const look = (): void => {
  offsetMs = Number(readFileSync(file, 'utf8'));
};
look();
setInterval(look, LOOK_MS).unref();

class WrongDate extends RealDate {
  constructor(...words: ConstructorParameters<typeof Date> | []) {
    if (words.length === 0) super(RealDate.now() + offsetMs);
    else super(...words);
  }

  static override now(): number {
    return RealDate.now() + offsetMs;
  }
}
globalThis.Date = WrongDate as unknown as DateConstructor;
if (flags.includes('--without-watch')) Object.assign(ClockWatch.prototype, { start: () => undefined });

serveUntilTold(service, { definition: (definition) => definition, withoutInbox: false }).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`service with a wrong clock: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
