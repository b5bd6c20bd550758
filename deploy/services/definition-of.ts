import type { ServiceName } from '@batchwright/contracts';
import type { ServiceDefinition } from '@batchwright/host';

/** Each loads its own code only: a process has nothing of its neighbours in memory. */
const DEFINITIONS: Readonly<Record<ServiceName, () => Promise<ServiceDefinition>>> = {
  recipes: async () => (await import('@services/recipes')).recipes,
  'batch-execution': async () => (await import('@services/batch-execution')).batchExecution,
  resources: async () => (await import('@services/resources')).resources,
  training: async () => (await import('@services/training')).training,
  review: async () => (await import('@services/review')).review,
  identity: async () => (await import('@services/identity')).identity,
  'process-data': async () => (await import('@services/process-data')).processData,
  tandem: async () => (await import('@services/tandem')).tandem,
  'web-console': async () => (await import('@services/web-console')).webConsole,
};

/** What a service is. */
export function definitionOf(service: ServiceName): Promise<ServiceDefinition> {
  return DEFINITIONS[service]();
}
