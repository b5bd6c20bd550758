import { ChoiceField, CommandAnswer, CountField, FlagField, IdField, ListField, SiteField, TextField } from '@batchwright/host';
import { SIGNAL_KINDS, type SignalKind } from '../../application/signals';
import { LEAST_MINUTES, MOST_MINUTES } from '../../application/guests';

export class InviteGuestRequest {
  @TextField(100, { description: 'As the record names him', example: 'Ada Winter' })
  name!: string;

  @TextField(100, { example: 'Mixers Ltd' })
  organisation!: string;

  @CountField(LEAST_MINUTES, MOST_MINUTES, { description: 'How long link, code and what they are changed for open something' })
  minutes!: number;

  @TextField(300, { optional: true, description: 'What for', example: 'the seal of the blender' })
  purpose?: string;
}

export class InvitedResponse extends CommandAnswer {
  @IdField({ optional: true, example: 'guest-5', description: 'Name of the guest within the session' })
  guest?: string;
}

export class GuestLinkResponse {
  @TextField(100, { description: 'Goes behind the # of `/guest`: no server and no log reads it' })
  link!: string;

  @TextField(10, { example: '042917', description: 'Told to the guest by another way' })
  code!: string;

  @CountField(0, MOST_MINUTES * 60)
  seconds!: number;
}

export class GuestEntryRequest {
  @TextField(100, { description: 'What stands behind the # of the link' })
  link!: string;

  @TextField(10, { example: '042917' })
  code!: string;
}

export class GuestEntryResponse {
  @TextField(100, { description: 'Goes into the header Authorization, as Bearer, of the routes below `/guest`, and of no other' })
  token!: string;

  @IdField({ example: 'guest-5' })
  guest!: string;

  @CountField(0, MOST_MINUTES * 60)
  seconds!: number;
}

export class GuestPartyResponse {
  @IdField({ example: 'operator', description: 'Under which name he goes here: it says what he is, not who' })
  alias!: string;

  @ChoiceField(['operator', 'expert', 'guest'])
  side!: string;

  @TextField(20, { example: 'joined' })
  state!: string;
}

export class GuestSessionResponse {
  @IdField()
  session!: string;

  @SiteField()
  site!: string;

  @IdField({ example: 'guest-5' })
  guest!: string;

  @TextField(100, { example: 'Ada Winter', description: 'As who invited him wrote it' })
  name!: string;

  @FlagField({ description: 'False: the operator is at another step, of which nothing is told' })
  here!: boolean;

  @CountField(0, MOST_MINUTES * 60)
  secondsLeft!: number;

  @FlagField({ description: 'Somebody asks whether the session is recorded, and the guest has not said so yet' })
  asked!: boolean;

  @FlagField({ description: 'It is recorded, with the consent of everybody in it' })
  recorded!: boolean;

  @ListField(GuestPartyResponse, 100)
  parties!: GuestPartyResponse[];
}

export class GuestSignalRequest {
  @ChoiceField([...SIGNAL_KINDS])
  kind!: SignalKind;

  @IdField({ description: 'Names the page that speaks' })
  peer!: string;

  @IdField({ optional: true, description: 'Whom it is for, by the name under which he goes here; absent: everybody', example: 'operator' })
  to?: string;

  @TextField(100_000, { optional: true, description: 'What RTCPeerConnection says, what is drawn or written; no files' })
  body?: string;
}
