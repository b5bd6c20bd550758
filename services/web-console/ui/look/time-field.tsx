import { useState, type InputHTMLAttributes } from 'react';
import { instantOf, localOf } from './instant-of';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'type'> & {
  /** An instant; empty when none was typed. */
  readonly value: string;
  readonly zone: string;
  readonly onChange: (instant: string) => void;
};

/** The instant of what stands in the field; empty while the year is being typed, digit after digit. */
const read = (text: string, zone: string): string => (/^[12]\d{3}-/.test(text) ? instantOf(text, zone) : '');

/** A time of the site, typed to the minute. What is half typed stays as it is. */
export function TimeField({ value, zone, onChange, ...rest }: Props) {
  const [text, setText] = useState(() => (value === '' ? '' : localOf(value, zone)));
  const shown = read(text, zone) === value ? text : value === '' ? '' : localOf(value, zone);
  return (
    <input
      className="time-input" {...rest} type="datetime-local" value={shown}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onChange(read(currentTarget.value, zone));
      }}
    />
  );
}
