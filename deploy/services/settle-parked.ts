import type { ParkedMessage } from '@batchwright/bus';
import type { ParkedMessages, ParkedOrder } from '@batchwright/host';
import { WrongConfiguration } from './environment';

/** Commands that end the waiting of a message that was put aside. */
export type SettlingCommand = 'replay' | 'discard';

/** Opens what a service put aside. */
export type OpenParked = () => Promise<ParkedMessages>;

/** What follows the name of the service on the command line: number, employee number, and the reason in as many words as it takes. */
export type Words = readonly (string | undefined)[];

/** Says what a service put aside, one in a line of JSON, without what the messages hold. */
export function listParked(open: OpenParked, say: (line: string) => void): Promise<void> {
  return withParked(open, async (parked) => {
    for (const one of await parked.list()) say(lineOf(one));
  });
}

/**
 * `replay` applies what a service put aside under a number, `discard` passes over it for good; then what waited behind it is applied. Throws `WrongConfiguration` before it opens anything when a word
 * is missing, and what the handler throws; then the message stays where it is.
 */
export async function settleParked(command: SettlingCommand, service: string, words: Words, open: OpenParked, say: (line: string) => void): Promise<void> {
  const order = orderOf(command, service, words);
  await withParked(open, async (parked) => {
    const count = await parked[command](order);
    if (command === 'replay') say(`${count === 1 ? 'it was' : `${count} messages were`} applied`);
    else say(`it was discarded${count === 0 ? '' : `, and ${count} behind it ${count === 1 ? 'was' : 'were'} applied`}`);
  });
}

function orderOf(command: SettlingCommand, service: string, [id = '', person = '', ...why]: Words): ParkedOrder {
  const reason = why.join(' ').trim();
  const faults = [
    ...(/^\d{1,18}$/.test(id) ? [] : [`${command} needs the number of a message that was put aside, as "parked ${service}" lists it.`]),
    ...(/^\S+$/.test(person) ? [] : [`${command} needs the employee number of whoever decides it.`]),
    ...(reason === '' ? [`${command} needs a reason: it is recorded with who decided.`] : []),
  ];
  if (faults.length > 0) throw new WrongConfiguration([...faults, `Write: ${command} ${service} <number> <employee number> <reason>`]);
  return { id, person, reason };
}

async function withParked(open: OpenParked, work: (parked: ParkedMessages) => Promise<void>): Promise<void> {
  const parked = await open();
  try {
    await work(parked);
  } finally {
    await parked.close();
  }
}

function lineOf({ id, at, state, tries, reason, message: { topic, type, subject, sequence } }: ParkedMessage): string {
  return JSON.stringify({ id, at, state, topic, type, subject, sequence, tries, reason });
}
