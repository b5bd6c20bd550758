import { attributionOf, requireSite, type CommandContext } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import { readBatchML } from '@batchwright/procedure';
import type { JsonObject } from '@batchwright/records';
import type { ImportFormat, RecipeImportEvent } from '../domain/recipe-import';
import type { VersionAnswer } from './append-to-version';
import type { ImportFiles, ImportReport, RecipeImports } from './recipe-imports';
import type { WriteRecipeVersion } from './write-recipe-version';
import type { XmlReader } from './xml-reader';

/** A file that somebody brings. */
export interface ImportedFile {
  readonly site: string;
  readonly format: ImportFormat;
  readonly fileName: string;
  readonly content: string;
  /** Code of the recipe; BatchML has none that fits, our own documents carry theirs. */
  readonly code?: string;
  readonly changeControl: string;
}

const NOTHING_FOUND: ImportReport = { counts: { procedures: 0, unitProcedures: 0, operations: 0, phases: 0 }, points: [] };

/** Makes a draft of a file from elsewhere (A1, A16). Nothing of the file is mended: what is wrong or missing is listed with its line. */
export class ImportRecipe {
  constructor(
    private readonly write: WriteRecipeVersion,
    private readonly imports: RecipeImports,
    private readonly files: ImportFiles,
    private readonly readXml: XmlReader,
    private readonly ids: () => string,
  ) {}

  /** The new draft. Refusals: `import-unreadable` with line and reason, `import-code-missing`, and those of a draft. */
  async execute(file: ImportedFile, context: CommandContext): Promise<VersionAnswer> {
    requireSite(context.actor, file.site);
    const { document, report } = this.read(file);
    const [fileHash, reportHash] = [await this.files.keepFile(file.site, file.content), await this.files.keepReport(file.site, report)];
    const toClose = report.points.flatMap(({ kind }, i) => (kind === 'note' ? [] : [i + 1]));
    const { site, format, fileName, changeControl } = file;
    return this.write.draft({ site, document, changeControl }, context, (tx, versionId) => this.record(tx, site, { type: 'RecipeImported', body: { versionId, format, fileName, fileHash, reportHash, toClose } }, context));
  }

  private read(file: ImportedFile): { document: unknown; report: ImportReport } {
    if (file.format === 'batchwright-json') return { document: readJsonDocument(file.content), report: NOTHING_FOUND };
    if (file.code === undefined) throw refuse('import-code-missing', {}, { field: 'code' });
    const xml = this.readXml(file.content);
    if (!xml.ok) throw refuse('import-unreadable', { line: xml.error.line, what: xml.error.what }, { rule: 'XML 1.0', field: 'content' });
    const read = readBatchML(xml.value, file.code);
    if (!read.ok) throw refuse('import-unreadable', { line: read.error.line, what: `${read.error.why}: ${read.error.found}` }, { rule: 'ISA-88 part 2', field: 'content' });
    const { document, counts, points } = read.value;
    return { document, report: { counts, points } };
  }

  private async record(tx: Transaction, site: string, event: RecipeImportEvent, context: CommandContext): Promise<void> {
    await tx.append({
      site, aggregateType: 'recipe-import', aggregateId: this.ids(), expectedSequence: 0, by: attributionOf(context.actor),
      events: [{ type: event.type, version: 1, body: event.body as unknown as JsonObject, audit: [{ object: `import of ${(event.body as { fileName?: string }).fileName ?? ''}`, action: event.type, newValue: event.body.versionId }] }],
      rowsOf: this.imports.rowsOf,
    });
  }
}

function readJsonDocument(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch (error) {
    const before = content.slice(0, Number(/position (\d+)/.exec(String(error))?.[1] ?? 0));
    throw refuse('import-unreadable', { line: before.split('\n').length, what: 'not JSON' }, { rule: 'RFC 8259', field: 'content' });
  }
}
