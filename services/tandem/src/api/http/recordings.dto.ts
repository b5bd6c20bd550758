import { CountField, FlagField, HashField, IdField, ListField, PartField, TextField } from '@batchwright/host';

const MOMENT = { example: '2026-11-24T08:00:00.000Z' };

export class PersonNamed {
  @IdField({ example: 'E1020' })
  person!: string;

  @TextField(200, { example: 'Claire Moreau' })
  name!: string;
}

/** Somebody wants the session recorded. */
export class RecordingAskedResponse {
  @IdField({ description: 'Id of what was asked: consents count for it alone' })
  proposal!: string;

  @PartField(PersonNamed)
  proposedBy!: PersonNamed;

  @ListField(String, 100, { description: 'Employee numbers of those who have consented', example: ['E1001'] })
  consents!: string[];

  @IdField({ optional: true, description: 'Id of the recording that runs; absent: none does' })
  running?: string;
}

export class BegunRecordingResponse {
  @IdField()
  aggregate!: string;

  @CountField(1, 1_000_000_000)
  sequence!: number;

  @IdField({ description: 'Id of the recording, to which its parts go' })
  recording!: string;
}

export class KeptPartResponse {
  @CountField(1, 1_000_000)
  number!: number;
}

export class RecordingResponse {
  @IdField()
  id!: string;

  @TextField(30, { ...MOMENT, description: 'Plant time' })
  began!: string;

  @TextField(30, { ...MOMENT, optional: true, description: 'Plant time; absent: it goes on' })
  ended?: string;

  @TextField(40, { optional: true, description: 'Why it ended', example: 'consent-withdrawn' })
  why?: string;

  @ListField(PersonNamed, 100, { description: 'Who stood in the session when it began, each of whom had consented' })
  consented!: PersonNamed[];

  @HashField({ optional: true, description: 'SHA-256 of all bytes; absent until they were counted' })
  sha256?: string;

  @CountField(0, 2_147_483_647, { optional: true, description: 'Bytes' })
  size?: number;

  @CountField(0, 1_000_000_000, { optional: true })
  seconds?: number;

  @TextField(60, { optional: true, example: 'video/webm' })
  mediaType?: string;

  @FlagField({ description: 'Its bytes are gone, because its days were over; the hash stays' })
  removed!: boolean;

  @TextField(30, { ...MOMENT, optional: true, description: 'When its bytes went, plant time' })
  removedAt?: string;
}

export class RecordingsResponse {
  @ListField(RecordingResponse, 1000)
  items!: RecordingResponse[];
}
