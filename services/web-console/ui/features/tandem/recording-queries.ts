import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import type { RecordingService } from './recorder';

export type Recording = components['schemas']['RecordingResponse'];
/** A recording, and at which step of which session. */
export type RecordingOfRun = Recording & { readonly session: string; readonly stepKey: string };

const at = (id: string) => ({ params: { path: { id } } });

export function proposeRecording(id: string) {
  return answerOf(api.POST('/api/tandem/v1/sessions/{id}/recording/proposal', at(id)));
}

export function consentToRecording(id: string) {
  return answerOf(api.POST('/api/tandem/v1/sessions/{id}/recording/consent', at(id)));
}

/** Also who had consented: he does not any more. */
export function refuseRecording(id: string) {
  return answerOf(api.POST('/api/tandem/v1/sessions/{id}/recording/refusal', at(id)));
}

export const recordingService: RecordingService = {
  begin: async (session) => (await answerOf(api.POST('/api/tandem/v1/sessions/{id}/recordings', at(session)))).recording,
  send: (session, recording, number, bytes) => {
    const init = { params: { path: { id: session, recording, number: String(number) } }, body: bytes as unknown as string, bodySerializer: (body: unknown) => body as Blob, headers: { 'content-type': 'application/octet-stream' } };
    return answerOf(api.POST('/api/tandem/v1/sessions/{id}/recordings/{recording}/parts/{number}', init as never));
  },
  end: (session, recording) => answerOf(api.POST('/api/tandem/v1/sessions/{id}/recordings/{recording}/end', { params: { path: { id: session, recording } } })),
};

/** Recordings of all sessions of a run. */
export function useRecordings(runId: string) {
  return useQuery({
    queryKey: ['tandem', 'recordings', runId],
    queryFn: async (): Promise<RecordingOfRun[]> => {
      const { items } = await answerOf(api.GET('/api/tandem/v1/sessions', { params: { query: { runId, limit: 100 } } }));
      const each = await Promise.all(items.map(async ({ id, stepKey }) => (await answerOf(api.GET('/api/tandem/v1/sessions/{id}/recordings', at(id)))).items.map((recording) => ({ ...recording, session: id, stepKey }))));
      return each.flat();
    },
  });
}

/** The bytes; that somebody watches them is written down. */
export async function watchRecording({ session, id }: RecordingOfRun): Promise<Blob> {
  return (await answerOf(api.GET('/api/tandem/v1/sessions/{id}/recordings/{recording}/content', { params: { path: { id: session, recording: id } }, parseAs: 'blob' }))) as unknown as Blob;
}
