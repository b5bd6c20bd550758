/** What a page says after a signature. */
export type CeremonyEnd = 'done' | 'failed' | 'unknown';

const WORDS: Readonly<Record<CeremonyEnd, { readonly en: string; readonly de: string }>> = {
  done: { en: 'Signed. You can close this page.', de: 'Unterschrieben. Diese Seite kann geschlossen werden.' },
  failed: { en: 'Not signed. The console says why; you can close this page.', de: 'Nicht unterschrieben. Die Konsole sagt, warum; diese Seite kann geschlossen werden.' },
  unknown: { en: 'This signature is over. Begin again in the console.', de: 'Diese Unterschrift ist abgelaufen. Bitte in der Konsole neu beginnen.' },
};

/** Nothing but the page's own style and its one script, by the script's hash; in no frame. */
export const CEREMONY_PAGE_POLICY = "default-src 'none'; script-src 'sha256-jqxtvDkBbRAl9Hpqv68WdNOieepg8tJSYu1xIy7zT34='; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/** The page on which a signature ends when it was opened beside the console; it closes itself where the browser lets it. */
export function ceremonyPage(end: CeremonyEnd, language: 'en' | 'de'): string {
  const close = end === 'unknown' ? '' : '<script>window.close()</script>';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Batchwright</title>
<style>:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;font:20px/1.4 system-ui,sans-serif}main{padding:24px}</style>
</head><body><main><p role="status">${WORDS[end][language]}</p></main>${close}</body></html>`;
}
