import { ChoiceField, CountField, DateField, EvidenceRequest, FlagField, IdField, InstantField, ListField, ObjectField, PartField, SiteField, TextField } from '@batchwright/host';
import { LOT_DECISIONS, STOCK_ACTS, STOCK_CATEGORIES, type LotDecision, type StockCategory } from '../../application/lots';
import { LotCertificateResponse } from './lot-certificates.dto';
import { QuantityPart } from './equipment.dto';

export class ReceivedContainerRequest {
  @IdField({ description: 'Code on the label, unique at the site', example: 'HAM-C-000123' })
  code!: string;

  @PartField(QuantityPart)
  quantity!: QuantityPart;

  @IdField({ optional: true, description: 'Where it was put', example: 'WH-A-03-2' })
  location?: string;
}

export class FromSiteRequest {
  @SiteField()
  site!: string;

  @IdField({ description: 'Number of the lot there', example: 'L-2026-0007' })
  lot!: string;
}

export class ReceiveLotRequest {
  @SiteField()
  site!: string;

  @IdField({ description: 'Our lot number, unique at the site', example: 'L-2026-0042' })
  number!: string;

  @IdField({ description: 'Item code of the material', example: 'RM-1001' })
  material!: string;

  @TextField(200, { optional: true, description: 'Name of the material; may be left out when it is known' })
  title?: string;

  @TextField(100, { optional: true, description: 'Number that the supplier gave the lot' })
  supplierLot?: string;

  @TextField(100, { optional: true, description: 'Name of the supplier, as the list of qualified suppliers has it', example: 'Nordchem' })
  supplier?: string;

  @TextField(100, { optional: true, description: 'What its papers call its quality', example: 'Ph. Eur.' })
  grade?: string;

  @PartField(FromSiteRequest, { optional: true, description: 'The lot of another site of the company that came; left out for suppliers' })
  from?: FromSiteRequest;

  @DateField({ optional: true, description: 'Last day of use' })
  expiry?: string;

  @DateField({ optional: true, description: 'Last day before it has to be tested again' })
  retest?: string;

  @ChoiceField(STOCK_CATEGORIES, { optional: true, description: 'What the stock is kept for; production when left out' })
  category?: StockCategory;

  @ListField(ReceivedContainerRequest, 1000)
  containers!: ReceivedContainerRequest[];
}

export class ProduceLotRequest extends ReceiveLotRequest {
  @IdField({ description: 'Id of the run that made it' })
  runId!: string;

  @IdField({ description: 'Number of the batch that made it', example: 'WS-2026-0001' })
  runNumber!: string;
}

export class CategoryRequest {
  @ChoiceField(STOCK_CATEGORIES)
  category!: StockCategory;

  @TextField(1000)
  reason!: string;
}

export class DispositionRequest {
  @ChoiceField(LOT_DECISIONS)
  disposition!: LotDecision;

  @TextField(1000, { optional: true, description: 'Why rejected; for what use only when restricted' })
  reason?: string;
}

export class DisposeLotRequest extends DispositionRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class LotFindingResponse {
  @ChoiceField(['material', 'disposition', 'block', 'hold', 'category', 'expiry', 'retest', 'quantity'])
  axis!: string;

  @IdField({ example: 'lot-in-quarantine' })
  reasonCode!: string;

  @TextField(1000)
  detail!: string;

  @ObjectField({ description: 'Figures of the detail by name' })
  values!: Record<string, string>;
}

export class ReservationResponse {
  @IdField()
  grantId!: string;

  @IdField()
  runNumber!: string;

  @IdField()
  stepKey!: string;

  @TextField(62, { description: 'In the unit of the container' })
  amount!: string;

  @InstantField()
  until!: string;

  @FlagField({ description: 'A step has begun with it: how much has left is known when the step is over' })
  inUse!: boolean;
}

export class ContainerResponse {
  @IdField()
  code!: string;

  @PartField(QuantityPart)
  received!: QuantityPart;

  @PartField(QuantityPart, { description: 'What is in it' })
  content!: QuantityPart;

  @PartField(QuantityPart, { description: 'What is in it and reserved for nobody' })
  free!: QuantityPart;

  @IdField({ optional: true, description: 'Where it stands' })
  location?: string;

  @TextField(1000, { optional: true, description: 'Why this one is blocked, whatever its lot is' })
  blockedFor?: string;

