import { ChoiceField, FlagField, ListField, MeasuredField, PartField, TextField } from '@batchwright/host';
import { TRIED_AT_ONCE } from '../../application/ask-source';
import { SettingsRequest } from './connections.dto';

export class BrowseRequest {
  @PartField(SettingsRequest)
  settings!: SettingsRequest;

  @TextField(500, { optional: true, description: 'Address whose children are asked for; left out: the root' })
  at?: string;

  @TextField(500, { optional: true, description: '`next` of the page before' })
  next?: string;
}

export class BrowsedNodeResponse {
  @TextField(500, { description: 'As the address of a tag', example: 'ns=2;s=VB-02.speed' })
  address!: string;

  @TextField(500)
  name!: string;

  @FlagField({ description: 'May be browsed further' })
  branch!: boolean;

  @ChoiceField(['number', 'boolean', 'text', 'unsupported'], { optional: true })
  type?: string;

  @TextField(100, { optional: true })
  unit?: string;

  @FlagField({ optional: true })
  writable?: boolean;
}

export class BrowsedResponse {
  @ListField(BrowsedNodeResponse, 200)
  items!: BrowsedNodeResponse[];

  @TextField(500, { optional: true, description: 'Asks for the page after it' })
  next?: string;
}

export class TrialRequest {
  @PartField(SettingsRequest)
  settings!: SettingsRequest;

  @ListField('text', TRIED_AT_ONCE, { description: 'Addresses of tags' })
  addresses!: string[];
}

export class TriedReadingResponse {
  @TextField(30, { description: 'Time of the source, UTC with microseconds' })
  at!: string;

  @MeasuredField()
  value!: number | string | boolean | null;

  @ChoiceField(['good', 'uncertain', 'bad'])
  quality!: string;

  @TextField(200, { optional: true })
  status?: string;

  @TextField(100, { optional: true, description: 'Unit as the source names it' })
  unit?: string;
}

export class TriedResponse {
  @TextField(500)
  address!: string;

  @FlagField()
  ok!: boolean;

  @PartField(TriedReadingResponse, { optional: true })
  reading?: TriedReadingResponse;

  @TextField(2000, { optional: true, description: 'Why there is none' })
  why?: string;
}

export class TrialResponse {
  @ListField(TriedResponse, TRIED_AT_ONCE)
  items!: TriedResponse[];
}
