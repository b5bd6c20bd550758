/** What a machine may have beside the project, and says by its environment. */
export const MACHINE_SETTINGS = {
  /** Folder of published batch records, recipes and schemas; undefined = not here. */
  referenceData: process.env.BATCHWRIGHT_REFERENCE_DATA,
  /** Class path of veraPDF; undefined = not here. */
  veraPdf: process.env.BATCHWRIGHT_VERAPDF,
  /** True in the full run: tests that take minutes run, and servers that take minutes to build are built. */
  fullRun: process.env.BATCHWRIGHT_FULL_RUN === 'yes',
} as const;
