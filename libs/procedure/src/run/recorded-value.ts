import type { Quantity } from '@batchwright/kernel';
import type { BilingualText } from '../text';

/** A value as it stands in the record. Amounts are decimal text in the entry's unit; what was typed stays beside it when it differed. */
export type RecordedValue = NumberValue | TextValue | ChoiceValue | BooleanValue | InstantValue | FileValue;

/** A number with its unit. `bound`: a censored result, `< 10` is `{ value: '10', bound: 'below' }`. */
export interface NumberValue {
  readonly kind: 'number';
  readonly value: string;
  readonly unit: string;
  /** As it was entered, when that was in another unit. */
  readonly entered?: Quantity;
  readonly bound?: 'below' | 'above';
}

export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
}

/** Id of a choice of the entry. */
export interface ChoiceValue {
  readonly kind: 'choice';
  readonly choice: string;
}

export interface BooleanValue {
  readonly kind: 'boolean';
  readonly yes: boolean;
}

/** When something was observed; the time at which it was recorded is the event's own. */
export interface InstantValue {
  readonly kind: 'date-time';
  readonly instant: string;
}

/** An object of the store: its content is named by its hash, so that one changed byte shows (B13). */
export interface Attachment {
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
  /** As the content says it: `image/png`. */
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** As the person's device named it. */
  readonly fileName: string;
}

/** A photo, file or printout that belongs to the record. */
export interface FileValue extends Attachment {
  readonly kind: 'file';
}

/** Printed form, for audit rows and refusals: `100.0 g`, `< 10 mg`, `yes`. */
export function valueText(value: RecordedValue): string {
  switch (value.kind) {
    case 'number': {
      const sign = value.bound === 'below' ? '< ' : value.bound === 'above' ? '> ' : '';
      return `${sign}${value.value}${value.unit === '1' ? '' : ` ${value.unit}`}`;
    }
    case 'text':
      return value.text;
    case 'choice':
      return value.choice;
    case 'boolean':
      return value.yes ? 'yes' : 'no';
    case 'date-time':
      return value.instant;
    case 'file':
      return `${value.fileName} (${value.mediaType}, ${value.size} B, SHA-256 ${value.sha256})`;
  }
}

/** The same in both languages: the answers to yes-or-no have words of their own. */
export function valueTexts(value: RecordedValue): BilingualText {
  const en = valueText(value);
  return { en, de: value.kind === 'boolean' ? (value.yes ? 'ja' : 'nein') : en };
}
