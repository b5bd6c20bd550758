import type { ExpertAct, Text } from '@batchwright/procedure';

/** Language of a printed record. */
export type ReportLanguage = 'en' | 'de';

export const REPORT_LANGUAGES: readonly ReportLanguage[] = ['en', 'de'];

/** What stands on the printed record beside what was recorded. */
export interface ReportWords {
  readonly title: (batch: string) => string;
  readonly subject: (site: string) => string;
  readonly printedFrom: string;
  readonly fact: readonly string[];
  readonly facts: Readonly<Record<'product' | 'batch' | 'site' | 'recipe' | 'recipeHash' | 'order' | 'size' | 'begun' | 'state' | 'disposition' | 'recorded' | 'clock' | 'head', string>>;
  readonly noOrder: string;
  readonly system: string;
  readonly timesIn: (site: string, zone: string) => string;
  readonly version: (code: string, version: number, title: string) => string;
  readonly counts: (events: number, entries: number, changes: number, signatures: number) => string;
  readonly steeredClock: string;
  readonly realClock: string;
  readonly sections: Readonly<Record<'reviews' | 'exceptions' | 'certificate' | 'checklist' | 'changes' | 'trail' | 'evidence', string>>;
  readonly heads: Readonly<Record<'reviews' | 'exceptions' | 'certificate' | 'checklist' | 'changes' | 'trail' | 'evidence' | 'values' | 'signatures', readonly string[]>>;
  readonly sealedAsSigned: string;
  readonly open: string;
  readonly deviation: string;
  readonly severity: Readonly<Record<string, string>>;
  readonly classes: Readonly<Record<string, string>>;
  readonly certifiedOver: (count: number, head: string) => string;
  readonly nothingFound: string;
  readonly foundSomething: string;
  readonly rule: (id: string) => string;
  readonly answers: Readonly<Record<string, string>>;
  readonly notAnswered: string;
  readonly started: (time: string, who: string, terminal: string | undefined) => string;
  readonly completed: (time: string) => string;
  readonly notCompleted: string;
  readonly signedBy: (who: string, time: string) => string;
  /** Documents that a step was worked by; pictures and videos that it showed. */
  readonly workedBy: string;
  readonly shown: string;
  readonly documentVersion: (code: string, version: number, effectiveFrom: string, sha256: string) => string;
  readonly used: string;
  readonly lot: (lot: string) => string;
  readonly calibrated: (lastDay: string, certificate: string | undefined) => string;
  readonly observed: (instant: string) => string;
  readonly from: (source: string) => string;
  readonly correction: string;
  readonly tried: (attempt: number) => string;
  readonly calculated: string;
  readonly was: (value: string) => string;
  readonly rounded: (places: number, halves: string) => string;
  readonly notComputable: (failure: string) => string;
  readonly secondCheck: string;
  readonly agrees: string;
  readonly disagrees: string;
  /** What tandem told of experts beside a step. */
  readonly expert: Readonly<Record<ExpertAct, string>>;
  /** What somebody drew on a picture, by its tool. */
  readonly drawn: Readonly<Record<string, string>>;
  readonly comment: string;
  readonly fileMissing: string;
  readonly notDrawn: string;
  /** How long a machine gave no usable value, seconds. */
  readonly unusable: (seconds: string) => string;
  /** What was measured of a condition before the start. */
  readonly condition: (condition: string, measured: string, at: string) => string;
  /** Of a picture that came with an exception and not with a value. */
  readonly withException: string;
  /** Of a picture on which was drawn in a session with an expert. */
  readonly withSession: string;
  readonly verdicts: Readonly<Record<string, string>>;
  readonly levels: Readonly<Record<string, string>>;
  readonly followsFrom: string;
  readonly acts: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
  readonly decisions: Readonly<Record<string, string>>;
  readonly moments: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<string, string>>;
  /** Of a signature from afar: with whom, in which session since when, and what was in view. */
  readonly remote: (operator: string, session: string, since: string, picture: string, view: string) => string;
}

/** A text of the recipe in the language of the report; English stands in where there is no German. */
export function inLanguage(text: Text, language: ReportLanguage): string {
  return language === 'de' ? (text.de ?? text.en) : text.en;
}

/** The word for a code, or the code itself where it has none. */
export function wordFor(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}
