import { AmountField, ChoiceField, CountField, EvidenceRequest, FlagField, IdField, ListField, PartField, SiteField, TextField } from '@batchwright/host';
import { CHECK_WEIGHTS, type CheckWeight } from '../../application/weighings';
import { QuantityPart } from './equipment.dto';

export class ScaleCheckRequest {
  @ChoiceField(CHECK_WEIGHTS, { description: 'Which reference weight stands on the scale' })
  weight!: CheckWeight;
}

export class BeginWeighingRequest {
  @IdField({ description: 'Code of the scale', example: 'BAL-02' })
  scale!: string;

  @IdField({ description: 'Id of the run' })
  runId!: string;

  @IdField({ description: 'Key of the step for which material is reserved', example: 'weigh-api' })
  stepKey!: string;

  @IdField({ description: 'Code of the container it is taken from' })
  from!: string;

  @IdField({ description: 'Code of the container it goes into' })
  into!: string;

  @AmountField({ description: 'Lowest net mass inside the tolerance' })
  low!: string;

  @AmountField({ description: 'Highest net mass inside the tolerance' })
  high!: string;

  @TextField(50, { description: 'Unit of the scale and of the bounds, UCUM', example: 'g' })
  unit!: string;
}

export class KeepWeightRequest {
  @TextField(1000, { description: 'Why a mass outside its tolerance is kept' })
  reason!: string;
}

export class SignedKeepWeightRequest extends KeepWeightRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class PrintDispensingLabelRequest {
  @TextField(1000, { optional: true, description: 'Why again; needed for a copy' })
  reason?: string;
}

export class ScaleReadingResponse {
  @ChoiceField(['stable', 'dynamic', 'overload', 'underload', 'busy', 'unreadable'])
  state!: string;

  @PartField(QuantityPart, { optional: true, description: 'Present when it is stable or dynamic' })
  weight?: QuantityPart;

  @TextField(200, { description: 'The line as the scale sent it' })
  raw!: string;
}

export class ScaleFindingResponse {
  @IdField({ example: 'scale-check-missing' })
  reasonCode!: string;

  @TextField(1000)
  detail!: string;
}

export class ScaleCheckResponse {
  @ChoiceField(CHECK_WEIGHTS)
  weight!: string;

  @TextField(62, { optional: true })
  nominal?: string;

  @TextField(50, { optional: true })
  unit?: string;

  @ChoiceField(['missing', 'passed', 'failed'], { description: 'Today, a date of the site' })
  state!: string;
}

export class ScaleResponse {
  @IdField()
  code!: string;

  @SiteField()
  site!: string;

  @TextField(200)
  title!: string;

  @FlagField({ description: 'Nothing stands against weighing on it now, but perhaps the amount' })
  suitable!: boolean;

  @ListField(ScaleFindingResponse, 20)
  findings!: ScaleFindingResponse[];

  @ListField(ScaleCheckResponse, 2)
  checks!: ScaleCheckResponse[];
}

export class ScalesResponse {
  @ListField(ScaleResponse, 500)
  items!: ScaleResponse[];
}

export class WeighingResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @ChoiceField(['begun', 'tared', 'weighed', 'stopped'])
  state!: string;

  @IdField()
  scale!: string;

  @IdField()
  runId!: string;

  @IdField()
  runNumber!: string;

  @IdField()
  stepKey!: string;

  @IdField()
  material!: string;

  @TextField(200)
  title!: string;

  @IdField()
  lot!: string;

  @IdField()
  from!: string;

  @IdField()
  into!: string;

  @PartField(QuantityPart, { description: 'What is reserved, in the unit of the scale' })
  target!: QuantityPart;

  @TextField(62)
  low!: string;

  @TextField(62)
  high!: string;

  @PartField(QuantityPart, { optional: true })
  tare?: QuantityPart;

  @PartField(QuantityPart, { optional: true })
  net?: QuantityPart;

  @TextField(200, { optional: true, description: 'The line of the scale that the net mass was read from' })
  raw?: string;

  @FlagField({ optional: true, description: 'The net mass is inside its tolerance' })
  within?: boolean;

  @IdField({ optional: true, description: 'Employee number of who weighed' })
  weigher?: string;

  @CountField(0, Number.MAX_SAFE_INTEGER, { description: 'How many labels were printed; more than one: the newest is a copy' })
  labels!: number;

  @TextField(100_000, { optional: true, description: 'DataMatrix of the container it went into, as SVG; once it is weighed' })
  symbol?: string;

  @CountField(1, Number.MAX_SAFE_INTEGER)
  sequence!: number;
}

export class WeighingsResponse {
  @ListField(WeighingResponse, 200)
  items!: WeighingResponse[];
}
