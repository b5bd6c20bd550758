import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEventBodies, RunEventType } from '@batchwright/procedure';
import { KIND_BY_TYPE, type DataByType, type MessageType } from './generated/messages';

type TypeOf<T extends RunEventType> = `batchwright.batch-execution.v1.${T}`;
/** Names of the fields of a body, of each member of a union; none of an empty body. */
type NameOf<T> = T extends T ? (string extends keyof T ? never : keyof T) : never;
/** Fields of an event's body that its message does not have. */
type Untold = { [T in RunEventType]: TypeOf<T> extends MessageType ? Exclude<NameOf<RunEventBodies[T]>, keyof DataByType[TypeOf<T>]> : T }[RunEventType];

/** The type check fails here when an event has no message, or a field that its message lacks. */
const everythingIsTold: [Untold] extends [never] ? true : Untold = true;

describe('M4 every event of a run leaves as a message', () => {
  it('has a message for each name in the union of run events, all on the events topic', () => {
    expect(everythingIsTold).toBe(true);
    const source = readFileSync(join(__dirname, '../../procedure/src/run/events.ts'), 'utf8');
    const union = /interface RunEventBodies \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
    const names = [...union.matchAll(/^ {2}readonly (\w+):/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(25);
    expect(names.filter((name) => (KIND_BY_TYPE as Record<string, string>)[`batchwright.batch-execution.v1.${name}`] !== 'events')).toEqual([]);
  });
});
