import { AmountField, ChoiceField, IdField, InstantField, ListField, ObjectField, PartField, SiteField, TextField } from '@batchwright/host';
import { WantedPropertyRequest } from './offers.dto';

export class PlannedAmountRequest {
  @AmountField()
  value!: string;

  @TextField(40, { description: 'UCUM code', example: 'kg' })
  unit!: string;
}

export class PlannedEquipmentRequest {
  @IdField({ example: 'v-blender' })
  class!: string;

  @ListField(WantedPropertyRequest, 50, { optional: true })
  properties?: WantedPropertyRequest[];

  @ListField('text', 1000, { optional: true, description: 'Steps that ask for it' })
  steps?: string[];

  @IdField({ optional: true, description: 'The item that is planned; absent = any of the class' })
  item?: string;

  @IdField({ optional: true, description: 'Item code of what is made' })
  product?: string;

  @ChoiceField(['cleaning', 'check', 'sanitisation', 'set-up'], { optional: true, description: 'What the run is for where it is no batch' })
  purpose?: 'cleaning' | 'check' | 'sanitisation' | 'set-up';
}

export class EarlierDemandRequest {
  @IdField({ description: 'Number of the order that takes it before', example: 'PO-2026-0101' })
  order!: string;

  @InstantField({ description: 'Its planned start' })
  at!: string;

  @PartField(PlannedAmountRequest)
  quantity!: PlannedAmountRequest;

  @ChoiceField(['single', 'any'], { optional: true, description: '`single`: all of it from one lot' })
  lots?: 'single' | 'any';
}

export class PlannedMaterialRequest {
  @IdField({ example: 'RM-1001' })
  material!: string;

  @PartField(PlannedAmountRequest)
  quantity!: PlannedAmountRequest;

  @ChoiceField(['single', 'any'], { optional: true, description: '`single`: all of it from one lot' })
  lots?: 'single' | 'any';

  @PartField(PlannedAmountRequest, { optional: true, description: 'How long it has to stay good after it was taken' })
  lasts?: PlannedAmountRequest;

  @ListField('text', 1000, { optional: true, description: 'Steps that take it' })
  steps?: string[];

  @ListField(EarlierDemandRequest, 500, { optional: true, description: 'What orders that are planned before take of it' })
  before?: EarlierDemandRequest[];
}

export class ForecastRequest {
  @SiteField()
  site!: string;

  @InstantField({ description: 'Planned start' })
  from!: string;

  @InstantField({ description: 'Planned end; the start once more where only that is planned' })
  until!: string;

  @ListField(PlannedEquipmentRequest, 200)
  equipment!: PlannedEquipmentRequest[];

  @ListField(PlannedMaterialRequest, 500)
  materials!: PlannedMaterialRequest[];
}

export class ForecastMoveTitle {
  @TextField(500)
  en!: string;

  @TextField(500)
  de!: string;
}

export class ForecastMoveResponse {
  @IdField({ example: 'clean-equipment' })
  move!: string;

  @PartField(ForecastMoveTitle)
  title!: ForecastMoveTitle;

  @ListField('text', 20, { description: 'Who may make it' })
  roles!: string[];

  @TextField(500, { optional: true })
  route?: string;
}

export class ForecastReasonResponse {
  @IdField({ example: 'calibration-overdue' })
  reasonCode!: string;

  @ObjectField({ description: 'Figures by name: codes, decimals, units, days, instants' })
  values!: Record<string, string>;
}

export class ForecastRefusalResponse {
  @InstantField({ description: 'First moment of the planned time at which the rule refuses' })
  at!: string;

  @IdField({ description: 'Code of the refusal when the time has come', example: 'equipment-unsuitable' })
  code!: string;

  @TextField(200, { description: 'Item, class or material' })
  what!: string;

  @ListField('text', 1000)
  steps!: string[];

  @IdField({ optional: true, example: 'calibration' })
  axis?: string;

  @IdField({ optional: true, example: 'calibration-overdue' })
  reasonCode?: string;

  @TextField(4000, { description: 'Words with figures, of the rule' })
  detail!: string;

  @ListField(ForecastReasonResponse, 1000, { description: 'The same, coded: the first is the cause' })
  reasons!: ForecastReasonResponse[];

  @ListField(ForecastMoveResponse, 20, { description: 'What can be done before' })
  moves!: ForecastMoveResponse[];
}

export class ForecastResponse {
  @ListField(ForecastRefusalResponse, 1000, { description: 'By time; empty = nothing stands against the plan' })
  refusals!: ForecastRefusalResponse[];
}
