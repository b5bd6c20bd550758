import { ChoiceField, CountField, IdField, InstantField, ListField, TextField } from '@batchwright/host';

export class MatrixColumnPart {
  @IdField({ description: 'Training code; those of versions are `recipe/CODE/2`, of equipment `equipment/CLASS`', example: 'dispensing' })
  code!: string;

  @ChoiceField(['operation', 'equipment', 'recipe-version', 'document-version'])
  kind!: string;

  @CountField(0, 1_000_000, { description: 'People who hold it now' })
  holders!: number;
}

export class MatrixColumnsResponse {
  @ListField(MatrixColumnPart, 10_000)
  items!: MatrixColumnPart[];
}

export class MatrixCellPart {
  @IdField()
  code!: string;

  @ChoiceField(['valid', 'ending', 'trainee', 'not-yet', 'expired', 'revoked'], { description: 'At the time of asking; `ending`: over within 30 days; `trainee`: only with a trainer' })
  state!: string;

  @InstantField()
  from!: string;

  @InstantField({ description: 'First moment at which it holds no more, plant time' })
  until!: string;

  @IdField()
  qualificationId!: string;
}

export class MatrixRowResponse {
  @IdField({ description: 'Employee number' })
  person!: string;

  @TextField(200)
  name!: string;

  @ListField('text', 50, { description: 'Realm roles' })
  roles!: string[];

  @ListField(MatrixCellPart, 10_000, { description: 'What was never granted is not there' })
  cells!: MatrixCellPart[];
}
