import type { ObjectStore } from '@batchwright/objects';
import { canonical, type JsonObject } from '@batchwright/records';
import type { ImportFiles, ImportReport } from '../../application/recipe-imports';

/** Imported files and their reports in the object store, under the hash of their bytes. */
export class ObjectImportFiles implements ImportFiles {
  constructor(private readonly objects: ObjectStore) {}

  keepFile(site: string, content: string): Promise<string> {
    return this.keep(site, content);
  }

  keepReport(site: string, report: ImportReport): Promise<string> {
    return this.keep(site, canonical(report as unknown as JsonObject));
  }

  async report(site: string, hash: string): Promise<ImportReport> {
    return JSON.parse(Buffer.from(await this.objects.get({ service: 'recipes', site, sha256: hash })).toString('utf8')) as ImportReport;
  }

  private async keep(site: string, text: string): Promise<string> {
    return (await this.objects.put('recipes', site, Buffer.from(text, 'utf8'))).sha256;
  }
}
