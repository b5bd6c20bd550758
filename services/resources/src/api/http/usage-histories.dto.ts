import { CountField, IdField, InstantField, ListField, SiteField, TextField } from '@batchwright/host';

export class ImportedUseRequest {
  @IdField({ example: 'TP-01' })
  equipment!: string;

  @TextField(100, { example: 'B-2025-017' })
  batch!: string;

  @TextField(100, { optional: true, description: 'Item code of what was made' })
  product?: string;

  @TextField(40, { description: 'Instant with its zone', example: '2026-03-02T06:00:00Z' })
  start!: string;

  @TextField(40, { description: 'Instant with its zone', example: '2026-03-02T08:00:00Z' })
  end!: string;

  @TextField(100, { optional: true, description: 'Who used it, as the history names them' })
  person?: string;
}

export class ImportHistoryRequest {
  @SiteField()
  site!: string;

  @TextField(200, { description: 'What it is of', example: 'Logbook of TP-01, 2025' })
  source!: string;

  @TextField(400_000, { optional: true, description: 'CSV with a header: equipment, batch, product, start, end, person; or `uses`', example: 'equipment,batch,start,end\nTP-01,B-1,2026-03-02T06:00:00Z,2026-03-02T08:00:00Z' })
  csv?: string;

  @ListField(ImportedUseRequest, 1000, { optional: true, description: 'The uses as a list, in place of `csv`' })
  uses?: ImportedUseRequest[];
}

export class UseOverlapResponse {
  @CountField(1, 1_000_000)
  line!: number;

  @IdField()
  equipment!: string;

  @TextField(100)
  batch!: string;

  @CountField(1, 1_000_000, { optional: true, description: 'The other line; left out where the other use is known here already' })
  withLine?: number;

  @TextField(100)
  withBatch!: string;

  @InstantField()
  from!: string;

  @InstantField({ optional: true })
  until?: string;
}

export class ImportedHistoryResponse {
  @IdField()
  aggregate!: string;

  @CountField(1, 1)
  sequence!: number;

  @CountField(1, 1000)
  lines!: number;

  @ListField(UseOverlapResponse, 1_000_000)
  overlaps!: UseOverlapResponse[];
}

export class UsageHistoryResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @TextField(200)
  source!: string;

  @InstantField()
  at!: string;

  @IdField({ description: 'Employee number of who imported it' })
  person!: string;

  @CountField(1, 1000)
  lines!: number;

  @ListField(UseOverlapResponse, 1_000_000)
  overlaps!: UseOverlapResponse[];
}

export class UsageHistoriesResponse {
  @ListField(UsageHistoryResponse, 200, { description: 'Newest first' })
  items!: UsageHistoryResponse[];
}
