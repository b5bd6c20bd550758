import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { Moves } from '../../look/moves';
import { ProblemNotice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { zoneOf } from '../../session/plant';
import { useStepTitles } from '../recipes/queries';
import { foreseenText } from './foreseen-text';
import { usePeopleOf, type Order } from './queries';

type Foreseen = components['schemas']['ForecastRefusalResponse'];

/** What an order will be refused for: people and recipe by the one service, equipment and material by their owner. */
async function foresee(id: string): Promise<Foreseen[]> {
  const { refusals, needs } = await answerOf(api.GET('/api/batch-execution/v1/orders/{id}/pre-flight', { params: { path: { id } } }));
  const owner = await answerOf(api.POST('/api/resources/v1/forecasts', { body: needs }));
  return [...(refusals as Foreseen[]), ...owner.refusals].sort((a, b) => a.at.localeCompare(b.at));
}

/** Pre-flight of an order that is planned (B21): when it is to begin, and what stands against that, each with its time and what can be done before. */
export function OrderPreFlight({ order: { id, site, recipe, plan } }: { readonly order: Order }) {
  const { t, i18n } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['batch-execution', 'pre-flight', id], queryFn: () => foresee(id), enabled: plan != null, refetchInterval: 30_000 });
  const names = usePeopleOf(site, (plan?.people ?? []).length > 0);
  const stepTitle = useStepTitles({ site, recipe }, i18n.language, (data ?? []).some(({ steps }) => steps.length > 0));
  if (plan == null) return null;
  const [withWhat, people] = [(plan.equipment ?? []).map(({ item }) => item), (plan.people ?? []).map((person) => names.data?.items.find((one) => one.person === person)?.name ?? person)];
  const zone = zoneOf(site);
  const language = i18n.language.startsWith('de') ? 'de' : 'en';
  return (
    <div className="stack-tight small">
      <div className="spread">
        <span className="soft">{t('pre-flight.planned')} <SiteTime at={plan.start} site={site} />{plan.end != null && <> – <SiteTime at={plan.end} site={site} /></>}{withWhat.length > 0 && <> · {t('pre-flight.with')} {withWhat.join(', ')}</>}{people.length > 0 && <> · {t('pre-flight.by')} {people.join(', ')}</>}</span>
        {data && <Sign tone={data.length === 0 ? 'done' : 'attention'}>{data.length === 0 ? t('pre-flight.clean') : t('pre-flight.refusals', { count: data.length })}</Sign>}
      </div>
      {data && data.length > 0 && (
        <ul className="plain-list" aria-label={t('pre-flight.title')}>
          {data.map(({ at, code, axis, what, steps, reasons, moves }) => (
            <li key={`${code}/${what}`}>
              <p><strong><SiteTime at={at} site={site} /> · {t(`equipment-class.${what}`, { defaultValue: what })}</strong> · {t(`pre-flight.code.${axis === 'quantity' ? 'material-short' : code}`)}</p>
              <ul className="small">{reasons.map((reason) => <li key={`${reason.reasonCode}/${Object.values(reason.values).join('/')}`}>{foreseenText(t, i18n.language, zone, reason)}</li>)}</ul>
              {steps.length > 0 && <p className="soft">{t('pre-flight.steps')} {steps.map(stepTitle).join(', ')}</p>}
              <Moves moves={moves.map(({ title, ...move }) => ({ ...move, title: title[language] }))} />
            </li>
          ))}
        </ul>
      )}
      {error && <ProblemNotice error={error} />}
    </div>
  );
}
