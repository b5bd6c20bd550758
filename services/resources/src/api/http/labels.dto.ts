import { CountField, DateField, IdField, ListField, PartField, TextField } from '@batchwright/host';
import { QuantityPart } from './equipment.dto';

export class PrintLabelsRequest {
  @ListField('text', 1000, { optional: true, description: 'Codes of containers of the lot; all when left out' })
  containers?: string[];

  @TextField(1000, { optional: true, description: 'Why again; needed when one of them has a label already' })
  reason?: string;
}

export class LabelResponse {
  @IdField({ description: 'Code of the container; the DataMatrix holds this and nothing else' })
  container!: string;

  @IdField()
  lot!: string;

  @IdField()
  material!: string;

  @TextField(200)
  title!: string;

  @PartField(QuantityPart)
  received!: QuantityPart;

  @CountField(1, 1000, { description: 'Which of the containers of the lot' })
  number!: number;

  @CountField(1, 1000)
  of!: number;

  @DateField({ optional: true })
  expiry?: string;

  @DateField({ optional: true })
  retest?: string;

  @TextField(100, { optional: true })
  supplierLot?: string;

  @CountField(0, Number.MAX_SAFE_INTEGER, { description: 'How many were printed; more than one: the newest is a copy' })
  copy!: number;

  @TextField(100_000, { description: 'The DataMatrix as SVG' })
  symbol!: string;
}

export class LabelsResponse {
  @ListField(LabelResponse, 1000)
  items!: LabelResponse[];
}
