import { whyNoBrokers } from '@batchwright/bus';
import { schemaOf } from '@batchwright/contracts';
import type { ServiceDefinition } from '@batchwright/host';
import { OtherClock, whyNoSchema } from '@batchwright/persistence';
import type { ServeConfiguration } from './configuration';
import { WrongConfiguration } from './environment';
import type { Missing } from './service-state';

/** Longest time that the provider may take, in milliseconds. */
const PATIENCE_MS = 3000;

/** What is not there, and whether the service can begin all the same. */
export interface Needs {
  readonly missing: readonly Missing[];
  readonly canBegin: boolean;
}

/**
 * What is missing for a service to begin. It begins without a provider, and without brokers that do not answer: acts are recorded and wait in the outbox. Brokers
 * that refuse its account, or lack its topics, are another thing: somebody has to do something, and until then it takes nobody's place. Throws
 * `WrongConfiguration` for what no waiting mends.
 */
export async function whatIsMissing(configuration: ServeConfiguration, definition: ServiceDefinition): Promise<Needs> {
  const [database, [brokers, provider]] = await Promise.all([noDatabase(configuration, definition), awayNow(configuration)]);
  return { missing: present([database, brokers, provider]), canBegin: database === undefined && (brokers === undefined || brokers.away) };
}

/** What is away of that without which a service that runs goes on: messages wait in its outbox, and known keys stay known. */
export async function whatIsAway(configuration: ServeConfiguration): Promise<Missing[]> {
  return present(await awayNow(configuration));
}

async function awayNow({ kafka, service, provider }: ServeConfiguration): Promise<[brokers: (Missing & { away: boolean }) | undefined, provider: Missing | undefined]> {
  const [brokers, why] = await Promise.all([whyNoBrokers(kafka, service), noProvider(provider.consoleIssuer, provider.backChannel)]);
  return [brokers && { part: 'brokers', ...brokers }, why === undefined ? undefined : { part: 'provider', why }];
}

async function noDatabase({ databaseUrl, settings: { clock } }: ServeConfiguration, { name, migrations }: ServiceDefinition): Promise<Missing | undefined> {
  try {
    const why = await whyNoSchema(databaseUrl, { schema: schemaOf(name), standard: true, clock, migrations });
    return why === undefined ? undefined : { part: 'database', why };
  } catch (error) {
    if (error instanceof OtherClock) throw new WrongConfiguration([`BATCHWRIGHT_CLOCK: ${error.message}.`]);
    throw error;
  }
}

async function noProvider(issuer: string, backChannel: string): Promise<string | undefined> {
  const url = `${backChannel}${new URL(issuer).pathname}/protocol/openid-connect/certs`;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { keys } = answer.ok ? ((await answer.json()) as { keys?: unknown[] }) : {};
    return keys && keys.length > 0 ? undefined : `the provider has no keys at ${url}: it answers ${answer.status}`;
  } catch (error) {
    const { message, cause } = error as Error;
    return `the provider does not answer at ${url}: ${cause instanceof Error ? cause.message : message}`;
  }
}

function present(parts: readonly (Missing | undefined)[]): Missing[] {
  return parts.filter((one) => one !== undefined).map(({ part, why }) => ({ part, why }));
}
