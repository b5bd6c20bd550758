import { usePerson } from '../../session/session';
import { looksOn } from './call-state';
import { useMySessions } from './queries';
import { useRoom } from './room-store';

/** Who may be called. What may be done, the service decides; this only chooses what is shown and asked. */
const TAKE_PART: readonly string[] = ['operator', 'dispenser', 'supervisor', 'warehouse', 'qc', 'maintenance', 'engineer', 'qa', 'qp', 'trainer'];
/** Who calls: who works at steps. */
const CALL: readonly string[] = ['operator', 'dispenser', 'supervisor', 'warehouse', 'qc', 'maintenance'];

export function takesPart(roles: readonly string[]): boolean {
  return roles.some((role) => TAKE_PART.includes(role));
}

export function calls(roles: readonly string[]): boolean {
  return roles.some((role) => CALL.includes(role));
}

/** True where whoever looks at a step stands beside it as an expert: he reads, and does nothing. */
export function useLooksOn(step: { readonly runId: string; readonly stepKey: string }): boolean {
  const { person, roles } = usePerson();
  const sessions = useMySessions(takesPart(roles)).data ?? [];
  return looksOn(sessions, person, step, useRoom()?.session);
}
