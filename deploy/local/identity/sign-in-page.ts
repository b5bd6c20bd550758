import { escapeHtml } from './html';

export interface SignInPage {
  readonly action: string;
  readonly username: string;
  /** For a signature, not for a session. */
  readonly signing: boolean;
  readonly otp: boolean;
  readonly problem?: 'wrong' | 'no-second-factor' | 'locked';
  readonly language: 'en' | 'de';
}

const WORDS = {
  en: {
    title: 'Sign in', signing: 'Sign with your name', name: 'Name', password: 'Password', otp: 'One-time code', go: 'Sign in', sign: 'Sign',
    wrong: 'Name, password or code is not right.', 'no-second-factor': 'This signature asks for a second factor, and this account has none. IT enrols it.',
    locked: 'The account is locked after five wrong tries. Wait fifteen minutes or call IT.',
  },
  de: {
    title: 'Anmelden', signing: 'Mit Ihrem Namen unterschreiben', name: 'Name', password: 'Kennwort', otp: 'Einmalcode', go: 'Anmelden', sign: 'Unterschreiben',
    wrong: 'Name, Kennwort oder Code stimmt nicht.', 'no-second-factor': 'Diese Unterschrift verlangt einen zweiten Faktor, und dieses Konto hat keinen. Die IT richtet ihn ein.',
    locked: 'Das Konto ist nach fünf falschen Versuchen gesperrt. Fünfzehn Minuten warten oder die IT rufen.',
  },
} as const;

/** The provider's one page: name prefilled, password, code where asked; large enough for gloves, no script, nothing from elsewhere. */
export function signInPage({ action, username, signing, otp, problem, language }: SignInPage): string {
  const words = WORDS[language];
  const focus = (wanted: boolean): string => (wanted ? ' autofocus' : '');
  const error = problem ? `<p class="problem" role="alert">${words[problem]}</p>` : '';
  const code = otp ? `<label for="otp">${words.otp}</label><input id="otp" name="otp" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required>` : '';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${signing ? words.signing : words.title} – Batchwright</title>
<style>
:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#eceff1;color:#1f2933;font:18px/1.4 system-ui,sans-serif}
main{width:min(26rem,92vw);background:#fff;border:1px solid #c3ccd4;border-radius:10px;padding:28px}
h1{font-size:24px;margin:0 0 18px}
label{display:block;margin:14px 0 6px;font-weight:600}
input{box-sizing:border-box;width:100%;height:56px;padding:0 14px;font-size:20px;border:2px solid #62707c;border-radius:8px;background:#fff;color:#1f2933}
input[readonly]{background:#eceff1}
button{width:100%;height:64px;margin-top:22px;font-size:20px;font-weight:600;border:0;border-radius:8px;background:#1d5fa8;color:#fff}
:focus-visible{outline:3px solid #e0a100;outline-offset:2px}
.problem{border-left:6px solid #b3261e;background:#fbeae9;color:#7a150f;margin:0 0 10px;padding:10px 14px}
@media (prefers-color-scheme:dark){body{background:#12181d;color:#e6ebef}main{background:#1c242b;border-color:#3a4752}input{background:#12181d;color:#e6ebef;border-color:#8795a1}input[readonly]{background:#2a343d}button{background:#1d5fa8}.problem{background:#3a1c1b;color:#f6c9c5}}
</style></head><body><main><h1>${signing ? words.signing : words.title}</h1>${error}
<form method="post" action="${escapeHtml(action)}" autocomplete="on">
<label for="username">${words.name}</label><input id="username" name="username" value="${escapeHtml(username)}" autocomplete="username" autocapitalize="none" spellcheck="false" required${focus(username === '')}>
<label for="password">${words.password}</label><input id="password" name="password" type="password" autocomplete="current-password" required${focus(username !== '')}>
${code}<button type="submit">${signing ? words.sign : words.go}</button></form></main></body></html>`;
}

/** Said when a page was left open for too long, or was finished in another window. */
export function pageIsOver(): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sign-in – Batchwright</title></head>
<body><main><p>This page is over. Begin again in the console.</p><p lang="de">Diese Seite ist abgelaufen. Bitte in der Konsole neu beginnen.</p></main></body></html>`;
}
