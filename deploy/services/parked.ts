import type { ParkedMessage } from '@batchwright/bus';
import { openParked } from '@batchwright/host';
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
export async function replayParkedOf(configuration: ServeConfiguration, id: string | undefined, say: (line: string) => void): Promise<void> {
  if (id === undefined || !/^\d{1,18}$/.test(id)) throw new WrongConfiguration([`replay needs the number of a message that was put aside: replay ${configuration.service} <id>, as "parked ${configuration.service}" lists it.`]);
  await withParked(configuration, async (parked) => {
    const applied = await parked.replay(id);
    say(`${applied === 1 ? 'it was' : `${applied} messages were`} applied`);
  });
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
