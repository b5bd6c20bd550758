import { DomainError } from '@batchwright/kernel';
import { overBackChannel } from '../back-channel';

/** Where the provider is asked about a token, and as whom (RFC 7662). */
export interface Introspection {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where services reach the provider when that is another address than browsers'; an origin. */
  readonly backChannel?: string;
}

/** Longest time that the provider may take, in milliseconds. */
const PATIENCE_MS = 5000;

/**
 * What the provider says about a token now; undefined when it does not stand by it any more: the person disabled, the session over. Throws
 * `provider-unavailable` when it does not answer: an act that cannot be taken back waits until it does.
 */
export async function introspected(token: string, { url: address, clientId, clientSecret, backChannel }: Introspection): Promise<Readonly<Record<string, unknown>> | undefined> {
  const credentials = Buffer.from([clientId, clientSecret].map(encodeURIComponent).join(':')).toString('base64');
  const { url, headers } = overBackChannel(address, backChannel);
  try {
    const answer = await fetch(url, { method: 'POST', headers: { authorization: `Basic ${credentials}`, ...headers }, body: new URLSearchParams({ token }), signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`introspection answers ${answer.status}`);
    const claims = (await answer.json()) as { active?: boolean };
    return claims.active === true ? claims : undefined;
  } catch (error) {
    throw new DomainError({ code: 'provider-unavailable', kind: 'retry', params: { why: error instanceof Error ? error.message : String(error) } });
  }
}
