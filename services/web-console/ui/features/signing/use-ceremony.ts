import { useCallback, useEffect, useRef, useState } from 'react';
import { Refused, type Problem } from '../../api/problem';
import { forgetPending, keepPending, pendingAct } from './pending';
import { askForStatement, beginCeremony, performAct, readCeremony, type SignedAct, type Statement } from './signed-act';

const LOOK_EVERY_MS = 600;

/** Where the signing of an act stands. */
export type Signing =
  | { readonly at: 'asking' }
  | { readonly at: 'reading'; readonly statement: Statement }
  | { readonly at: 'authenticating'; readonly statement: Statement; readonly pageClosed: boolean }
  | { readonly at: 'acting'; readonly statement: Statement }
  | { readonly at: 'signed'; readonly statement: Statement }
  | { readonly at: 'failed'; readonly statement?: Statement; readonly error: unknown };

/**
 * The signature ceremony: statement, the provider's page in a popup that the touch itself opens (or by a redirect where popups are
 * blocked), the evidence fetched from the server, the act. The operator's own session is never touched.
 */
export function useCeremony(act: SignedAct, onSigned: () => void): { readonly signing: Signing; readonly sign: (signer: string | undefined) => void; readonly again: () => void } {
  const [signing, setSigning] = useState<Signing>({ at: 'asking' });
  const popup = useRef<Window | null>(null);
  const over = useRef(false);
  const done = useRef(onSigned);
  done.current = onSigned;

  const ask = useCallback(() => {
    setSigning({ at: 'asking' });
    askForStatement(act).then(
      (statement) => over.current || setSigning({ at: 'reading', statement }),
      (error: unknown) => over.current || setSigning({ at: 'failed', error }),
    );
  }, [act]);

  const follow = useCallback(async (ceremony: string, statement: Statement, what: SignedAct, key: string) => {
    try {
      for (;;) {
        if (over.current) return;
        const { status, evidence, problem } = await readCeremony(ceremony);
        if (status === 'failed') throw new Refused(asProblem(problem));
        if (status === 'done' && evidence) {
          popup.current?.close();
          setSigning({ at: 'acting', statement });
          await performAct(what, evidence, key);
          forgetPending();
          setSigning({ at: 'signed', statement });
          done.current();
          return;
        }
        setSigning({ at: 'authenticating', statement, pageClosed: popup.current?.closed === true });
        await new Promise((after) => setTimeout(after, LOOK_EVERY_MS));
      }
    } catch (error) {
      forgetPending();
      if (!over.current) setSigning({ at: 'failed', statement, error });
    }
  }, []);

  useEffect(() => {
    over.current = false;
    const pending = pendingAct();
    if (pending && sameAct(pending.act, act)) {
      forgetPending();
      void follow(pending.ceremony, pending.statement, pending.act, pending.key);
    } else ask();
    return () => void (over.current = true);
  }, [act, ask, follow]);

  const sign = useCallback((signer: string | undefined) => {
    if (signing.at !== 'reading' && signing.at !== 'authenticating') return;
    const { statement } = signing;
    // Opened by the touch, before anything is waited for: later the browser would call it an unwanted popup.
    const page = popup.current && !popup.current.closed ? popup.current : window.open('', 'batchwright-signature', 'popup,width=560,height=760');
    popup.current = page;
    const key = crypto.randomUUID();
    const begin = async (): Promise<void> => {
      const returnTo = page ? undefined : `${location.pathname}${location.search}`;
      const { id, url } = await beginCeremony(statement, { ...(returnTo ? { returnTo } : {}), ...(signer ? { signer } : {}) });
      if (!page) {
        keepPending({ ceremony: id, statement, act, key });
        location.assign(url);
        return;
      }
      page.location.href = url;
      page.focus();
      if (signing.at === 'reading') await follow(id, statement, act, key);
    };
    setSigning({ at: 'authenticating', statement, pageClosed: false });
    begin().catch((error: unknown) => {
      page?.close();
      setSigning({ at: 'failed', statement, error });
    });
  }, [signing, act, follow]);

  return { signing, sign, again: ask };
}

/** True for the act that was left for the provider's page. */
export function sameAct(a: SignedAct, b: SignedAct): boolean {
  return a.act === b.act && JSON.stringify([a.params, a.body]) === JSON.stringify([b.params, b.body]);
}

function asProblem(problem: unknown): Problem {
  if (problem && typeof problem === 'object' && 'title' in problem) return problem as Problem;
  return { code: 'signature-failed', title: typeof problem === 'string' ? problem : 'signature-failed', status: 409, detail: '', traceId: '' };
}
