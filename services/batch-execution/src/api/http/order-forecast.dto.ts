import { ChoiceField, IdField, InstantField, ListField, ObjectField, PartField, SiteField, TextField } from '@batchwright/host';
import { QuantityPart } from './orders.dto';
import { TextPart } from './parts.dto';

export class ForeseenMovePart {
  @IdField({ example: 'grant-qualification' })
  move!: string;

  @PartField(TextPart)
  title!: TextPart;

  @ListField('text', 20, { description: 'Who may make it' })
  roles!: string[];

  @TextField(500, { optional: true })
  route?: string;
}

export class ForeseenReasonPart {
  @IdField({ example: 'too-few-people' })
  reasonCode!: string;

  @ObjectField({ description: 'Figures by name: codes, decimals, units, days, instants' })
  values!: Record<string, string>;
}

export class ForeseenRefusalPart {
  @InstantField({ description: 'First moment of the planned time at which the rule refuses' })
  at!: string;

  @IdField({ description: 'Code of the refusal when the time has come', example: 'qualification-missing' })
  code!: string;

  @TextField(200, { description: 'Item, material, training or recipe' })
  what!: string;

  @ListField('text', 1000, { description: 'Steps that ask for it; empty = the whole order' })
  steps!: string[];

  @TextField(2000, { description: 'Words with figures, of the rule' })
  detail!: string;

  @ListField(ForeseenReasonPart, 200, { description: 'The same, coded: the first is the cause' })
  reasons!: ForeseenReasonPart[];

  @ListField(ForeseenMovePart, 20, { description: 'What can be done before' })
  moves!: ForeseenMovePart[];
}

export class NeededPropertyPart {
  @IdField()
  property!: string;

  @TextField(50, { optional: true })
  min?: string;

  @TextField(50, { optional: true })
  max?: string;

  @TextField(50, { optional: true })
  unit?: string;

  @TextField(200, { optional: true })
  equals?: string;
}

export class NeededEquipmentPart {
  @IdField()
  class!: string;

  @ListField(NeededPropertyPart, 50)
  properties!: NeededPropertyPart[];

  @ListField('text', 1000)
  steps!: string[];

  @IdField({ optional: true, description: 'The item that is planned; absent = any of the class' })
  item?: string;

  @IdField({ optional: true, description: 'Item code of what is made' })
  product?: string;

  @ChoiceField(['cleaning', 'check', 'sanitisation', 'set-up'], { optional: true })
  purpose?: 'cleaning' | 'check' | 'sanitisation' | 'set-up';
}

export class EarlierDemandPart {
  @IdField({ description: 'Number of the order that takes it before' })
  order!: string;

  @InstantField({ description: 'Its planned start' })
  at!: string;

  @PartField(QuantityPart)
  quantity!: QuantityPart;

  @ChoiceField(['single', 'any'])
  lots!: 'single' | 'any';
}

export class NeededMaterialPart {
  @IdField()
  material!: string;

  @PartField(QuantityPart)
  quantity!: QuantityPart;

  @ChoiceField(['single', 'any'])
  lots!: 'single' | 'any';

  @PartField(QuantityPart, { optional: true, description: 'How long it has to stay good after it was taken' })
  lasts?: QuantityPart;

  @ListField('text', 1000)
  steps!: string[];

  @ListField(EarlierDemandPart, 500, { optional: true, description: 'What orders that are planned before take of it' })
  before?: EarlierDemandPart[];
}

export class OrderNeedsPart {
  @SiteField()
  site!: string;

  @InstantField()
  from!: string;

  @InstantField()
  until!: string;

  @ListField(NeededEquipmentPart, 200)
  equipment!: NeededEquipmentPart[];

  @ListField(NeededMaterialPart, 500)
  materials!: NeededMaterialPart[];
}

export class OrderForecastResponse {
  @IdField()
  orderId!: string;

  @IdField()
  number!: string;

  @ListField(ForeseenRefusalPart, 500, { description: 'What people and recipe will be refused for' })
  refusals!: ForeseenRefusalPart[];

  @PartField(OrderNeedsPart, { description: 'What `POST /api/resources/v1/forecasts` is asked with: equipment and material' })
  needs!: OrderNeedsPart;
}
