import { ChoiceField, CountField, HashField, IdField, InstantField, ListField, ObjectField, PartField, SiteField, TextField } from '@batchwright/host';

/** Largest file in characters; the body around it is a little more. */
const LARGEST_FILE = 1_900_000;

export class ImportRecipeRequest {
  @SiteField()
  site!: string;

  @ChoiceField(['batchml-v02', 'batchwright-json'])
  format!: 'batchml-v02' | 'batchwright-json';

  @TextField(200, { example: 'cough-syrup.xml' })
  fileName!: string;

  @TextField(LARGEST_FILE, { description: 'The file, as text in UTF-8' })
  content!: string;

  @IdField({ optional: true, description: 'Code that the recipe gets here; needed for BatchML', example: 'MBR-SYR-1' })
  code?: string;

  @TextField(100, { description: 'Number of the change control under which it is taken over', example: 'CC-2026-0041' })
  changeControl!: string;
}

export class CloseImportPointsRequest {
  @ListField('count', 10_000, { description: 'Numbers of the points' })
  points!: number[];

  @TextField(1000, { description: 'How they were dealt with; it stands in the record' })
  how!: string;
}

export class ImportClosingResponse {
  @CountField(1, 100_000)
  number!: number;

  @TextField(1000)
  how!: string;

  @IdField({ description: 'Employee number' })
  person!: string;

  @TextField(200)
  name!: string;

  @InstantField({ description: 'Plant time' })
  at!: string;
}

export class ImportPointResponse {
  @CountField(1, 100_000)
  number!: number;

  @ChoiceField(['fault', 'to-complete', 'note'])
  kind!: string;

  @CountField(1, 10_000_000, { description: 'Line of the file' })
  line!: number;

  @IdField({ description: 'Which rule', example: 'link-without-end' })
  rule!: string;

  @ObjectField({ description: 'Facts for the words, by name' })
  params!: Record<string, unknown>;

  @PartField(ImportClosingResponse, { optional: true })
  closed?: ImportClosingResponse;
}

export class RecipeImportResponse {
  @ChoiceField(['batchml-v02', 'batchwright-json'])
  format!: string;

  @TextField(200)
  fileName!: string;

  @HashField({ description: 'SHA-256 of the file as it came' })
  fileHash!: string;

  @ObjectField({ description: '{ procedures, unitProcedures, operations, phases }' })
  counts!: Record<string, unknown>;

  @ListField(ImportPointResponse, 100_000, { description: 'In the order of the lines' })
  points!: ImportPointResponse[];

  @CountField(0, 100_000, { description: 'Points that still have to be dealt with' })
  open!: number;
}
