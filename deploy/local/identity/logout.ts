import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Accounts } from './accounts';
import { isConsoleAddress } from './clients';
import { readForm, sendHtml } from './html';
import type { ReadToken } from './tokens';

/** What logging out needs. */
export interface Logout {
  readonly accounts: Accounts;
  readonly readToken: ReadToken;
  /** Ends a session at either issuer; false when it was over. */
  readonly endSession: (sid: string) => boolean;
  readonly consoleOrigin: string;
}

const SIGNED_OUT = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Signed out – Batchwright</title></head><body><main><p>Signed out.</p><p lang="de">Abgemeldet.</p></main></body></html>`;

/**
 * Ends the session that an ID token names (`id_token_hint`), from a browser or from a server without cookies, as Keycloak does.
 * Without a hint nothing happens: nobody is logged out by a link.
 */
export async function logout(of: Logout, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const query = new URL(request.url ?? '', 'http://local').searchParams;
  const form = request.method === 'POST' ? await readForm(request) : query;
  const claims = await of.readToken(form.get('id_token_hint') ?? '', true);
  if (claims?.typ !== 'ID' || typeof claims.sid !== 'string') return sendHtml(response, 400, SIGNED_OUT.replace('Signed out.', 'The id_token_hint is missing or not ours.').replace('Abgemeldet.', 'Der id_token_hint fehlt oder ist nicht von hier.'));
  if (of.endSession(claims.sid)) of.accounts.loggedOut(claims.sub ?? '', String(claims.azp), request.socket.remoteAddress ?? '');
  const back = form.get('post_logout_redirect_uri');
  if (back === null || claims.azp !== 'console' || !isConsoleAddress(back, of.consoleOrigin)) return sendHtml(response, 200, SIGNED_OUT);
  const target = new URL(back);
  const state = form.get('state');
  if (state !== null) target.searchParams.set('state', state);
  response.writeHead(302, { location: target.href, 'cache-control': 'no-store' }).end();
}