  @ObjectField({ optional: true, description: 'The same where the system says it, to be read in any language: `code` (`check-failed`, `batch-blocked`, `batch-rejected`, `batch-released-in-part`, `batch-released-in-part-for`) and its values; absent where somebody typed it' })
  blockedCoded?: { readonly code: string } & Readonly<Record<string, string>>;

  @ListField(ReservationResponse, 1000)
  reservations!: ReservationResponse[];

  @FlagField({ description: 'Nothing stands against its use at this moment' })
  suitable!: boolean;

  @ListField(LotFindingResponse, 10)
  findings!: LotFindingResponse[];
}

export class LotHoldResponse {
  @IdField()
  lotId!: string;

  @IdField()
  number!: string;

  @TextField(1000)
  reason!: string;
}

export class LotHeadResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @IdField()
  number!: string;

  @IdField()
  material!: string;

  @TextField(200)
  title!: string;

  @TextField(100, { optional: true })
  supplierLot?: string;

  @TextField(100, { optional: true, description: 'Who sent it', example: 'Nordchem' })
  supplier?: string;

  @TextField(100, { optional: true, description: 'What its papers call its quality' })
  grade?: string;

  @ListField(LotCertificateResponse, 1000, { description: 'Certificates of the supplier, in the order in which they came' })
  certificates!: LotCertificateResponse[];

  @ChoiceField(['quarantine', 'released', 'restricted', 'rejected'])
  disposition!: string;

  @TextField(1000, { optional: true })
  restriction?: string;

  @ListField(LotHoldResponse, 1000, { description: 'Lots that went into it and are blocked or rejected' })
  holds!: LotHoldResponse[];

  @ChoiceField(STOCK_CATEGORIES, { description: 'What the stock is kept for' })
  category!: string;

  @FlagField()
  blocked!: boolean;

  @TextField(1000, { optional: true })
  blockedFor?: string;

  @ObjectField({ optional: true, description: 'The same where the system says it, to be read in any language: `code` (`check-failed`, `batch-blocked`, `batch-rejected`, `batch-released-in-part`, `batch-released-in-part-for`) and its values; absent where somebody typed it' })
  blockedCoded?: { readonly code: string } & Readonly<Record<string, string>>;

  @DateField({ optional: true })
  expiry?: string;

  @DateField({ optional: true })
  retest?: string;

  @CountField(1, Number.MAX_SAFE_INTEGER)
  sequence!: number;
}

export class LotResponse extends LotHeadResponse {
  @ListField(ContainerResponse, 1000)
  containers!: ContainerResponse[];
}

export class MovementResponse {
  @InstantField()
  at!: string;

  @ChoiceField(['receive', 'produce', 'dispense', 'consume', ...STOCK_ACTS])
  kind!: string;

  @TextField(62, { description: 'Signed: what left is negative' })
  amount!: string;

  @TextField(1100, { description: 'Why: the delivery, the batch and step, or the reason that somebody gave' })
  cause!: string;

  @ObjectField({ optional: true, description: 'The same where the system says it, to be read in any language: `code` (`delivered`, `delivered-lot`, `sent-by-site`, `made-by`, `used-in`, `record-corrected`) and its values; absent where somebody typed it' })
  causeCoded?: { readonly code: string } & Readonly<Record<string, string>>;

  @IdField({ optional: true, description: 'Where it went' })
  location?: string;

  @IdField({ optional: true })
  sample?: string;

  @IdField({ optional: true })
  runNumber?: string;

  @IdField({ optional: true })
  stepKey?: string;

  @TextField(1000, { optional: true, description: 'What was not regular about it' })
  irregular?: string;

  @TextField(1000, { optional: true, description: 'The same in German' })
  irregularDe?: string;
}

export class ScannedContainerResponse extends ContainerResponse {
  @PartField(LotHeadResponse)
  lot!: LotHeadResponse;

  @ListField(MovementResponse, 500, { description: 'Oldest first' })
  movements!: MovementResponse[];
}

export class MaterialResponse {
  @IdField()
  code!: string;

  @SiteField()
  site!: string;

  @TextField(200)
  title!: string;

  @CountField(0, Number.MAX_SAFE_INTEGER)
  lots!: number;

  @CountField(0, Number.MAX_SAFE_INTEGER)
  containers!: number;

  @ListField(QuantityPart, 20, { description: 'Free amount of lots that are released, not blocked and not expired' })
  usable!: QuantityPart[];
}
