/** The services of the plant that own topics, in the order in which the house lists them. */
export const SERVICE_NAMES = ['recipes', 'batch-execution', 'resources', 'training', 'review', 'identity', 'process-data', 'tandem', 'web-console'] as const;

/** Name of a service as it appears in topics, types, paths and groups (`batch-execution`). */
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** True when the text is the name of a service of the plant. */
export function isServiceName(text: string): text is ServiceName {
  return (SERVICE_NAMES as readonly string[]).includes(text);
}

/** PostgreSQL schema of a service: `batch-execution` → `batch_execution`. */
export function schemaOf(service: ServiceName): string {
  return service.replaceAll('-', '_');
}

/** Login role under which a service speaks to the database and to the embedded bus: `batch_execution_app`. */
export function appRoleOf(service: ServiceName): string {
  return `${schemaOf(service)}_app`;
}

/** CloudEvents `source` of a service: `/batchwright/batch-execution`. */
export function sourceOf(service: ServiceName): string {
  return `/batchwright/${service}`;
}
