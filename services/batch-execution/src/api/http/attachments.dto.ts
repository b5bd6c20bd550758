import { ChoiceField, CountField, HashField, LIMITS } from '@batchwright/host';

/** A file that is kept; an entry of the type photo or file takes its hash as value. */
export class AttachmentResponse {
  @HashField({ description: 'SHA-256 of the bytes' })
  sha256!: string;

  @ChoiceField(['image/jpeg', 'image/png', 'application/pdf'], { description: 'As the content says it' })
  mediaType!: string;

  @CountField(1, LIMITS.fileBytes, { description: 'Bytes' })
  size!: number;
}
