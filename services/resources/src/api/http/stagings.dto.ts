import { CountField, FlagField, IdField, ListField, PartField, SiteField } from '@batchwright/host';
import { QuantityPart } from './equipment.dto';

export class StageContainerRequest {
  @IdField({ description: 'Code of the container that was scanned' })
  container!: string;
}

export class StagingLineResponse {
  @IdField()
  material!: string;

  @PartField(QuantityPart)
  quantity!: QuantityPart;

  @ListField('text', 100, { description: 'Numbers of the planned lots, in the order in which they are taken' })
  lots!: string[];
}

export class StagedContainerResponse {
  @IdField()
  container!: string;

  @IdField()
  material!: string;

  @IdField()
  lot!: string;

  @PartField(QuantityPart, { description: 'What was free in it when it was scanned' })
  content!: QuantityPart;
}

export class StagingResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @IdField()
  runId!: string;

  @IdField()
  runNumber!: string;

  @ListField(StagingLineResponse, 500)
  lines!: StagingLineResponse[];

  @ListField(StagedContainerResponse, 1000)
  staged!: StagedContainerResponse[];

  @FlagField({ description: 'The batch is over' })
  closed!: boolean;

  @CountField(1, Number.MAX_SAFE_INTEGER)
  sequence!: number;
}
