/**
 * Why the system blocked something, to be read in any language beside the sentence that stands in the record: a code, and its values by name. `check-failed`: `exception`, `text`, `textDe`; `batch-blocked`,
 * `batch-rejected`, `batch-released-in-part-for`: `why`, as somebody wrote it; `batch-released-in-part`: nothing. Absent where a person gave the reason, and in records older than this.
 */
export type CodedReason = { readonly code: 'check-failed' | 'batch-blocked' | 'batch-rejected' | 'batch-released-in-part' | 'batch-released-in-part-for' } & { readonly [value: string]: string };

/** The field of an event, where there is one: a record without it keeps its hash. */
export function codedAs(coded: CodedReason | undefined): { readonly coded?: CodedReason } {
  return coded ? { coded } : {};
}
