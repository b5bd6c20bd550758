import { ChoiceField, FlagField, IdField, ListField, PartField, SiteField, TextField } from '@batchwright/host';
import { QuantityPart } from './equipment.dto';

export class GenealogyLotResponse {
  @SiteField()
  site!: string;

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
  @SiteField()
  site!: string;

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

export class GenealogyTransferResponse {
  @IdField({ description: 'Lot that was sent, or an id of `elsewhere`' })
  from!: string;

  @IdField({ description: 'Lot that came of it, or an id of `elsewhere`' })
  to!: string;

  @PartField(QuantityPart)
  amount!: QuantityPart;
}

export class LotElsewhereResponse {
  @IdField({ description: 'Stands for the lot in `transfers`; not its id', example: 'elsewhere-1' })
  id!: string;

  @SiteField()
  site!: string;
}

export class GenealogyResponse {
  @ChoiceField(['forward', 'backward'])
  direction!: string;

  @ListField(GenealogyLotResponse, 2000, { description: 'The first is the lot that was asked about' })
  lots!: GenealogyLotResponse[];

  @ListField(GenealogyEdgeResponse, 10_000)
  edges!: GenealogyEdgeResponse[];

  @ListField(GenealogyTransferResponse, 10_000, { description: 'What one site sent to another' })
  transfers!: GenealogyTransferResponse[];

  @ListField(LotElsewhereResponse, 10_000, { description: 'Lots of sites outside of the reader\'s scope: they are there, and nothing more is said' })
  elsewhere!: LotElsewhereResponse[];

  @FlagField({ description: 'There is more than is shown' })
  truncated!: boolean;
}
