/** What a machine may have beside the project, and says by its environment. */
export const MACHINE_SETTINGS = {
  /** Folder of published batch records, recipes and schemas; undefined = not here. */
  referenceData: process.env.BATCHWRIGHT_REFERENCE_DATA,
  /** Class path of veraPDF; undefined = not here. */
  veraPdf: process.env.BATCHWRIGHT_VERAPDF,
  /** True: servers that take minutes to build may be built for a test. */
  buildServers: process.env.BATCHWRIGHT_BUILD_SERVERS === 'yes',
} as const;
