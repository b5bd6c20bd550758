import type { TaggedPdf } from '@batchwright/print';
import { readCurve } from '../../domain/curve-file';
import { recordedFiles, WITH_EXCEPTION, WITH_SESSION } from '../../domain/recorded-files';
import type { RunRecord } from '../../domain/run-record';
import { allOf } from './container';
import { fieldOf, type PrintedRecord } from './printed-record';

/** Bytes of all pictures that one print draws: it is held in memory until it is done. What comes after them stands with name and hash, and lies in the package. */
const DRAWN_BYTES = 48 * 1024 * 1024;
const drawnIn = new WeakMap<TaggedPdf, number>();

/** The pictures and curves of a step, each with the field and hash it belongs to; the one that counts and those that a correction replaced. */
export async function printPictures(pdf: TaggedPdf, printed: PrintedRecord, key: string, records: readonly RunRecord[]): Promise<void> {
  const { words } = printed;
  for (const { address, file, sequence } of recordedFiles(records.map((record) => ({ sequence: record.sequence, ...record.event })))) {
    const kept = printed.content.files?.find(({ sha256 }) => sha256 === file.sha256);
    const named = `${address === WITH_EXCEPTION ? words.withException : address === WITH_SESSION ? words.withSession : fieldOf(printed, key, address)}: ${file.fileName}, SHA-256 ${file.sha256} (${sequence})`;
    const curve = kept && file.mediaType === 'text/csv' ? readCurve((await allOf(kept.bytes())).toString('utf8')) : undefined;
    if (!kept) pdf.paragraph(`${named} – ${words.fileMissing}`);
    else if (curve) {
      pdf.chart({ unit: curve.unit, from: printed.time(curve.from), until: printed.time(curve.until), points: curve.points.map(({ at, value }) => ({ at: Date.parse(at), ...(value === undefined ? {} : { value }) })) }, named);
      pdf.paragraph(named);
    }
    else if (!file.mediaType.startsWith('image/')) pdf.paragraph(named);
    else if ((drawnIn.get(pdf) ?? 0) + file.size > DRAWN_BYTES) pdf.paragraph(`${named} – ${words.notDrawn}`);
    else {
      drawnIn.set(pdf, (drawnIn.get(pdf) ?? 0) + file.size);
      pdf.picture(await allOf(kept.bytes()), named);
      pdf.paragraph(named);
    }
  }
}
