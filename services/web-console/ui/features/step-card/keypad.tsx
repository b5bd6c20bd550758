import { useTranslation } from 'react-i18next';
import { decimalText, unitText } from '../../look/amount';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly unit?: string | undefined;
  /** `< 10` and `> 100` may be entered. */
  readonly censored?: boolean | undefined;
  /** A value below zero may be entered. */
  readonly signed?: boolean | undefined;
}

/** More digits than this are written smaller. */
const LONG = 6;
/** Longest number that makes sense; a bouncing key must not fill the screen. */
const LONGEST = 20;

/** What a key does to what stands there. */
export function press(value: string, key: string): string {
  if (key === 'Backspace') return value.slice(0, -1);
  if (key === 'Clear') return '';
  if (key === '-') return value.startsWith('-') ? value.slice(1) : `-${value}`;
  if (key === '<' || key === '>') return value.startsWith(key) ? value.slice(2) : `${key} ${value.replace(/^[<>] /, '')}`;
  if (value.length >= LONGEST) return value;
  if (key === '.' || key === ',') return value.includes('.') ? value : `${value === '' || value === '-' ? `${value}0` : value}.`;
  return /^\d$/.test(key) ? `${value}${key}` : value;
}

/** Our own keys for numbers: the same place each time, big enough for gloves, the unit in sight. Typed keys do the same. */
export function Keypad({ value, onChange, label, unit, censored = false, signed = false }: Props) {
  const { t, i18n } = useTranslation();
  const point = i18n.language.startsWith('de') ? ',' : '.';
  const keys: readonly (readonly [key: string, face: string, name?: string])[] = [
    ['7', '7'], ['8', '8'], ['9', '9'],
    ['4', '4'], ['5', '5'], ['6', '6'],
    ['1', '1'], ['2', '2'], ['3', '3'],
    ['.', point, t('keypad.point')], ['0', '0'], ['Backspace', '⌫', t('keypad.back')],
    ...(signed ? ([['-', '±', t('keypad.sign')]] as const) : []), ...(censored ? ([['<', '<', t('keypad.below')], ['>', '>', t('keypad.above')]] as const) : []),
  ];
  return (
    <div className="keypad" role="group" aria-label={t('keypad.for', { label })}>
      <div className="keypad-top">
        <button type="button" aria-label={t('keypad.clear')} onClick={() => onChange(press(value, 'Clear'))}>C</button>
        <output className="keypad-value" data-long={value.length > LONG || undefined} aria-live="polite" aria-label={label}>
          {value === '' ? <span className="soft">–</span> : decimalText(value, i18n.language)}
          <span className="unit">{unitText(unit)}</span>
        </output>
      </div>
      <div className="keypad-keys">
        {keys.map(([key, face, name]) => (
          <button key={key} type="button" aria-label={name ?? face} onClick={() => onChange(press(value, key))}>{face}</button>
        ))}
      </div>
    </div>
  );
}
