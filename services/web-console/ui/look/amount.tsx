import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

/** How people write units whose UCUM code they do not read. */
const WRITTEN: Readonly<Record<string, string>> = { Cel: '°C', '1': '', '[pH]': 'pH', 'm[H2O]': 'mH₂O', '/min': '/min', '[arb\'U]': '', 'mm[Hg]': 'mmHg', 'kN': 'kN', 'um': 'µm', 'ug': 'µg', 'uL': 'µl', mL: 'ml', L: 'l' };

/** Things that are counted, in German; English has their own names. */
const COUNTED: Readonly<Record<string, string>> = { label: 'Etikett', tablet: 'Tablette', piece: 'Stück', bottle: 'Flasche', carton: 'Faltschachtel', leaflet: 'Packungsbeilage', box: 'Karton', CFU: 'KBE' };

/** What is counted, wherever it stands in a text: `1 {label}` → `1 Etikett`. */
export function countedText(text: string, language: string): string {
  return text.replace(/\{([^{}]*)\}/g, (_, name: string) => (language.startsWith('de') ? (COUNTED[name] ?? name) : name));
}

/** A UCUM code as it is read: `{tablet}` → `tablet`, `Cel` → `°C`. */
export function unitText(unit: string | undefined): string {
  if (unit === undefined) return '';
  return WRITTEN[unit] ?? countedText(unit, i18next.language ?? 'en');
}

/** Decimal text with the digits that were entered, in the language's way of writing. */
export function decimalText(value: string, language: string): string {
  return language.startsWith('de') ? value.replace('.', ',') : value;
}

/** A value with its unit, which is smaller. */
export function Amount({ value, unit, sign = '' }: { readonly value: string; readonly unit?: string | undefined; readonly sign?: string }) {
  const { i18n } = useTranslation();
  const written = unitText(unit);
  return (
    <span className="amount">
      {sign}
      {decimalText(value, i18n.language)}
      {written && <span className="unit">{written}</span>}
    </span>
  );
}
