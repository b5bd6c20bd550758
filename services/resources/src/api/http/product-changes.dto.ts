import { ChoiceField, IdField, ListField, SiteField, TextField } from '@batchwright/host';
import { CLEANING_LEVELS, type CleaningLevel } from '../../application/product-changes';

export class ProductChangeResponse {
  @SiteField()
  site!: string;

  @IdField({ example: 'v-blender' })
  class!: string;

  @TextField(100, { description: 'Item code of what was made; * = any product', example: 'WARF-5-TAB' })
  from!: string;

  @TextField(100, { description: 'Item code of what is to be made; * = any other product', example: '*' })
  to!: string;

  @ChoiceField(CLEANING_LEVELS, { description: 'What cleaning lies between them; minor where no rule fits' })
  level!: CleaningLevel;
}

export class ProductChangeRequest extends ProductChangeResponse {
  @TextField(1000, { description: 'Why; it stands in the record' })
  reason!: string;
}

export class ProductChangesResponse {
  @ListField(ProductChangeResponse, 10_000)
  items!: ProductChangeResponse[];
}
