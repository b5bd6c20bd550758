import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { PagedList } from '../../api/pages';
import { exceptionText, stepText } from '../../language/read-text';
import { Empty } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime, spanText } from '../../look/site-time';
import { State } from '../../look/states';
import { usePlantNow } from '../../session/plant-time';
import { changed, ExceptionFilters, filterOf } from './exception-filters';
import { ExceptionRules } from './exception-rules';
import { useExceptions, type Exception } from './queries';

/** Exceptions as the service orders them: critical ones, then what steps wait for, then by age. The filter stands in the address. */
export default function ExceptionsPage() {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const filter = filterOf(query);
  const { state } = filter;
  const exceptions = useExceptions(filter);
  const now = usePlantNow(60_000);
  return (
    <div className="page">
      <div className="spread">
        <h1>{t('exceptions.title')}</h1>
        <SegmentedControl
          size="md"
          aria-label={t('exceptions.filter')}
          value={state}
          onChange={(next) => setQuery(changed(query, 'state', next))}
          data={[{ value: 'open', label: t('exceptions.open') }, { value: 'closed', label: t('exceptions.closed') }]}
        />
      </div>
      <ExceptionFilters query={query} onChange={setQuery} />
      <PagedList of={exceptions} empty={<Empty title={t(`exceptions.none-${state}`)}>{t('exceptions.none-help')}</Empty>}>
        {(items) => (
          <div className="panel scroll">
            <table className="list">
              <thead>
                <tr>
                  <th>{t('exceptions.what')}</th>
                  <th>{t('exceptions.weight')}</th>
                  <th>{t('exceptions.batch')}</th>
                  <th>{t('exceptions.step')}</th>
                  <th>{t('exceptions.raised')}</th>
                  <th>{t('exceptions.age')}</th>
                </tr>
              </thead>
              <tbody>{items.map((one) => <Row key={one.id} exception={one} now={now} />)}</tbody>
            </table>
          </div>
        )}
      </PagedList>
      <ExceptionRules />
    </div>
  );
}

function Row({ exception, now }: { readonly exception: Exception; readonly now: number | undefined }) {
  const { t, i18n } = useTranslation();
  const { id, type, severity, state, blocking, runNumber, runId, step, raisedAt, site, firstSignature, cause, effects } = exception;
  return (
    <tr>
      <td>
        <Link to={`/exceptions/${id}`}>{t(`exception-type.${type}`, { defaultValue: type })}</Link>
        <div className="soft small">{exceptionText(exception, i18n.language)}</div>
        {effects.total > 0 && <Sign tone="waiting">{t('family.effects', { count: effects.total })}</Sign>}
        {cause && <div className="small">{t('family.cause')}: <Link to={`/exceptions/${cause.id}`}>{t(`exception-type.${cause.type}`, { defaultValue: cause.type })}</Link></div>}
      </td>
      <td>
        <div className="row">
          <State of={severity} {...(state === 'closed' ? { tone: 'waiting' as const } : {})} />
          {blocking && <Sign tone="attention">{t('exceptions.blocking')}</Sign>}
          {state === 'open' && firstSignature && <Sign tone="attention">{t('exceptions.second-missing')}</Sign>}
        </div>
      </td>
      <td style={{ whiteSpace: 'nowrap' }}><Link to={`/batches/${runId}`}>{runNumber}</Link></td>
      <td>{step && stepText(step, i18n.language)}</td>
      <td><SiteTime at={raisedAt} site={site} /></td>
      <td style={{ whiteSpace: 'nowrap' }}>{now !== undefined && spanText(now - Date.parse(raisedAt))}</td>
    </tr>
  );
}
