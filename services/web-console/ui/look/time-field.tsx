import { useState, type InputHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf, localOf } from './instant-of';
import { localeOf } from './site-time';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'type'> & {
  /** An instant; empty when none was typed. */
  readonly value: string;
  readonly zone: string;
  readonly onChange: (instant: string) => void;
  /** The field writes dates as the browser does, whatever the console's language; this says below how the console reads them. */
  readonly said?: boolean;
};

/** The instant of what stands in the field; empty while the year is being typed, digit after digit. */
const read = (text: string, zone: string): string => (/^[12]\d{3}-/.test(text) ? instantOf(text, zone) : '');

/** A time of the site, typed to the minute. What is half typed stays as it is. */
export function TimeField({ value, zone, onChange, said = false, ...rest }: Props) {
  const [text, setText] = useState(() => (value === '' ? '' : localOf(value, zone)));
  const shown = read(text, zone) === value ? text : value === '' ? '' : localOf(value, zone);
  const field = (
    <input
      className="time-input" {...rest} type="datetime-local" value={shown}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onChange(read(currentTarget.value, zone));
      }}
    />
  );
  return said ? <span className="time-said">{field}<Said value={value} zone={zone} /></span> : field;
}

/** The place below the field is kept, so that nothing moves when a time is chosen. */
function Said({ value, zone }: Pick<Props, 'value' | 'zone'>) {
  const { i18n } = useTranslation();
  const at = Date.parse(value);
  return <span className="small soft">{Number.isNaN(at) ? '\u00a0' : new Date(at).toLocaleString(localeOf(i18n.language), { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })}</span>;
}
