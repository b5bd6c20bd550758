import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { guestFile, isGuest } from '../../session/guest';
import type { RoomService } from './call-room';
import type { Party } from './call-state';
import { pastSessions } from './past-sessions';
import { remoteSignatures } from './remote-signatures';
import { rowsOfRun, rowsOfStep, type SessionRow } from './session-rows';

export type Expert = components['schemas']['ExpertResponse'];

/** Who stands before a console, as the plant is told. */
export interface ThisConsole {
  readonly console: string;
  readonly languages: string[];
}

/** A call rings for a minute: where a hint was lost, it is still found. */
const LOOK_AGAIN_MS = 10_000;
const MOST_ROWS = 500;

/** Sessions that are not over and to which one belongs. */
export function useMySessions(enabled: boolean) {
  return useQuery({
    queryKey: ['tandem', 'mine'], enabled, refetchInterval: LOOK_AGAIN_MS,
    queryFn: async () => (await answerOf(api.GET('/api/tandem/v1/sessions', { params: { query: { mine: 'open', limit: 50 } } }))).items,
  });
}

/** Who may help with a step. Who is there changes without an event. */
export function useExperts(runId: string, stepKey: string) {
  return useQuery({
    queryKey: ['tandem', 'experts', runId, stepKey], refetchInterval: 5000,
    queryFn: () => answerOf(api.GET('/api/tandem/v1/runs/{id}/steps/{key}/experts', { params: { path: { id: runId, key: stepKey } } })),
  });
}

/** What the record of the run says of sessions at a step; asked for only where there was one. */
export function useSessionRows(runId: string, stepKey: string) {
  const sessions = useQuery({
    queryKey: ['tandem', 'of-step', runId, stepKey],
    queryFn: async () => (await answerOf(api.GET('/api/tandem/v1/sessions', { params: { query: { runId, stepKey, limit: 1 } } }))).items.length,
  });
  return useQuery({ queryKey: ['batch-execution', 'session-rows', runId, stepKey], enabled: (sessions.data ?? 0) > 0, queryFn: () => readRows(runId, stepKey) });
}

/** Sessions at all steps of a run, and signatures that were given out of them, as its record tells them; asked for only where there was one. */
export function usePastSessions(runId: string) {
  const sessions = useQuery({
    queryKey: ['tandem', 'of-run', runId],
    queryFn: async () => (await answerOf(api.GET('/api/tandem/v1/sessions', { params: { query: { runId, limit: 1 } } }))).items.length,
  });
  return useQuery({ queryKey: ['batch-execution', 'past-sessions', runId], enabled: (sessions.data ?? 0) > 0, queryFn: async () => {
    const rows = await readAudit(runId);
    return { sessions: pastSessions(rowsOfRun(rows)), signed: remoteSignatures(rows) };
  } });
}

async function readRows(runId: string, stepKey: string): Promise<SessionRow[]> {
  return rowsOfStep(await readAudit(runId), stepKey);
}

