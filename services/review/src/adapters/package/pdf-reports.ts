import { canonical, parseRecord, type JsonValue } from '@batchwright/records';
import type { PackageContent } from '../../application/packages';
import type { ReportedIn, Reports } from '../../application/report-batch';
import { writeBatchRecord } from './b2mml/write-batch-record';
import { recordJson } from './build-package';
import { printRecord } from './print-record';
import { countsOf } from './report-counts';

/** Reports as PDF/A-3a, as canonical JSON and as BatchML. */
export class PdfReports implements Reports {
  print(content: PackageContent, language: ReportedIn): Promise<Buffer> {
    return printRecord(content, Buffer.from(recordJson(content.streams)), language);
  }

  asJson({ batch, site, timeZone, createdAt, streams }: PackageContent): string {
    const { streams: events } = JSON.parse(recordJson(streams)) as { streams: JsonValue };
    return canonical({ batch, site, timeZone, createdAt, counted: { ...countsOf(streams.flatMap(({ texts }) => texts.map(parseRecord))) }, streams: events });
  }

  asXml(content: PackageContent): string {
    return writeBatchRecord(content);
  }
}
