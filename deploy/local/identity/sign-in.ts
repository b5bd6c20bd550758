import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import type { Accounts, Level, LoginOutcome } from './accounts';
import { languageOf, readForm, sendHtml } from './html';
import { pageIsOver, signInPage } from './sign-in-page';

/** Shows the sign-in page and takes what was typed: the levels and the lock-out that Keycloak does by the flows of the realm file. */
export async function signIn(provider: Provider, accounts: Accounts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const { params } = await provider.interactionDetails(request, response);
    const clientId = String(params.client_id);
    const signing = clientId === 'mes-sign';
    const level = levelOf(signing, params.acr_values);
    const hint = typeof params.login_hint === 'string' ? params.login_hint : '';
    const page = { action: request.url ?? '', signing, otp: level === 'esig-2fa', language: languageOf(request, params.ui_locales) };
    if (request.method !== 'POST') return sendHtml(response, 200, signInPage({ ...page, username: hint }));
    const form = await readForm(request);
    const username = (form.get('username') ?? '').trim().toLowerCase();
    const outcome = accounts.login({
      username, password: form.get('password') ?? '', otp: (form.get('otp') ?? '').replaceAll(/\s/g, ''), level, clientId,
      ipAddress: request.socket.remoteAddress ?? '',
    });
    if (!outcome.ok) return sendHtml(response, statusOf(outcome), signInPage({ ...page, username, problem: outcome.reason }));
    const login = { accountId: outcome.user.id, acr: level, amr: level === 'esig-2fa' ? ['pwd', 'otp'] : ['pwd'], remember: !signing };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) process.stderr.write(`sign-in page: ${String(error)}\n`);
    if (!response.headersSent) sendHtml(response, 400, pageIsOver());
  }
}

/** The strongest level that is asked for; a signature is never below `esig`, even when the request left it out. */
function levelOf(signing: boolean, acrValues: unknown): Level {
  if (!signing) return 'session';
  return String(acrValues ?? '').split(' ').includes('esig-2fa') ? 'esig-2fa' : 'esig';
}

function statusOf(outcome: LoginOutcome & { ok: false }): number {
  return outcome.reason === 'locked' ? 423 : 401;
}