async function readAudit(runId: string) {
  const rows: components['schemas']['AuditResponse'][] = [];
  let after: string | undefined;
  do {
    const page = await answerOf(api.GET('/api/batch-execution/v1/runs/{id}/audit', { params: { path: { id: runId }, query: { limit: MOST_ROWS, ...(after === undefined ? {} : { after }) } } }));
    rows.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return rows;
}

/** A file of a session, as long as it is open. */
export function useSharedFile(session: string, sha256: string | undefined) {
  return useQuery({
    queryKey: ['tandem', 'file', session, sha256], enabled: sha256 !== undefined, staleTime: Infinity, retry: 1,
    queryFn: () => isGuest() ? guestFile('shown-files', sha256 ?? '') : answerOf(api.GET('/api/tandem/v1/sessions/{id}/files/{sha256}', { params: { path: { id: session, sha256: sha256 ?? '' } }, parseAs: 'blob' })) as unknown as Promise<Blob>,
  });
}

const at = (id: string) => ({ params: { path: { id } } });

export function beThere(console: ThisConsole, session: string | undefined) {
  return answerOf(api.POST('/api/tandem/v1/open-consoles', { body: { ...console, ...(session === undefined ? {} : { session }) } }));
}

/** Answers the session. */
export async function callExpert(runId: string, stepKey: string, person: string): Promise<string> {
  return (await answerOf(api.POST('/api/tandem/v1/sessions', { body: { runId, stepKey, person } }))).aggregate;
}

export function acceptCall(id: string) {
  return answerOf(api.POST('/api/tandem/v1/sessions/{id}/acceptance', at(id)));
}

export function declineCall(id: string, word: string) {
  return answerOf(api.POST('/api/tandem/v1/sessions/{id}/refusal', { ...at(id), body: { word } }));
}

/** The session goes with its operator to another step. */
export function goTo(id: string, stepKey: string) {
  return answerOf(api.POST('/api/tandem/v1/sessions/{id}/place', { ...at(id), body: { stepKey } }));
}

/** The operator ends the session, an expert leaves it. */
export function hangUp(id: string, side: Party['side']) {
  return side === 'operator' ? answerOf(api.POST('/api/tandem/v1/sessions/{id}/end', at(id))) : answerOf(api.POST('/api/tandem/v1/sessions/{id}/leaving', at(id)));
}

/** A frozen picture of the operator, shown to all under a number, is kept with the step. */
export function keepPicture(id: string, file: string, picture: number) {
  return answerOf(api.POST('/api/tandem/v1/sessions/{id}/pictures', { ...at(id), body: { file, picture } }));
}

export type NewGuest = components['schemas']['InviteGuestRequest'];
export type GuestLink = components['schemas']['GuestLinkResponse'];

/** Invites a guest; answers his name within the session. */
export async function inviteGuest(id: string, guest: NewGuest): Promise<string> {
  return (await answerOf(api.POST('/api/tandem/v1/sessions/{id}/guests', { ...at(id), body: guest }))).guest ?? '';
}

/** Link and code of a guest, told once; the ones before open nothing any more. */
export function giveLink(id: string, guest: string): Promise<GuestLink> {
  return answerOf(api.POST('/api/tandem/v1/sessions/{id}/guests/{guest}/links', { params: { path: { id, guest } } }));
}

export function showOut(id: string, guest: string) {
  return answerOf(api.POST('/api/tandem/v1/sessions/{id}/guests/{guest}/revocation', { params: { path: { id, guest } } }));
}

/** What a room asks of the plant, for a console. */
export function roomService(console: () => ThisConsole): RoomService {
  return {
    join: (session) => answerOf(api.POST('/api/tandem/v1/sessions/{id}/joining', { ...at(session), body: console() })),
    servers: (session) => answerOf(api.GET('/api/tandem/v1/sessions/{id}/ice-servers', at(session))),
    talk: async (session) => (await answerOf(api.GET('/api/tandem/v1/sessions/{id}/talk', at(session)))).items,
    speak: (session, peer, { kind, ...said }) => answerOf(api.POST('/api/tandem/v1/sessions/{id}/signals', { ...at(session), body: { kind, peer, body: JSON.stringify(said) } })),
    show: async (session, bytes) => {
      const init = { ...at(session), body: bytes as unknown as string, bodySerializer: (body: unknown) => body as Blob, headers: { 'content-type': 'application/octet-stream' } };
      return (await answerOf(api.POST('/api/tandem/v1/sessions/{id}/files', init as never))) as { sha256: string; mediaType: string };
    },
    keep: (session, drawing) => answerOf(api.POST('/api/tandem/v1/sessions/{id}/drawings', { ...at(session), body: drawing })),
    say: (session, { kind, peer, to, body }) => answerOf(api.POST('/api/tandem/v1/sessions/{id}/signals', { ...at(session), body: { kind, peer, ...(to === undefined ? {} : { to }), ...(body === undefined ? {} : { body }) } })),
  };
}
