import { openParked } from '@batchwright/host';
import type { ServeConfiguration } from './configuration';
import { definitionOf } from './definition-of';
import { checkedWiring, plantOptions } from './plant-options';
import { listParked, settleParked, type OpenParked, type SettlingCommand, type Words } from './settle-parked';

/** Says what a service put aside. */
export function listParkedOf(configuration: ServeConfiguration, say: (line: string) => void): Promise<void> {
  return listParked(openedBy(configuration), say);
}

/** Applies or discards what a service put aside. */
export function settleParkedOf(command: SettlingCommand, configuration: ServeConfiguration, words: Words, say: (line: string) => void): Promise<void> {
  return settleParked(command, configuration.service, words, openedBy(configuration), say);
}

/** Beside the service that runs, by the configuration that it has. */
function openedBy(configuration: ServeConfiguration): OpenParked {
  return async () => openParked(checkedWiring(await definitionOf(configuration.service)), { ...plantOptions(configuration), logLevel: 'error' });
}
