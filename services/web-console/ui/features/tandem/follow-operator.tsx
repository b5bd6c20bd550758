import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { TandemSession } from './call-state';

/** Where a session is looked at. */
export function pathOf({ runId, shownStep }: Pick<TandemSession, 'runId' | 'shownStep'>): string {
  return `/batches/${runId}/steps/${encodeURIComponent(shownStep)}`;
}

/** Whoever stands beside the operator goes with him to the next step; who has gone elsewhere to look around stays there. */
export function FollowOperator({ session }: { readonly session: TandemSession }) {
  const go = useNavigate();
  const { pathname } = useLocation();
  const path = pathOf(session);
  const before = useRef(path);
  useEffect(() => {
    const was = before.current;
    before.current = path;
    if (was !== path && pathname === was) void go(path);
  }, [path, pathname, go]);
  return null;
}
