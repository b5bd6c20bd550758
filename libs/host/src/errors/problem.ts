import type { AllowedMove, DomainError } from '@batchwright/kernel';
import { askedSignatureText, isAskedSignature } from './asked-signature';
import { ERROR_CATALOGUE } from './catalogue';
import type { ErrorEntry } from './error-entry';

/** A problem document (RFC 9457) with a stable code, the rule, and the ways out. */
export interface Problem {
  readonly type: string;
  /** The same words for each problem of this code. */
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /** What happened here, and what to do. */
  readonly detail: string;
  readonly instance: string;
  readonly rule?: string;
  readonly moves?: readonly ProblemMove[];
  readonly field?: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly traceId: string;
}

/** A way out as the problem document names it, its title in the language of the answer (B20). */
export interface ProblemMove {
  readonly move: string;
  readonly title: string;
  readonly roles: readonly string[];
  readonly route?: string;
}

/** Where a request was when it was refused. */
export interface ProblemPlace {
  /** Path of the request. */
  readonly instance: string;
  readonly language: Language;
  readonly traceId: string;
}

export type Language = 'en' | 'de';

/** The problem document of a refusal or fault. A fault shows no parameters: they are ours. */
export function problemOf(error: DomainError, place: ProblemPlace): Problem {
  const entry = ERROR_CATALOGUE[error.code] ?? unlisted(error);
  const { title, help } = entry[place.language];
  return {
    type: `urn:batchwright:error:${error.code}`,
    title,
    status: entry.status,
    code: error.code,
    detail: fill(help, { traceId: place.traceId, ...error.params }, place.language),
    instance: place.instance,
    ...(error.rule === undefined ? {} : { rule: error.rule }),
    ...(error.moves === undefined ? {} : { moves: error.moves.map((move) => moveOf(move, place.language)) }),
    ...(error.field === undefined ? {} : { field: error.field }),
    params: entry.status >= 500 ? {} : error.params,
    traceId: place.traceId,
  };
}

function moveOf({ move, title, roles, route }: AllowedMove, language: Language): ProblemMove {
  return { move, title: title[language] ?? title.en, roles, ...(route === undefined ? {} : { route }) };
}

/** A code that nobody listed is still a problem with a stable code; a test keeps this from happening. */
function unlisted({ code, kind }: DomainError): ErrorEntry {
  const status = kind === 'fault' ? 500 : kind === 'retry' ? 503 : 409;
  return { status, kind, en: { title: 'Refused', help: `Refused: ${code}` }, de: { title: 'Abgewiesen', help: `Abgewiesen: ${code}` } };
}

/** The language that `Accept-Language` likes best among ours; English when it names none. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((part, index) => {
    const [tag = '', ...options] = part.trim().toLowerCase().split(';');
    const quality = Number(/q=([\d.]+)/.exec(options.join(';'))?.[1] ?? 1);
    return { language: tag.split('-')[0], quality, index };
  });
  const ours = wanted.filter(({ language, quality }) => (language === 'en' || language === 'de') && quality > 0);
  ours.sort((a, b) => b.quality - a.quality || a.index - b.index);
  return (ours[0]?.language as Language | undefined) ?? 'en';
}

/** A part in square brackets is said only when its list has something in it. */
function fill(template: string, params: Readonly<Record<string, unknown>>, language: Language): string {
  const asked = template.replace(/ ?\[([^[\]]*\{(\w+)\}[^[\]]*)\]/g, (_, part: string, name: string) => (isEmpty(params[name]) ? '' : ` ${part}`));
  return asked.replace(/\{(\w+)\}/g, (_, name: string) => printed(params[name], language));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function printed(value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((one) => printed(one, language)).join('; ');
  if (value === undefined || value === null) return '–';
  if (typeof value !== 'object') return String(value as string | number | boolean);
  const { value: amount, unit, en } = value as { value?: unknown; unit?: unknown; en?: unknown };
  if (typeof en === 'string') return String((value as Partial<Record<Language, string>>)[language] ?? en);
  if (typeof amount === 'string' && typeof unit === 'string') return `${amount} ${unit}`;
  return isAskedSignature(value) ? askedSignatureText(value, language) : Object.values(value).map((one) => printed(one, language)).join(', ');
}
