import { useTranslation } from 'react-i18next';
import { Amount } from '../../look/amount';
import { Sign, type Tone } from '../../look/shapes';
import type { Reading } from './queries';
import { position, standing } from './tolerance-scale';

const TONES: Readonly<Record<string, Tone>> = { stable: 'done', dynamic: 'running', overload: 'exception', underload: 'exception', busy: 'attention', unreadable: 'exception', silent: 'exception' };

/** What the scale shows now, large, and whether it is at rest. */
export function LiveScale({ reading }: { readonly reading: Reading | undefined }) {
  const { t } = useTranslation();
  const state = reading?.state ?? 'silent';
  return (
    <div className="live-scale" data-state={state}>
      <div className="live-mass">{reading?.weight ? <Amount {...reading.weight} /> : '––'}</div>
      <Sign tone={TONES[state] ?? 'attention'}>{t(`weighing.${state}`)}</Sign>
    </div>
  );
}

/** How far it is to the target, with the tolerance between two marks. */
export function ToleranceBar({ mass, target, low, high, unit }: { readonly mass: string | undefined; readonly target: string; readonly low: string; readonly high: string; readonly unit: string }) {
  const { t } = useTranslation();
  const [now, aim, least, most] = [Number(mass ?? Number.NaN), Number(target), Number(low), Number(high)];
  const stands = Number.isNaN(now) ? undefined : standing(now, least, most);
  const words = stands === undefined ? '' : stands === 'within' ? t('weighing.within') : `${t('weighing.outside')}: ${t(`weighing.${stands}`)}`;
  return (
    <figure className="tolerance" aria-label={`${t('weighing.tolerance')} ${low} – ${high} ${unit}. ${words}`}>
      <div className="tolerance-bar" aria-hidden="true">
        <span className="tolerance-band" style={{ left: `${position(least, aim)}%`, width: `${position(most, aim) - position(least, aim)}%` }} />
        <span className="tolerance-mass" data-stands={stands} style={{ width: `${position(now, aim)}%` }} />
        <span className="tolerance-mark" style={{ left: `${position(least, aim)}%` }} />
        <span className="tolerance-mark" style={{ left: `${position(most, aim)}%` }} />
      </div>
      <figcaption className="spread">
        <span>{t('weighing.target')} <strong><Amount value={target} unit={unit} /></strong></span>
        <span>{t('weighing.tolerance')} <strong><Amount value={low} /> – <Amount value={high} unit={unit} /></strong></span>
        {stands && <Sign tone={stands === 'within' ? 'done' : stands === 'low' ? 'running' : 'exception'}>{words}</Sign>}
      </figcaption>
    </figure>
  );
}
