import { Decimal, parseUnit } from '@batchwright/kernel';
import type { BothTexts } from './capture-text';
import { decimalOf, inUnit } from './plain-number';
import type { Reading } from './reading';
import type { Tag } from './tag';

/** What a tag is written with. */
export type WritableTag = Pick<Tag, 'code' | 'type' | 'unit' | 'writable'>;

/** What a step asks to be written: decimal text with its unit, a word, `true` or `false`. */
export interface SetPointAsked {
  readonly value: string;
  readonly unit?: string;
  /** How far what is read back may lie from it, in the same unit; absent: not at all. */
  readonly tolerance?: string;
}

/** Why it was not written; stable codes of the contract. */
export type SetPointRefusal = 'no-such-point' | 'not-writable' | 'wrong-type' | 'unknown-unit' | 'source-unreachable' | 'source-refuses' | 'cut-off' | 'too-late';

export interface NotWritten {
  readonly ok: false;
  readonly reasonCode: SetPointRefusal;
  readonly detail: BothTexts;
}

export function notWritten(reasonCode: SetPointRefusal, en: string, de: string): NotWritten {
  return { ok: false, reasonCode, detail: { en, de } };
}

/** What is sent to the machine, in the unit of the tag; or why nothing is. */
export function setPointOf({ code, type, unit, writable }: WritableTag, asked: SetPointAsked): { readonly ok: true; readonly value: number | boolean | string } | NotWritten {
  if (writable !== true) return notWritten('not-writable', `${code} is not approved to be written`, `${code} ist nicht zum Schreiben freigegeben`);
  if (type === 'text') return { ok: true, value: asked.value };
  if (type === 'boolean') return asked.value === 'true' || asked.value === 'false' ? { ok: true, value: asked.value === 'true' } : notWritten('wrong-type', `${code} takes yes or no, not ${asked.value}`, `${code} nimmt Ja oder Nein, nicht ${asked.value}`);
  if (!Decimal.read(asked.value).ok) return notWritten('wrong-type', `${code} takes a number, not ${asked.value}`, `${code} nimmt eine Zahl, nicht ${asked.value}`);
  const text = asked.unit === undefined || !parseUnit(asked.unit).ok ? undefined : inUnit(asked.value, asked.unit, unit ?? '1');
  return text === undefined ? notWritten('unknown-unit', `${code} is in ${unit ?? '1'}: ${asked.unit ?? 'no unit'} cannot be written`, `${code} ist in ${unit ?? '1'}: ${asked.unit ?? 'ohne Einheit'} lässt sich nicht schreiben`) : { ok: true, value: Number(text) };
}

/** What stands there, in the unit in which it was asked, and whether that is what was asked: of good quality, within the tolerance. A machine of single precision shows the nearest number that it has: that is the same. */
export function readBackOf({ type, unit = '1' }: WritableTag, asked: SetPointAsked, { value, quality }: Pick<Reading, 'value' | 'quality'>): { readonly readBack: string; readonly agrees: boolean } {
  if (type !== 'number' || typeof value !== 'number') return { readBack: value === null ? '' : String(value), agrees: quality === 'good' && value !== null && type !== 'number' && String(value) === asked.value };
  const sent = Number(inUnit(asked.value, asked.unit ?? unit, unit));
  if (value === sent || value === Math.fround(sent)) return { readBack: asked.value, agrees: quality === 'good' };
  const plain = decimalOf(value);
  const readBack = plain === undefined ? undefined : inUnit(plain, unit, asked.unit ?? unit);
  if (readBack === undefined) return { readBack: String(value), agrees: false };
  const tolerance = Decimal.read(asked.tolerance ?? '0');
  const near = tolerance.ok && Decimal.parse(readBack).sub(Decimal.parse(asked.value)).abs().compare(tolerance.value) <= 0;
  return { readBack, agrees: quality === 'good' && near };
}
