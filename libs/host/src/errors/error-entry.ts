import type { ErrorKind } from '@batchwright/kernel';

/** In one language: what happened, always the same words; and what happened here and what to do, where `{name}` stands for a parameter. */
export interface ErrorText {
  readonly title: string;
  readonly help: string;
}

/** Everything that an answer with this code says. */
export interface ErrorEntry {
  readonly status: number;
  readonly kind: ErrorKind;
  readonly en: ErrorText;
  readonly de: ErrorText;
}

type Short = readonly [status: number, en: readonly [title: string, help: string], de: readonly [title: string, help: string]];

/** The codes of one part of the house: `'lot-expired': [409, ['Lot expired', 'Lot {number} …'], ['Charge verfallen', 'Charge {number} …']]`. */
export function errorCodes<Code extends string>(codes: Readonly<Record<Code, Short>>): Readonly<Record<Code, ErrorEntry>> {
  const entries = Object.entries<Short>(codes).map(([code, [status, en, de]]) => {
    const kind: ErrorKind = status === 503 ? 'retry' : status >= 500 ? 'fault' : 'user';
    return [code, { status, kind, en: { title: en[0], help: en[1] }, de: { title: de[0], help: de[1] } }] as const;
  });
  return Object.fromEntries(entries) as unknown as Record<Code, ErrorEntry>;
}
