import type { IncomingMessage, ServerResponse } from 'node:http';

/** Largest form that is read, in characters. */
const FORM_LIMIT = 20_000;
/** Nothing from elsewhere, no script, in no frame. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/** Text that may stand in a page. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** Answers with a page. */
export function sendHtml(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': POLICY, 'referrer-policy': 'no-referrer' }).end(body);
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}

/** Reads a posted form. Throws when it is too large. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > FORM_LIMIT) throw new Error('form too large');
  }
  return new URLSearchParams(text);
}

/** English, or German where the browser or the request prefers it. */
export function languageOf(request: IncomingMessage, uiLocales?: unknown): 'en' | 'de' {
  const wished = typeof uiLocales === 'string' && uiLocales !== '' ? uiLocales : (request.headers['accept-language'] ?? '');
  return /^\s*de\b/i.test(wished) ? 'de' : 'en';
}
