import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeField } from '../../look/time-field';
import { zoneOf } from '../../session/plant';
import { LASTS } from './trend-address';
import type { Shown } from './scales';
import type { Span } from './use-curves';

/** How much time is looked at: what is going on now, or any time that was. */
export function SpanChoice({ span, shown, onChange }: { readonly span: Span; readonly shown: Shown; readonly onChange: (span: Span) => void }) {
  const { t } = useTranslation();
  const [own, setOwn] = useState(!('last' in span) || !LASTS.some((last) => last === span.last));
  const value = 'last' in span && !own ? String(span.last) : 'own';
  return (
    <div className="row">
      <SegmentedControl
        size="md" aria-label={t('trend.span')} value={value}
        data={[...LASTS.map((last) => ({ value: String(last), label: t(`trend-span.${last}`) })), { value: 'own', label: t('trend-span.own') }]}
        onChange={(chosen) => {
          setOwn(chosen === 'own');
          onChange(chosen === 'own' ? shown : { last: Number(chosen) });
        }}
      />
      {own && <OwnSpan key={'last' in span ? 'live' : `${span.from} ${span.until}`} shown={shown} onChange={onChange} />}
    </div>
  );
}

function OwnSpan({ shown, onChange }: { readonly shown: Shown; readonly onChange: (span: Span) => void }) {
  const { t } = useTranslation();
  const zone = zoneOf(undefined);
  const minute = (seconds: number): string => new Date(Math.floor(seconds / 60) * 60_000).toISOString();
  const [from, setFrom] = useState(() => minute(shown.from));
  const [until, setUntil] = useState(() => minute(shown.until + 60));
  const fits = from !== '' && until !== '' && Date.parse(from) < Date.parse(until);
  return (
    <form
      className="row trend-span"
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) onChange({ from: Date.parse(from) / 1000, until: Date.parse(until) / 1000 });
      }}
    >
      <TimeField said aria-label={t('trend.from')} value={from} zone={zone} onChange={setFrom} />
      <span aria-hidden="true">–</span>
      <TimeField said aria-label={t('trend.until')} value={until} zone={zone} onChange={setUntil} />
      <Button type="submit" variant="default" disabled={!fits}>{t('trend.show')}</Button>
    </form>
  );
}
