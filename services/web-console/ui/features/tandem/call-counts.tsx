import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { Empty, ProblemNotice } from '../../look/notices';
import { usePlantNow } from '../../session/plant-time';

const DAY_MS = 86_400_000;
const PERIODS = ['7', '30', '90', 'all'] as const;
type Period = (typeof PERIODS)[number];

/** How often experts were called, to what step, and how fast they answered: where people need help, and whether it comes. */
export function CallCounts() {
  const { t } = useTranslation();
  const [period, setPeriod] = useState<Period>('30');
  const now = usePlantNow(60_000);
  const today = now === undefined ? undefined : Math.floor(now / DAY_MS) * DAY_MS;
  const from = period === 'all' || today === undefined ? undefined : new Date(today - Number(period) * DAY_MS).toISOString();
  const counts = useQuery({ queryKey: ['tandem', 'call-counts', period, from], enabled: today !== undefined, queryFn: () => answerOf(api.GET('/api/tandem/v1/call-counts', { params: { query: from === undefined ? {} : { from } } })) });
  const items = counts.data?.items;
  const seconds = (value: number | undefined): string => (value === undefined ? '–' : t('call-counts.seconds', { value }));
  return (
    <div className="stack">
      <p className="soft">{t('call-counts.help')}</p>
      <SegmentedControl size="md" aria-label={t('call-counts.period')} value={period} onChange={(next) => setPeriod(next as Period)} data={PERIODS.map((value) => ({ value, label: t(value === 'all' ? 'call-counts.all' : 'call-counts.days', { count: Number(value) }) }))} />
      {counts.isError && <ProblemNotice error={counts.error} />}
      {items?.length === 0 && <Empty title={t('call-counts.none')}>{t('call-counts.none-help')}</Empty>}
      {items && items.length > 0 && (
        <div className="panel scroll">
          <table className="list">
            <thead><tr><th>{t('call-counts.recipe')}</th><th>{t('call-counts.step')}</th>{(['calls', 'sessions', 'accepted', 'declined', 'missed', 'median', 'slowest'] as const).map((word) => <th key={word} className="number">{t(`call-counts.${word}`)}</th>)}</tr></thead>
            <tbody>
              {items.map(({ site, recipe, stepId, calls, sessions, accepted, declined, missed, medianSeconds, slowestSeconds }) => (
                <tr key={`${site} ${recipe ?? ''} ${stepId}`}>
                  <td>{recipe ?? '–'} <span className="small soft">{site}</span></td>
                  <td>{stepId}</td>
                  {[calls, sessions, accepted, declined, missed].map((count, at) => <td key={at} className="number">{count}</td>)}
                  <td className="number">{seconds(medianSeconds)}</td>
                  <td className="number">{seconds(slowestSeconds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
