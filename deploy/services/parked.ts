import type { ParkedMessage } from '@batchwright/bus';
import { openParked, type ParkedOrder } from '@batchwright/host';
import type { ServeConfiguration } from './configuration';
import { definitionOf } from './definition-of';
import { WrongConfiguration } from './environment';
import { checkedWiring, plantOptions } from './plant-options';

/** Says what a service put aside, one in a line of JSON, without what the messages hold. */
export function listParkedOf(configuration: ServeConfiguration, say: (line: string) => void): Promise<void> {
  return withParked(configuration, async (parked) => {
    for (const one of await parked.list()) say(lineOf(one));
  });
}

/** Applies what a service put aside under a number, and what waits behind it. Throws what the handler throws; then it stays where it is. */
export async function replayParkedOf(configuration: ServeConfiguration, words: Words, say: (line: string) => void): Promise<void> {
  const order = orderOf('replay', configuration.service, words);
  await withParked(configuration, async (parked) => {
    const applied = await parked.replay(order);
    say(`${applied === 1 ? 'it was' : `${applied} messages were`} applied`);
  });
}

/** Passes over what a service put aside under a number, for good, and applies what waited behind it. */
export async function discardParkedOf(configuration: ServeConfiguration, words: Words, say: (line: string) => void): Promise<void> {
  const order = orderOf('discard', configuration.service, words);
  await withParked(configuration, async (parked) => {
    const behind = await parked.discard(order);
    say(`it was discarded${behind === 0 ? '' : `, and ${behind} behind it ${behind === 1 ? 'was' : 'were'} applied`}`);
  });
}

/** Number, employee number, and the reason in as many words as it takes. */
type Words = readonly (string | undefined)[];

function orderOf(command: string, service: string, [id = '', person = '', ...why]: Words): ParkedOrder {
  const reason = why.join(' ').trim();
  const faults = [
    ...(/^\d{1,18}$/.test(id) ? [] : [`${command} needs the number of a message that was put aside, as "parked ${service}" lists it.`]),
    ...(/^\S+$/.test(person) ? [] : [`${command} needs the employee number of whoever decides it.`]),
    ...(reason === '' ? [`${command} needs a reason: it is recorded with who decided.`] : []),
  ];
  if (faults.length > 0) throw new WrongConfiguration([...faults, `Write: ${command} ${service} <number> <employee number> <reason>`]);
  return { id, person, reason };
}

async function withParked(configuration: ServeConfiguration, work: (parked: Awaited<ReturnType<typeof openParked>>) => Promise<void>): Promise<void> {
  const parked = await openParked(checkedWiring(await definitionOf(configuration.service)), { ...plantOptions(configuration), logLevel: 'error' });
  try {
    await work(parked);
  } finally {
    await parked.close();
  }
}

function lineOf({ id, at, state, tries, reason, message: { topic, type, subject, sequence } }: ParkedMessage): string {
  return JSON.stringify({ id, at, state, topic, type, subject, sequence, tries, reason });
}
