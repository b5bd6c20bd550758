import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../look/notices';
import { localeOf } from '../look/site-time';
import { zoneOf } from '../session/plant';
import { usePerson } from '../session/session';
import type { Delay } from './hint-stream';

/** What the plant is behind with, for whatever stands inside. */
export const DelayContext = createContext<Delay | undefined>(undefined);

/** Calmly says since when nothing new was heard of other services; comes and goes by itself. */
export function Delayed() {
  const { t } = useTranslation();
  const words = useDelayWords();
  return (
    <div role="status">
      {words && (
        <Notice tone="waiting" title={words.asOf === undefined ? t('live.delayed') : t('live.delayed-as-of', { time: words.asOf })}>
          <p>{t('live.delayed-help', { services: words.services })}</p>
        </Notice>
      )}
    </div>
  );
}

/** On the card of a step whose answers come from services that are delayed. */
export function DelayedAnswers({ from }: { readonly from: readonly string[] }) {
  const { t } = useTranslation();
  const delay = useContext(DelayContext);
  const words = useDelayWords();
  return words && delay?.services.some((service) => from.includes(service)) ? (
    <div role="status">
      <Notice tone="waiting" title={t('live.delayed-answers')}>
        <p>{t('live.delayed-answers-help', { services: words.services })}</p>
      </Notice>
    </div>
  ) : null;
}

function useDelayWords(): { readonly asOf: string | undefined; readonly services: string } | undefined {
  const { t, i18n } = useTranslation();
  const delay = useContext(DelayContext);
  const { sites } = usePerson();
  if (!delay) return undefined;
  const locale = localeOf(i18n.language);
  const names = delay.services.map((service) => t(`live.service.${service}`, { defaultValue: service }));
  return {
    services: new Intl.ListFormat(locale, { type: 'conjunction' }).format(names),
    asOf: delay.asOf === undefined ? undefined : timeText(delay.asOf, locale, zoneOf(sites[0])),
  };
}

/** Hours and minutes; with the day when it is not today. */
function timeText(at: string, locale: string, timeZone: string): string {
  const date = new Date(at);
  const day = (when: Date): string => when.toLocaleDateString(locale, { timeZone });
  const today = day(date) === day(new Date());
  return date.toLocaleString(locale, { timeZone, hour: '2-digit', minute: '2-digit', ...(today ? {} : { day: '2-digit', month: 'short' }) });
}
