import { useTranslation } from 'react-i18next';
import { Sign, type Tone } from '../../look/shapes';
import type { Connection } from './queries';

const TONES: Readonly<Record<string, Tone>> = { connected: 'done', connecting: 'attention', lost: 'exception', nobody: 'exception' };

/** What of a connection is in force, and what waits. */
export function Standing({ of: { inForce, draft, retired } }: { readonly of: Connection }) {
  const { t } = useTranslation();
  return (
    <span className="row">
      {retired && <Sign tone="stopped">{t('connection.retired')}</Sign>}
      {!retired && inForce > 0 && <Sign tone="running">{t('connection.in-force', { version: inForce })}</Sign>}
      {draft && <Sign tone="attention">{t('connection.draft', { version: draft })}</Sign>}
      {!retired && inForce === 0 && !draft && <Sign tone="waiting">{t('connection.returned')}</Sign>}
    </span>
  );
}

/** Whether the source is heard, and if not, why. */
export function Heard({ of: { listening } }: { readonly of: Connection }) {
  const { t } = useTranslation();
  if (!listening) return <span className="soft">{t('connection.not-listened')}</span>;
  return (
    <>
      <Sign tone={TONES[listening.state] ?? 'attention'}>{t(`connection-heard.${listening.state}`, { defaultValue: listening.state })}</Sign>
      {listening.why && <div className="small" lang="en">{listening.why}</div>}
      {listening.state === 'nobody' && <div className="small">{t('connection.nobody-help')}</div>}
    </>
  );
}
