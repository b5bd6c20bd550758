import { IdField, PartField, TextField } from '@batchwright/host';
import { QuantityPart } from './equipment.dto';

export class MoveContainerRequest {
  @IdField({ description: 'Where it stands from now on', example: 'WH-A-03-2' })
  location!: string;

  @TextField(1000)
  reason!: string;
}

export class SampleContainerRequest {
  @IdField({ description: 'Number of the sample', example: 'S-2026-0001' })
  sample!: string;

  @PartField(QuantityPart)
  quantity!: QuantityPart;

  @TextField(1000, { description: 'What it is drawn for' })
  reason!: string;
}

export class ReturnToContainerRequest {
  @IdField({ description: 'Number of the batch that gives it back', example: 'WS-2026-0001' })
  runNumber!: string;

  @PartField(QuantityPart)
  quantity!: QuantityPart;

  @TextField(1000)
  reason!: string;
}

export class AdjustContainerRequest {
  @PartField(QuantityPart, { description: 'What is really in it' })
  quantity!: QuantityPart;

  @TextField(1000)
  reason!: string;
}

export class DestroyFromContainerRequest {
  @PartField(QuantityPart, { description: 'How much is destroyed' })
  quantity!: QuantityPart;

  @TextField(1000)
  reason!: string;
}
