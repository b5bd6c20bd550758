import { useTranslation } from 'react-i18next';
import { decimalText, unitText } from '../../look/amount';
import { Sign, type Tone } from '../../look/shapes';
import { preview, scaleOf, type Limits, type Preview, type Range } from './ranges';

const TONES: Readonly<Record<Preview, Tone>> = { within: 'done', warns: 'attention', exception: 'exception', deviation: 'exception', implausible: 'exception' };

interface Props {
  readonly limits: Limits;
  readonly unit?: string | undefined;
  readonly setPoint?: string | undefined;
  /** What stands in the keypad or in the record. */
  readonly value: string;
}

/** The limits of a value as a bar, with the value on it as it is typed. */
export function RangeBar({ limits, unit, setPoint, value }: Props) {
  const { t, i18n } = useTranslation();
  const scale = scaleOf(limits);
  if (!scale) return null;
  const at = preview(value, limits);
  const words = scale.bands.map(({ level, range }) => `${t(`range.${level}`)} ${rangeText(range, i18n.language)} ${unitText(unit)}`);
  return (
    <figure className="range" aria-label={words.join('; ')}>
      <div className="range-bar" aria-hidden="true">
        {scale.bands.map(({ level, from, to }) => <span key={level} className="range-band" data-level={level} style={{ left: `${from}%`, width: `${to - from}%` }} />)}
        {setPoint && !Number.isNaN(Number(setPoint)) && <span className="range-set" style={{ left: `${scale.position(Number(setPoint))}%` }} />}
        {at && <span className="range-value" data-tone={TONES[at]} style={{ left: `${scale.position(Number(value))}%` }} />}
      </div>
      <figcaption className="range-words">
        {[...scale.bands].reverse().map(({ level, range }) => (
          <span key={level}><i data-level={level} aria-hidden="true" />{t(`range.${level}`)} <b>{rangeText(range, i18n.language)}</b></span>
        ))}
        {at && <span className="range-verdict" role="status"><Sign tone={TONES[at]}>{t(`preview.${at}`)}</Sign></span>}
      </figcaption>
    </figure>
  );
}

/** `99.0 – 101.0`, `≤ 2.0`. */
export function rangeText({ low, high }: Range, language: string): string {
  const read = (end: string): string => decimalText(end, language);
  if (low != null && high != null) return `${read(low)} – ${read(high)}`;
  if (low != null) return `≥ ${read(low)}`;
  return high != null ? `≤ ${read(high)}` : '';
}
