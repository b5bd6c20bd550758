import { Button, Loader } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/generated/schema';
import { readText } from '../../language/read-text';
import { Notice } from '../../look/notices';
import { SiteTime } from '../../look/site-time';
import { State } from '../../look/states';
import { ShownDocuments, ShownMedia } from '../documents/shown-documents';
import { cardOf } from '../step-card/card-of';
import { OtherFields } from '../step-card/fields';
import type { Card } from '../step-card/model';
import { endsAt, type GuestSession } from './guest-service';

type CardAnswer = components['schemas']['StepCardResponse'];

interface Props {
  readonly session: GuestSession;
  /** Absent while the operator is elsewhere, and until it was read. */
  readonly step: { readonly card?: CardAnswer; readonly complete: boolean } | undefined;
  readonly cut: boolean;
  readonly onLeave: () => void;
}

/** The one step that a guest sees, as it stands, and nothing to do. */
export function GuestStep({ session, step, cut, onLeave }: Props) {
  const { t, i18n } = useTranslation();
  const card = step?.card && cardOf({ ...roled(step.card, t), holdTimes: [], startedWith: [], qualifications: [], place: { step: 1, steps: 1 }, performedBy: [] });
  const title = card ? readText(card.title, i18n.language) : t('guest.welcome');
  return (
    <div className="card guest">
      <header className="card-top">
        <div className="card-where">
          {card && <p><b>{card.number}</b>{card.product && ` · ${card.product}`}</p>}
          <h1 tabIndex={-1}>{title}</h1>
        </div>
        {card && <State of={card.status} />}
        <TimeLeft seconds={session.secondsLeft} />
        <Button variant="default" mih={60} onClick={onLeave}>{t('guest.leave')}</Button>
      </header>
      <main className="card-middle">
        <div className="card-todo">
          {cut && <Notice tone="attention" title={t('guest.cut')} />}
          {session.here ? <Notice tone="waiting" title={t('guest.reads')} /> : <div role="status"><Notice tone="attention" title={t('guest.elsewhere')}><p>{t('guest.elsewhere-help')}</p></Notice></div>}
          {session.here && !card && <p className="row soft" role="status">{step && !step.complete ? t('tandem.view-too-long') : <><Loader size="sm" /> {t('tandem.view-comes')}</>}</p>}
          {card && <Shown card={card} />}
        </div>
        {card && <Beside card={card} />}
      </main>
    </div>
  );
}

function Shown({ card }: { readonly card: Card }) {
  const { i18n } = useTranslation();
  return (
    <>
      {card.instruction && <p className="card-instruction">{readText(card.instruction, i18n.language)}</p>}
      <ShownMedia media={card.media} />
      <OtherFields card={card} current={undefined} hidden={false} />
    </>
  );
}

function Beside({ card }: { readonly card: Card }) {
  const { t, i18n } = useTranslation();
  return (
    <aside className="card-side" aria-label={t('step.says')}>
      {card.timers.length > 0 && <section className="panel"><h2>{t('step.timers')}</h2><ul className="plain-list">{card.timers.map(({ label, dueAt }) => <li key={label + dueAt} className="small">{label}, {t('step.due-at')} <SiteTime at={dueAt} site={card.site} show="time" /></li>)}</ul></section>}
      <ShownDocuments documents={card.documents} site={card.site} />
      {card.asked.length > 0 && <section className="panel"><h2>{t('guest.signatures')}</h2><ul className="plain-list">{card.asked.map(({ policy, moment, attests, signed }) => <li key={policy + moment} className="small">{readText(attests, i18n.language)}: {signed ? <>{signed.name}, <SiteTime at={signed.at} site={card.site} show="time" /></> : t('guest.not-signed')}</li>)}</ul></section>}
      {card.exceptions.length > 0 && <section className="panel"><h2>{t('step.exceptions')}</h2><ul className="plain-list">{card.exceptions.map(({ id, type, severity, text }) => <li key={id}><div className="row"><State of={severity} /><strong className="small">{t(`exception-type.${type}`, { defaultValue: type })}</strong></div><p className="small">{text}</p></li>)}</ul></section>}
      {card.comments.length > 0 && <section className="panel"><h2>{t('step.comments')}</h2><ul className="plain-list">{card.comments.map(({ text, name, at }) => <li key={at + text} className="small">{text} <span className="soft">{name}, <SiteTime at={at} site={card.site} show="time" /></span></li>)}</ul></section>}
    </aside>
  );
}

/** Counted on this device from what the server said; when it is over, the server says. */
function TimeLeft({ seconds }: { readonly seconds: number }) {
  const { t } = useTranslation();
  const [end, setEnd] = useState(() => endsAt(seconds));
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => setEnd(endsAt(seconds)), [seconds]);
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(clock);
  }, []);
  const left = Math.max(0, Math.ceil((end - now) / 1000));
  return <p className="card-progress" role="timer">{t('guest.time-left')}: {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}</p>;
}

const ROLES: readonly string[] = ['operator', 'expert', 'guest', 'colleague'];

/** Where a name would stand, what somebody is stands in the answer; here in the language of who reads it. */
function roled<T>(value: T, t: TFunction): T {
  if (Array.isArray(value)) return value.map((one: unknown) => roled(one, t)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, key === 'name' && 'person' in value && ROLES.includes(String(inside)) ? t(`guest.role-${String(inside)}`) : roled(inside as unknown, t)])) as T;
}
