import { isRecord, type Shape } from './shape';

/** What a value of a shape begins as: its required fields, empty where a person has to say something. Whether it may stay so, the shape says. */
export function blankOf(shape: Shape, value?: unknown): unknown {
  const form = shape.form?.(value);
  switch (form?.of) {
    case undefined:
      return undefined;
    case 'boolean':
      return false;
    case 'integer':
      return form.min;
    case 'one-of':
      return form.allowed[0];
    case 'list':
      return Array.from({ length: form.least }, () => blankOf(form.item));
    case 'object':
      return fitted(shape, {});
    default:
      return '';
  }
}

/**
 * An object as its shape wants it after what it is has changed (a number became a choice, a step another kind): fields that are not
 * known any more are left out, those that are needed now begin blank. What no form edits stays as it is.
 */
export function fitted(shape: Shape, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const form = shape.form?.(value);
  if (form?.of !== 'object') return { ...value };
  const next: Record<string, unknown> = {};
  for (const [name, part] of Object.entries({ ...form.required, ...form.optional })) {
    const own = value[name];
    if (own === undefined) {
      const blank = Object.hasOwn(form.required, name) ? blankOf(part) : undefined;
      if (blank !== undefined) next[name] = blank;
    } else next[name] = isRecord(own) && part.form?.(own)?.of === 'object' ? fitted(part, own) : own;
  }
  // What it is may have been filled in just now, and asks for fields of its own.
  return Object.keys(next).length === Object.keys(value).length && Object.keys(next).every((name) => Object.hasOwn(value, name)) ? next : fitted(shape, next);
}
