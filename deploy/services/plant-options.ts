import { KafkaTransport } from '@batchwright/bus';
import type { PlantOptions, ServiceDefinition } from '@batchwright/host';
import type { ServeConfiguration } from './configuration';
import { WrongConfiguration } from './environment';
import { openObjectStore } from './object-store';
import { tokenVerifier } from './token-verifier';

/** What a service stands on by its configuration. */
export function plantOptions({ kafka, settings, objects, provider, databaseUrl, logLevel }: ServeConfiguration): Omit<PlantOptions, 'definitions'> {
  return {
    settings,
    objects: openObjectStore(objects),
    verifier: tokenVerifier(provider),
    transport: ({ service, observer }) => new KafkaTransport({ ...kafka, service, observer }),
    databaseUrl: () => databaseUrl,
    logLevel,
  };
}

/** Wiring does nothing but look at settings: what it throws is a setting that cannot be used. */
export function checkedWiring(definition: ServiceDefinition): ServiceDefinition {
  return {
    ...definition,
    module(platform) {
      try {
        return definition.module(platform);
      } catch (error) {
        throw new WrongConfiguration([`${definition.name} cannot use its settings: ${error instanceof Error ? error.message : String(error)}`]);
      }
    },
  };
}
