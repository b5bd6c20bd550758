import { useTranslation } from 'react-i18next';
import { Sign } from '../../look/shapes';
import { SiteTime, spanText } from '../../look/site-time';
import { usePlantNow } from '../../session/plant-time';

interface Props {
  readonly label: string;
  readonly dueAt: string;
  readonly site: string;
  readonly reachedIsGood: boolean;
  /** Set while it stands still, with its run or its machine: milliseconds that are left then. */
  readonly standsWith?: number;
}

/** From here on a time of day alone does not say which day is meant. */
const ANOTHER_DAY_MS = 20 * 3_600_000;

/** Something that is due at a time, and how long still. */
export function Due({ label, dueAt, site, reachedIsGood, standsWith }: Props) {
  const { t } = useTranslation();
  const now = usePlantNow();
  const another = now !== undefined && Date.parse(dueAt) - now > ANOTHER_DAY_MS;
  if (standsWith !== undefined) {
    return (
      <div className="spread" style={{ gap: '0.25rem 0.5rem' }}>
        <span className="small">{label}<span className="soft">, {t('reaction.stands')}</span></span>
        <Sign tone="waiting">{clockText(standsWith)}</Sign>
      </div>
    );
  }
  return (
    <div className="spread" style={{ gap: '0.25rem 0.5rem' }}>
      <span className="small">{label}<span className="soft">, {t('step.due-at')} <SiteTime at={dueAt} site={site} {...(another ? {} : { show: 'time' as const })} /></span></span>
      <Left dueAt={dueAt} reachedIsGood={reachedIsGood} />
    </div>
  );
}

function Left({ dueAt, reachedIsGood }: { readonly dueAt: string; readonly reachedIsGood: boolean }) {
  const { t } = useTranslation();
  const now = usePlantNow();
  if (now === undefined) return null;
  const left = Date.parse(dueAt) - now;
  const tone = left <= 0 ? (reachedIsGood ? 'done' : 'exception') : !reachedIsGood && left < 15 * 60_000 ? 'attention' : 'running';
  return <Sign tone={tone}>{left > 0 ? clockText(left) : t(reachedIsGood ? 'step.reached' : 'step.over-by', { span: spanText(left) })}</Sign>;
}

/** `4:05` in the last hour, longer in words. */
function clockText(ms: number): string {
  if (ms >= 3_600_000) return spanText(ms);
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
