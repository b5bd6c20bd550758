import { momentText, unusableText, type BothTexts } from './capture-text';
import type { Span, Unusable } from './held-values';
import type { Tag } from './tag';

/** What of a tag a value is made with. */
export type CapturedTag = Pick<Tag, 'code' | 'type' | 'unit' | 'places' | 'silentAfterSeconds'>;

/** What a step asks of a tag. Microseconds; units are UCUM codes. */
export interface CaptureAsked extends Span {
  readonly statistic: string;
  /** In which the value is wanted; absent: that of the tag (`integral`: times seconds; times above and below: seconds). */
  readonly unit?: string;
  /** Decimal text in the unit of the tag. */
  readonly threshold?: string;
  readonly despiteGaps: boolean;
}

/** Why a value was not captured; stable codes of the contract. */
export type CaptureRefusal = 'no-such-point' | 'no-value' | 'bad-quality' | 'gap' | 'not-heard' | 'wrong-type' | 'unknown-unit' | 'too-many-samples';

/** There is no value that may be used. `despiteGaps`: asked again over the good time only there is one. */
export interface NotCaptured {
  readonly ok: false;
  readonly reasonCode: CaptureRefusal;
  readonly detail: BothTexts;
  readonly despiteGaps: boolean;
}

/** A value that may be used; `value` is empty for a curve. */
export interface Captured {
  readonly ok: true;
  readonly value: string;
  readonly unit?: string;
  /** Microseconds. */
  readonly at: number;
  readonly quality: 'good' | 'uncertain';
  readonly samples: number;
  /** Decimal text. */
  readonly unusableSeconds: string;
}

export function notCaptured(reasonCode: CaptureRefusal, en: string, de: string, despiteGaps = false): NotCaptured {
  return { ok: false, reasonCode, detail: { en, de }, despiteGaps };
}

/** Why a time cannot be used. */
export function unusableRefusal(tag: string, unusable: readonly Unusable[], of: Span, despiteGaps: boolean): NotCaptured {
  const bad = unusable.some(({ why }) => why === 'bad' || why === 'uncertain');
  const never = unusable.length === 0 || (!despiteGaps && unusable.every(({ why }) => why === 'no-value'));
  const { en, de } = unusable.length === 0 ? { en: `${tag} said nothing until ${momentText(of.until, of)} (UTC)`, de: `${tag} sagte nichts bis ${momentText(of.until, of)} (UTC)` } : unusableText(tag, unusable, of);
  return notCaptured(bad ? 'bad-quality' : never ? 'no-value' : 'gap', en, de, despiteGaps);
}
