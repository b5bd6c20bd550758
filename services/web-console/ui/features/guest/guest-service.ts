import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import type { RoomService } from '../tandem/call-room';
import type { TandemSession } from '../tandem/call-state';
import type { GuestStream } from './guest-stream';

export type GuestSession = components['schemas']['GuestSessionResponse'];

type Signal = components['schemas']['GuestSignalRequest'];

/** What a room asks of the plant, for a guest: he connects, talks and draws; files he brings none. */
export function guestService(stream: GuestStream): RoomService {
  const say = (body: Signal) => answerOf(api.POST('/api/tandem/v1/guest/signals', { body }));
  const noFiles = (): Promise<never> => Promise.reject(new Error('guests bring no files'));
  return {
    join: () => answerOf(api.POST('/api/tandem/v1/guest/joining')),
    servers: () => answerOf(api.GET('/api/tandem/v1/guest/ice-servers')),
    talk: async () => (await answerOf(api.GET('/api/tandem/v1/guest/talk'))).items,
    speak: (_session, peer, { kind, ...said }) => say({ kind, peer, body: JSON.stringify(said) }),
    say: (_session, { kind, peer, to, body }) => say({ kind, peer, ...(to === undefined ? {} : { to }), ...(body === undefined ? {} : { body }) }),
    follow: stream.follow,
    show: noFiles,
    keep: noFiles,
  };
}

/** Seconds until his time is over, of this device: counted from what the server said. */
export function endsAt(secondsLeft: number): number {
  return Date.now() + secondsLeft * 1000;
}

/** The session as components of people of the plant take it: people by what they are. */
export function sessionOf({ session, site, parties, here }: GuestSession, stepKey: string, nameOf: (party: { readonly alias: string; readonly side: string }) => string): TandemSession {
  return {
    id: session, site, sequence: 1, runId: '', runNumber: '', stepKey, shownStep: here ? stepKey : '', began: '',
    parties: parties.map((party) => ({ person: party.alias, alias: party.alias, name: nameOf(party), side: party.side, state: party.state as TandemSession['parties'][number]['state'], at: '', seesStep: stepKey })),
  };
}
