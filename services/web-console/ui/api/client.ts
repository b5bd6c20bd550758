import createClient, { type Middleware } from 'openapi-fetch';
import i18next from 'i18next';
import { accessToken, lock } from '../session/session';
import { terminalProof } from '../session/terminal';
import type { paths } from './generated/schema';
import { Refused, type Problem } from './problem';
import { serviceAway } from './service-away';
import { newTraceparent } from './traceparent';

/** Puts on every request who asks, where, in which language the answer is read, and the trace that begins with it. */
const headers: Middleware = {
  async onRequest({ request }) {
    const token = await accessToken();
    if (token) request.headers.set('authorization', `Bearer ${token}`);
    const here = terminalProof();
    if (here) request.headers.set('x-terminal', here);
    request.headers.set('accept-language', i18next.language);
    request.headers.set('traceparent', newTraceparent());
    // One key for each touch; whoever repeats a request gives the key of the first try himself.
    if (request.method !== 'GET' && !request.headers.has('idempotency-key')) request.headers.set('idempotency-key', crypto.randomUUID());
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return undefined;
    const problem = await problemOf(response);
    if (response.status === 401) lock();
    throw new Refused(problem);
  },
};

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return serviceAway(response.url, response.status) ?? { code: 'unreadable-answer', title: response.statusText || String(response.status), status: response.status, detail: '', traceId: '' };
  }
}

/** The documented public API, and nothing else. A refusal is thrown as `Refused`. */
export const api = createClient<paths>({ baseUrl: '' });
api.use(headers);

/** What an answer is made of; a refusal was thrown before. */
export async function answerOf<T>(request: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data } = await request;
  return data as T;
}
