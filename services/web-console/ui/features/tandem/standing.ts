import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { usePerson } from '../../session/session';
import { goesTo, looksOn, type TandemSession } from './call-state';
import { goTo, useMySessions } from './queries';
import { useRoom } from './room-store';

/** Who may be called. What may be done, the service decides; this only chooses what is shown and asked. */
const TAKE_PART: readonly string[] = ['operator', 'dispenser', 'supervisor', 'warehouse', 'qc', 'maintenance', 'engineer', 'qa', 'qp', 'trainer'];
/** Who calls: who works at steps. */
const CALL: readonly string[] = ['operator', 'dispenser', 'supervisor', 'warehouse', 'qc', 'maintenance'];

/** That a step was begun reaches the service of sessions a moment later than the console that began it. */
const AGAIN_MS = 700;
const MOST_TRIES = 15;

export function takesPart(roles: readonly string[]): boolean {
  return roles.some((role) => TAKE_PART.includes(role));
}

/** Who reviews batches, and watches what was recorded for it. */
const WATCH: readonly string[] = ['supervisor', 'qc', 'qa', 'qp', 'inspector'];

export function watches(roles: readonly string[]): boolean {
  return roles.some((role) => WATCH.includes(role));
}

export function calls(roles: readonly string[]): boolean {
  return roles.some((role) => CALL.includes(role));
}

/** The session in which whoever looks at a step stands beside it as an expert: he reads, and does nothing. */
export function useLooksOn(step: { readonly runId: string; readonly stepKey: string }): TandemSession | undefined {
  const { person, roles } = usePerson();
  const sessions = useMySessions(takesPart(roles)).data ?? [];
  return looksOn(sessions, person, step, useRoom()?.session);
}

/** The session goes with its operator to the step at which he is: the others see that one from then on. */
export function useTakesAlong(step: { readonly runId: string; readonly stepKey: string; readonly status: string }): void {
  const { person, roles } = usePerson();
  const queries = useQueryClient();
  const sessions = useMySessions(takesPart(roles)).data ?? [];
  const session = goesTo(sessions, person, step, useRoom()?.session)?.id;
  const { stepKey } = step;
  useEffect(() => {
    if (session === undefined) return;
    let here = true;
    const go = async (tries: number): Promise<void> => {
      try {
        await goTo(session, stepKey);
      } catch {
        if (tries < MOST_TRIES) await new Promise((again) => setTimeout(again, AGAIN_MS));
        if (here && tries < MOST_TRIES) return go(tries + 1);
      }
      await queries.invalidateQueries({ queryKey: ['tandem', 'mine'] });
    };
    void go(1);
    return () => {
      here = false;
    };
  }, [session, stepKey, queries]);
}
