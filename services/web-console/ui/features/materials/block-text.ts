import type { TFunction } from 'i18next';

/** Why something is blocked: in the person's language where the system says it, as it was typed where a person did. */
export function blockText(t: TFunction, { blockedFor = '', blockedCoded }: { readonly blockedFor?: string; readonly blockedCoded?: unknown }): string {
  const values = (blockedCoded ?? {}) as Readonly<Record<string, string>>;
  return values.code ? t(`block-reason.${values.code}`, { ...values, defaultValue: blockedFor }) : blockedFor;
}
