import { ChoiceField, FlagField, IdField, ListField, PartField, TextField } from '@batchwright/host';
import { QuantityPart } from './equipment.dto';

export class GenealogyLotResponse {
  @IdField()
  id!: string;

  @IdField()
  number!: string;

  @IdField()
  material!: string;

  @TextField(200)
  title!: string;

  @ChoiceField(['quarantine', 'released', 'restricted', 'rejected'])
  disposition!: string;

  @FlagField()
  blocked!: boolean;

  @ListField('text', 1000, { description: 'Numbers of the lots that it is held for' })
  heldFor!: string[];

  @ListField(QuantityPart, 20, { description: 'What is left of it here' })
  left!: QuantityPart[];
}

export class GenealogyEdgeResponse {
  @IdField()
  lotId!: string;

  @IdField()
  runId!: string;

  @IdField()
  runNumber!: string;

  @ChoiceField(['used', 'made'], { description: 'The run used the lot, or made it' })
  way!: string;

  @PartField(QuantityPart)
  amount!: QuantityPart;
}

export class GenealogyResponse {
  @ChoiceField(['forward', 'backward'])
  direction!: string;

  @ListField(GenealogyLotResponse, 2000, { description: 'The first is the lot that was asked about' })
  lots!: GenealogyLotResponse[];

  @ListField(GenealogyEdgeResponse, 10_000)
  edges!: GenealogyEdgeResponse[];

  @FlagField({ description: 'There is more than is shown' })
  truncated!: boolean;
}
