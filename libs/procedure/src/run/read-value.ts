import { convert, Decimal, err, isInstant, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { CURVE_TYPE, MEDIA_TYPES } from '../recipe/entry';
import type { EnteredValue } from './commands';
import type { Field } from './field';
import type { RecordedValue } from './recorded-value';

const MAX_TEXT = 4000;

/**
 * Reads what was typed or scanned for a field. A number in another unit of the same dimension is converted and keeps what was
 * entered; one in the entry's own unit keeps its digits. Refusals (nothing is recorded, the user mends it): `not-a-decimal`,
 * `unknown-unit`, `other-dimension`, `too-many-places`, `unknown-choice`, `not-an-instant`, `not-yes-or-no`, `empty-text`,
 * `file-unknown`, `file-type-refused`.
 */
export function readValue(field: Field, entered: EnteredValue): Result<RecordedValue, DomainError> {
  const { definition } = field;
  const raw = entered.value.trim();
  switch (definition.type) {
    case 'number':
    case 'calculated':
      return readNumber(field, raw, entered.unit);
    case 'choice':
      return definition.choices?.some(({ id }) => id === raw)
        ? ok({ kind: 'choice', choice: raw })
        : refused('unknown-choice', field, { found: raw, allowed: definition.choices?.map(({ id }) => id) ?? [] });
    case 'boolean':
      return raw === 'yes' || raw === 'no' ? ok({ kind: 'boolean', yes: raw === 'yes' }) : refused('not-yes-or-no', field, { found: raw });
    case 'date-time':
      return isInstant(raw) ? ok({ kind: 'date-time', instant: raw }) : refused('not-an-instant', field, { found: raw });
    case 'photo':
    case 'file':
      return readFile(field, definition.type, raw, entered.attachment);
    case 'text':
    case 'table':
      if (raw === '') return refused('empty-text', field, {});
      return raw.length <= MAX_TEXT ? ok({ kind: 'text', text: raw }) : refused('text-too-long', field, { length: raw.length, limit: MAX_TEXT });
  }
}

function readFile(field: Field, type: 'photo' | 'file', raw: string, attachment: EnteredValue['attachment']): Result<RecordedValue, DomainError> {
  if (attachment?.sha256 !== raw) return refused('file-unknown', field, { found: raw });
  const allowed = field.entry.capture ? [CURVE_TYPE, ...MEDIA_TYPES[type]] : MEDIA_TYPES[type];
  if (!allowed.includes(attachment.mediaType)) return refused('file-type-refused', field, { found: attachment.mediaType, allowed });
  const { sha256, mediaType, size, fileName } = attachment;
  return ok({ kind: 'file', sha256, mediaType, size, fileName });
}

function readNumber(field: Field, raw: string, enteredUnit: string | undefined): Result<RecordedValue, DomainError> {
  const { definition } = field;
  const sign = /^[<>]\s*/.exec(raw)?.[0];
  if (sign && definition.censored !== true) return refused('not-a-decimal', field, { found: raw });
  const value = sign ? raw.slice(sign.length) : raw;
  const decimal = Decimal.read(value);
  if (!decimal.ok) return refused('not-a-decimal', field, { found: raw });
  const unit = definition.unit ?? '1';
  const bound = sign === undefined ? {} : { bound: sign.startsWith('<') ? ('below' as const) : ('above' as const) };
  if (enteredUnit === undefined || enteredUnit === unit) {
    const places = definition.places;
    if (places !== undefined && decimal.value.places > places) return refused('too-many-places', field, { found: raw, places });
    return ok({ kind: 'number', value: decimal.value.toString(), unit, ...bound });
  }
  const converted = convert({ value: decimal.value.toString(), unit: enteredUnit }, unit);
  if (!converted.ok) return err(refuse(converted.error.code, { ...converted.error.params, entry: field.address, expected: unit }, { rule: 'UCUM', field: 'unit' }));
  return ok({ kind: 'number', value: converted.value.value, unit, entered: { value: decimal.value.toString(), unit: enteredUnit }, ...bound });
}

function refused(code: string, field: Field, params: Record<string, unknown>): Result<never, DomainError> {
  return err(refuse(code, { entry: field.address, ...params }, { field: 'value' }));
}
