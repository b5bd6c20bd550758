import { indexRecipe, parseRecipe, type IndexedRecipe, type RunEvent } from '@batchwright/procedure';
import { parseRecord, type AppliedSignature, type RecordedEvent } from '@batchwright/records';
import type { PackageContent } from '../../application/packages';
import { foldRun, type ReceivedRun } from '../../domain/run-record';
import { localTimes } from '@batchwright/print';

/** What the printers of a record share: the events, the run rebuilt from them, the recipe, the site's clock. */
export interface PrintedRecord {
  readonly content: PackageContent;
  readonly events: readonly RecordedEvent[];
  /** Events of the judgement. */
  readonly judgement: readonly RecordedEvent[];
  readonly run: ReceivedRun;
  readonly recipe: IndexedRecipe;
  /** Instant as the site's clock showed it. */
  readonly time: (instant: string | undefined) => string;
}

/** Opens what goes into a package for printing. */
export function openForPrint(content: PackageContent): PrintedRecord {
  const [run, judgement] = content.streams.map(({ texts }) => texts.map(parseRecord));
  const events = run ?? [];
  const parsed = parseRecipe(JSON.parse(content.recipe) as unknown);
  if (!parsed.ok) throw new Error('the recipe of a package cannot be read');
  const first = events[0];
  const records = events.map(({ sequence, type, body, actAt, recordedAt, correctionMs = 0, person, name, terminal }) => ({
    sequence, event: { type, body } as unknown as RunEvent, at: actAt, recordedAt, correctionMs,
    ...(person ? { person } : {}), ...(name ? { name } : {}), ...(terminal ? { terminal } : {}),
  }));
  return { content, events, judgement: judgement ?? [], run: foldRun(first?.site ?? '', first?.aggregateId ?? '', records), recipe: indexRecipe(parsed.value, ''), time: localTimes(content.timeZone) };
}

/** `Mara Berger (E1001)`; nothing for what the system did by itself. */
export function who(name: string | undefined, person: string | undefined): string {
  return person === undefined ? 'system' : `${name ?? ''} (${person})`;
}

/** Signatures that an event holds. */
export function signaturesOf(record: RecordedEvent): AppliedSignature[] {
  if (record.type === 'SignatureApplied') return [record.body as unknown as AppliedSignature];
  const { signature, signatures } = record.body as { signature?: unknown; signatures?: unknown[] };
  return [...(signature ? [signature] : []), ...(signatures ?? [])] as AppliedSignature[];
}
