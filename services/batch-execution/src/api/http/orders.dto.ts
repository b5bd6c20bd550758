import { AmountField, InstantField, ListField, ChoiceField, CommandAnswer, CountField, DateField, IdField, PartField, SiteField, TextField } from '@batchwright/host';

export class QuantityPart {
  @AmountField()
  value!: string;

  @TextField(40, { description: 'UCUM code', example: 'g' })
  unit!: string;
}

export class PlannedItemPart {
  @IdField({ description: 'Id of the requirement in the recipe', example: 'blender' })
  requirement!: string;

  @IdField({ example: 'VB-01' })
  item!: string;
}

export class OrderPlanPart {
  @InstantField()
  start!: string;

  @InstantField({ optional: true, description: 'Absent = only the start is planned' })
  end?: string;

  @ListField(PlannedItemPart, 100, { optional: true })
  equipment?: PlannedItemPart[];

  @ListField('text', 100, { optional: true, description: 'Employee numbers' })
  people?: string[];
}

export class ReceiveOrderRequest {
  @SiteField()
  site!: string;

  @IdField({ description: 'Number at the ERP, unique at the site', example: 'PO-2026-0101' })
  number!: string;

  @IdField({ description: 'Code of the recipe', example: 'MBR-BLEND-1' })
  recipe!: string;

  @PartField(QuantityPart)
  quantity!: QuantityPart;

  @DateField({ optional: true, description: 'Date of the site' })
  due?: string;

  @IdField({ optional: true, description: 'Item code of the product', example: 'IM-BLEND-1' })
  product?: string;

  @ChoiceField(['normal', 'urgent'], { optional: true })
  priority?: 'normal' | 'urgent';

  @PartField(OrderPlanPart, { optional: true, description: 'When, with what and by whom it is meant to be made' })
  plan?: OrderPlanPart;
}

export class PlanOrderRequest {
  @CountField(0, 1_000_000, { description: 'Version of the order that the planner saw' })
  version!: number;

  @PartField(OrderPlanPart, { optional: true, description: 'Absent = it is not planned any more' })
  plan?: OrderPlanPart;

  @TextField(500, { optional: true, description: 'Why it is planned anew' })
  reason?: string;
}

export class OrderAnswer extends CommandAnswer {
  @IdField()
  id!: string;
}

export class BatchAnswer extends CommandAnswer {
  @IdField()
  runId!: string;

  @IdField({ example: 'WS-2026-0001' })
  number!: string;
}

export class OrderResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @IdField()
  number!: string;

  @IdField()
  recipe!: string;

  @PartField(QuantityPart)
  quantity!: QuantityPart;

  @DateField({ optional: true })
  due?: string;

  @IdField({ optional: true })
  product?: string;

  @ChoiceField(['normal', 'urgent'], { optional: true })
  priority?: string;

  @PartField(OrderPlanPart, { optional: true })
  plan?: OrderPlanPart;

  @IdField({ optional: true, description: 'Run that was made of it' })
  runId?: string;

  @CountField(1, 1_000_000, { description: 'What a plan of it names' })
  version!: number;
}
