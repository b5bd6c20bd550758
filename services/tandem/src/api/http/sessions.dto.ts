import { ChoiceField, CountField, FlagField, IdField, ListField, PartField, SiteField, TextField } from '@batchwright/host';
import { RecordingAskedResponse } from './recordings.dto';

const MOMENT = { example: '2026-11-24T08:00:00.000Z' };

export class CallExpertRequest {
  @IdField()
  runId!: string;

  @IdField({ description: 'Key of the step, which was begun', example: 'blend' })
  stepKey!: string;

  @IdField({ description: 'Employee number of who is called', example: 'E1020' })
  person!: string;
}

export class DeclineCallRequest {
  @TextField(300, { description: 'Why, for who calls and for the record', example: 'in a meeting until ten' })
  word!: string;
}

export class ConsoleRequest {
  @IdField({ description: 'Names this console, as long as it is open' })
  console!: string;

  @ListField(String, 8, { description: 'What it speaks', example: ['en', 'de'] })
  languages!: string[];
}

export class OpenConsoleRequest extends ConsoleRequest {
  @IdField({ optional: true, description: 'Session in which it shows and hears' })
  session?: string;
}

export class PartyResponse {
  @IdField({ example: 'E1020', description: 'Employee number; of a guest, who has none, his name within the session' })
  person!: string;

  @TextField(200, { example: 'Claire Moreau' })
  name!: string;

  @ChoiceField(['operator', 'expert', 'guest'])
  side!: string;

  @ChoiceField(['ringing', 'accepted', 'declined', 'missed', 'joined', 'left', 'invited', 'revoked', 'expired'])
  state!: string;

  @TextField(30, { ...MOMENT, description: 'Since when, plant time' })
  at!: string;

  @TextField(30, { ...MOMENT, optional: true, description: 'Until when it rings, plant time' })
  ringUntil?: string;

  @TextField(300, { optional: true, description: 'With which word it was declined' })
  word?: string;

  @IdField({ optional: true, example: 'expert-2', description: 'Under which name he goes before guests' })
  alias?: string;

  @TextField(100, { optional: true, example: 'Mixers Ltd', description: 'Of a guest' })
  organisation?: string;

  @IdField({ optional: true, example: 'blend', description: 'Of a guest: the one step that he sees' })
  seesStep?: string;

  @TextField(30, { ...MOMENT, optional: true, description: 'Of a guest: until when he may stay, plant time' })
  until?: string;
}

export class SessionResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @CountField(1, 1_000_000_000)
  sequence!: number;

  @IdField()
  runId!: string;

  @TextField(100, { example: 'WS-2026-0001' })
  runNumber!: string;

  @IdField({ example: 'blend' })
  stepKey!: string;

  @IdField({ example: 'blend', description: 'Step that the operator works at now, and that is shown' })
  shownStep!: string;

  @TextField(30, { ...MOMENT, description: 'Plant time' })
  began!: string;

  @TextField(30, { ...MOMENT, optional: true, description: 'Absent: it is not over' })
  ended?: string;

  @PartField(RecordingAskedResponse, { optional: true, description: 'Somebody wants it recorded; absent: nobody does' })
  recording?: RecordingAskedResponse;

  @ListField(PartyResponse, 100, { description: 'Who belongs to it, the operator first' })
  parties!: PartyResponse[];
}

export class ExpertResponse {
  @IdField({ example: 'E1020' })
  person!: string;

  @TextField(200, { example: 'Claire Moreau' })
  name!: string;

  @FlagField({ description: 'A console of his is open' })
  present!: boolean;

  @FlagField({ description: 'He takes part in another session just now' })
  busy!: boolean;

  @ListField(String, 8, { description: 'What his console speaks; empty where none is open' })
  languages!: string[];
}

export class ExpertsResponse {
  @ListField(String, 50, { description: 'What the step asks of whoever works at it' })
  asked!: string[];

  @ListField(ExpertResponse, 50, { description: 'Who is there first' })
  items!: ExpertResponse[];
}
