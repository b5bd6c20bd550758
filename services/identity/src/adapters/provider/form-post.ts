import { overBackChannel } from '@batchwright/access';
import { DomainError } from '@batchwright/kernel';

/** Longest time that the provider may take, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Asks the provider, over the way of services where there is one. Throws `provider-unavailable` when it cannot be reached or has a fault of its own. */
export async function askProvider(address: string, init: RequestInit & { readonly headers?: Record<string, string> } = {}, backChannel?: string): Promise<Response> {
  const { url, headers } = overBackChannel(address, backChannel);
  try {
    const answer = await fetch(url, { ...init, headers: { ...init.headers, ...headers }, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status < 500) return answer;
    throw new Error(`answers ${answer.status}`);
  } catch (error) {
    throw new DomainError({ code: 'provider-unavailable', kind: 'retry', params: { why: error instanceof Error ? error.message : String(error) } });
  }
}

/** A form sent as a confidential client (RFC 6749 2.3.1). */
export function asClient(id: string, secret: string, form: Record<string, string>): RequestInit & { readonly headers: Record<string, string> } {
  const credentials = [id, secret].map(encodeURIComponent).join(':');
  return { method: 'POST', headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }, body: new URLSearchParams(form) };
}
