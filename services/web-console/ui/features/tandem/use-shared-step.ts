import { useEffect, useState } from 'react';
import { followView, type SharedStep } from './view-stream';

/** What stands at the step of a session, live, once one stands in it; `cut`: it does not flow just now. */
export function useSharedStep(session: string, standsThere: boolean): { readonly step?: SharedStep; readonly cut: boolean } {
  const [shown, setShown] = useState<{ readonly session: string; readonly step?: SharedStep; readonly cut: boolean }>({ session, cut: false });
  useEffect(
    () =>
      standsThere
        ? followView(session, {
            shown: (step) => setShown({ session, step, cut: false }),
            cut: () => setShown((before) => ({ ...before, session, cut: true })),
          })
        : undefined,
    [session, standsThere],
  );
  return shown.session === session ? shown : { cut: false };
}
