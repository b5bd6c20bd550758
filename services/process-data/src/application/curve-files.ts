/** The port: where the data of curves that enter records are kept, for as long as the records. */
export interface CurveFiles {
  /** Keeps a file and answers its SHA-256; the same bytes again are no second file. */
  keep(site: string, bytes: Uint8Array): Promise<string>;
}
