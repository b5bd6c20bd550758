import { fieldAt, fieldTitles, indexRecipe, parseRecipe, stepInfo, type IndexedRecipe, type RunEvent, type Text } from '@batchwright/procedure';
import { parseRecord, type AppliedSignature, type RecordedEvent } from '@batchwright/records';
import type { PackageContent } from '../../application/packages';
import { foldRun, type ReceivedRun } from '../../domain/run-record';
import { localTimes } from '@batchwright/print';
import { GERMAN } from './report-words-de';
import { ENGLISH } from './report-words-en';
import { inLanguage, type ReportLanguage, type ReportWords } from './report-words';

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
  readonly language: ReportLanguage;
  readonly words: ReportWords;
  /** A text of the recipe in the report's language. */
  readonly text: (text: Text) => string;
  /** `Mara Berger (E1001)`; the system's word for what nobody did. */
  readonly who: (name: string | undefined, person: string | undefined) => string;
}

const WORDS: Readonly<Record<ReportLanguage, ReportWords>> = { en: ENGLISH, de: GERMAN };

/** Opens what goes into a package for printing. */
export function openForPrint(content: PackageContent, language: ReportLanguage = 'en'): PrintedRecord {
  const [run, judgement] = content.streams.map(({ texts }) => texts.map(parseRecord));
  const events = run ?? [];
  const parsed = parseRecipe(JSON.parse(content.recipe) as unknown);
  if (!parsed.ok) throw new Error('the recipe of a package cannot be read');
  const first = events[0];
  const records = events.map(({ sequence, type, body, actAt, recordedAt, correctionMs = 0, person, name, terminal }) => ({
    sequence, event: { type, body } as unknown as RunEvent, at: actAt, recordedAt, correctionMs,
    ...(person ? { person } : {}), ...(name ? { name } : {}), ...(terminal ? { terminal } : {}),
  }));
  const words = WORDS[language];
  return {
    content, events, judgement: judgement ?? [], run: foldRun(first?.site ?? '', first?.aggregateId ?? '', records), recipe: indexRecipe(parsed.value, ''), time: localTimes(content.timeZone),
    language, words, text: (text) => inLanguage(text, language), who: (name, person) => (person === undefined ? words.system : `${name ?? ''} (${person})`),
  };
}

/** Title of a step and its key: `Weigh the API (weigh-api~2)`. */
export function titleOf({ recipe, text }: PrintedRecord, stepKey: string): string {
  const title = recipe.nodes.get(stepKey.split('~')[0] ?? '')?.node.title;
  return title === undefined ? stepKey : `${text(title)} (${stepKey})`;
}

/** Title of the field at an address of a step, with row and column. */
export function fieldOf({ run, recipe, language }: PrintedRecord, stepKey: string, address: string): string {
  const info = stepInfo(recipe, run.view.steps[stepKey]?.stepId ?? '');
  const field = info && fieldAt(info.node, address);
  return field ? fieldTitles(field)[language] : address;
}

/** Signatures that an event holds. */
export function signaturesOf(record: RecordedEvent): AppliedSignature[] {
  if (record.type === 'SignatureApplied') return [record.body as unknown as AppliedSignature];
  const { signature, signatures } = record.body as { signature?: unknown; signatures?: unknown[] };
  return [...(signature ? [signature] : []), ...(signatures ?? [])] as AppliedSignature[];
}
