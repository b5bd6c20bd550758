import { ChoiceField, CountField, HashField, InstantField, LIMITS, TextField } from '@batchwright/host';

const MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg'];

/** A file that is kept; a certificate names it by its hash. */
export class CertificateFileResponse {
  @HashField({ description: 'SHA-256 of the bytes' })
  sha256!: string;

  @ChoiceField(MEDIA_TYPES, { description: 'As the content says it' })
  mediaType!: string;

  @CountField(1, LIMITS.fileBytes, { description: 'Bytes' })
  size!: number;
}

export class AddCertificateRequest {
  @HashField({ description: 'SHA-256 of a file that was sent before' })
  sha256!: string;

  @TextField(200, { description: 'Name of the file', example: 'CoA-SX-88121.pdf' })
  fileName!: string;

  @TextField(100, { description: 'Number of the certificate, as the supplier gave it', example: 'CoA-SX-88121' })
  number!: string;
}

export class LotCertificateResponse extends CertificateFileResponse {
  @TextField(200)
  fileName!: string;

  @TextField(100, { description: 'As the supplier gave it' })
  number!: string;

  @TextField(200, { description: 'Name of who added it' })
  addedBy!: string;

  @InstantField()
  addedAt!: string;
}
