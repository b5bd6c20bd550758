import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../look/notices';
import { Sign, type Tone } from '../../look/shapes';
import { useWeighingAct, type Scale } from './queries';

const TONES: Readonly<Record<string, Tone>> = { missing: 'attention', passed: 'done', failed: 'exception' };

/** The daily check of the scale with both reference weights, and what else stands against it. */
export function ScaleChecks({ scale, measuring }: { readonly scale: Scale; readonly measuring: boolean }) {
  const { t } = useTranslation();
  const act = useWeighingAct();
  const others = scale.findings.filter(({ reasonCode }) => !reasonCode.startsWith('scale-check'));
  return (
    <section className="panel stack-tight">
      <h2>{scale.code} · {t('weighing.checks')}</h2>
      {scale.checks.map(({ weight, nominal, unit, state }) => (
        <div key={weight} className="stack-tight">
          <div className="spread"><span>{t(`weighing.check-${weight}`)}</span><Sign tone={TONES[state] ?? 'attention'}>{t(`weighing.check-${state}`)}</Sign></div>
          {measuring && state !== 'passed' && nominal !== undefined && (
            <Button variant="default" mih={64} loading={act.isPending && act.variables.body?.['weight'] === weight} onClick={() => act.mutate({ path: 'scales/{code}/checks', params: { code: scale.code }, body: { weight } })}>
              {t('weighing.check-now', { nominal, unit })}
            </Button>
          )}
        </div>
      ))}
      {measuring && scale.checks.some(({ state }) => state !== 'passed') && <p className="soft small">{t('weighing.check-help')}</p>}
      {others.map(({ reasonCode, detail }) => <p key={reasonCode} className="small">{detail}</p>)}
      {act.error && <ProblemNotice error={act.error} />}
    </section>
  );
}
