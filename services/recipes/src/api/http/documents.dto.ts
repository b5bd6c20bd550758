import { ChoiceField, CountField, DateField, HashField, IdField, InstantField, LIMITS, ListField, PartField, SiteField, TextField } from '@batchwright/host';

const TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'video/mp4', 'video/webm'];
const NUMBERS = 100_000;

export class DocumentTitlePart {
  @TextField(300)
  en!: string;

  @TextField(300)
  de!: string;
}

export class RegisterDocumentRequest {
  @SiteField()
  site!: string;

  @IdField({ description: 'Code that recipes name it by, unique at the site', example: 'SOP-0042' })
  code!: string;

  @PartField(DocumentTitlePart)
  title!: DocumentTitlePart;
}

export class AddDocumentVersionRequest {
  @CountField(1, NUMBERS, { description: 'Number of the version as it stands on the document, higher than all before' })
  version!: number;

  @TextField(200, { example: 'SOP-0042-v3.pdf' })
  fileName!: string;

  @HashField({ description: 'SHA-256 of the file that was sent before' })
  sha256!: string;

  @DateField({ description: 'Date of the site at whose beginning it takes effect; today: from now on' })
  effectiveDate!: string;
}

export class WithdrawDocumentRequest {
  @TextField(1000, { description: 'Why; it stands in the record' })
  reason!: string;
}

export class DocumentFileResponse {
  @HashField({ description: 'SHA-256 of the bytes' })
  sha256!: string;

  @ChoiceField(TYPES, { description: 'As the content says it' })
  mediaType!: string;

  @CountField(1, LIMITS.fileBytes, { description: 'Bytes' })
  size!: number;
}

export class DocumentVersionResponse extends DocumentFileResponse {
  @CountField(1, NUMBERS)
  version!: number;

  @TextField(200)
  fileName!: string;

  @DateField({ description: 'Date of the site' })
  effectiveDate!: string;

  @InstantField({ description: 'Plant time' })
  effectiveFrom!: string;

  @IdField({ description: 'Employee number of who added it' })
  person!: string;

  @TextField(200)
  name!: string;

  @InstantField({ description: 'Plant time' })
  addedAt!: string;
}

export class DocumentResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @CountField(1, Number.MAX_SAFE_INTEGER)
  sequence!: number;

  @IdField({ example: 'SOP-0042' })
  code!: string;

  @PartField(DocumentTitlePart)
  title!: DocumentTitlePart;

  @InstantField({ optional: true, description: 'From then on no version of it is in effect' })
  withdrawnAt?: string;

  @ListField(DocumentVersionResponse, 1000, { description: 'In rising order' })
  versions!: DocumentVersionResponse[];

  @CountField(1, NUMBERS, { optional: true, description: 'Number of the version in effect now; absent = none' })
  inEffect?: number;
}
