import { whyNoBrokers } from '@batchwright/bus';
import { schemaOf } from '@batchwright/contracts';
import type { ServiceDefinition } from '@batchwright/host';
import { OtherClock, whyNoSchema } from '@batchwright/persistence';
import type { ServeConfiguration } from './configuration';
import { WrongConfiguration } from './environment';

/** Longest time that the provider may take, in milliseconds. */
const PATIENCE_MS = 3000;

/** What is missing for a service to begin, a sentence each; none = it can. Throws `WrongConfiguration` for what no waiting mends. */
export async function whatIsMissing(configuration: ServeConfiguration, definition: ServiceDefinition): Promise<string[]> {
  return present([await noDatabase(configuration, definition), ...(await whatIsAway(configuration))]);
}

/** What is away of that without which a service that runs goes on: messages wait in its outbox, and known keys stay known. */
export async function whatIsAway({ kafka, service, provider }: ServeConfiguration): Promise<string[]> {
  return present(await Promise.all([whyNoBrokers(kafka, service), noProvider(provider.consoleIssuer, provider.backChannel)]));
}

async function noDatabase({ databaseUrl, settings: { clock } }: ServeConfiguration, { name, migrations }: ServiceDefinition): Promise<string | undefined> {
  try {
    return await whyNoSchema(databaseUrl, { schema: schemaOf(name), standard: true, clock, migrations });
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

function present(sentences: readonly (string | undefined)[]): string[] {
  return sentences.filter((one) => one !== undefined);
}
