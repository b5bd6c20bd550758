import { DomainError } from '@batchwright/kernel';

/** Longest time that the provider may take, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Asks the provider. Throws `provider-unavailable` when it cannot be reached or has a fault of its own. */
export async function askProvider(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    const answer = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status < 500) return answer;
    throw new Error(`answers ${answer.status}`);
  } catch (error) {
    throw new DomainError({ code: 'provider-unavailable', kind: 'retry', params: { why: error instanceof Error ? error.message : String(error) } });
  }
}

/** A form sent as a confidential client (RFC 6749 2.3.1). */
export function asClient(id: string, secret: string, form: Record<string, string>): RequestInit {
  const credentials = [id, secret].map(encodeURIComponent).join(':');
  return { method: 'POST', headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }, body: new URLSearchParams(form) };
}
