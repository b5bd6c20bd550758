import type { TFunction } from 'i18next';
import { decimalText, unitText } from '../../look/amount';
import { localeOf } from '../../look/site-time';

/** A reason of a rule as services say it: a code and its figures. */
export interface ForeseenReason {
  readonly reasonCode: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Names of figures that are instants, days, decimals, units; the others are codes and words that somebody wrote. */
const TIMES = ['at'];
const DAYS = ['day'];
const DECIMALS = ['have', 'amount'];

/** A reason with its figures in the reader's language and the time of the site. */
export function foreseenText(t: TFunction, language: string, timeZone: string, { reasonCode, values }: ForeseenReason): string {
  const locale = localeOf(language);
  const written = Object.entries(values).map(([name, value]): [string, string] => {
    const text = String(value);
    if (TIMES.includes(name)) return [name, new Date(text).toLocaleString(locale, { year: 'numeric', month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', timeZone })];
    if (DAYS.includes(name)) return [name, new Date(`${text}T12:00:00Z`).toLocaleDateString(locale, { year: 'numeric', month: 'short', day: '2-digit', timeZone: 'UTC' })];
    if (DECIMALS.includes(name) || (name === 'asked' && 'have' in values)) return [name, decimalText(text, language)];
    if (name === 'unit') return [name, unitText(text)];
    if (name === 'class' || (name === 'asked' && 'class' in values)) return [name, t(`equipment-class.${text}`, { defaultValue: text })];
    if (name === 'property') return [name, t(`equipment-property.${text}`, { defaultValue: text })];
    return [name, name === 'category' ? t(`stock-category.${text}`, { defaultValue: text }) : text];
  });
  const why = typeof values.whyCode === 'string' ? { why: t(`block-reason.${values.whyCode}`, { ...values, defaultValue: String(values.why) }) } : {};
  return t(`foreseen.${reasonCode}`, { ...Object.fromEntries(written), ...why, defaultValue: reasonCode, ...('batch' in values ? { context: 'used' } : {}) });
}
