import { FlagField, IdField, ListField, SiteField, TextField } from '@batchwright/host';
import { EquipmentFindingResponse } from './equipment.dto';

export class WantedPropertyRequest {
  @IdField({ example: 'working-volume' })
  property!: string;

  @TextField(50, { optional: true, description: 'Smallest allowed value, a decimal', example: '200' })
  min?: string;

  @TextField(50, { optional: true, description: 'Largest allowed value, a decimal', example: '500' })
  max?: string;

  @TextField(50, { optional: true, description: 'UCUM code of the bounds', example: 'L' })
  unit?: string;

  @TextField(200, { optional: true, description: 'Word that the property must be', example: '316L' })
  equals?: string;
}

export class OffersRequest {
  @SiteField()
  site!: string;

  @IdField({ example: 'v-blender' })
  class!: string;

  @ListField(WantedPropertyRequest, 50, { optional: true })
  properties?: WantedPropertyRequest[];

  @IdField({ optional: true, description: 'Run that asks: what it has used is not dirty for itself' })
  runId?: string;

  @IdField({ optional: true, description: 'Item code of what is to be made' })
  product?: string;
}

export class UnfittingItemResponse {
  @IdField()
  code!: string;

  @TextField(200)
  title!: string;

  @TextField(100)
  area!: string;

  @ListField(EquipmentFindingResponse, 60, { description: 'What stands against it' })
  findings!: EquipmentFindingResponse[];
}

export class OfferedItemResponse extends UnfittingItemResponse {
  @FlagField({ description: 'Nothing stands against this use now' })
  suitable!: boolean;
}

export class OffersResponse {
  @ListField(OfferedItemResponse, 1000, { description: 'Has what is asked for; what may be used now first' })
  fitting!: OfferedItemResponse[];

  @ListField(UnfittingItemResponse, 1000, { description: 'Of the class, but without a property that is asked for' })
  unfitting!: UnfittingItemResponse[];
}
