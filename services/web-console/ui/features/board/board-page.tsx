import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PagedList } from '../../api/pages';
import { readText } from '../../language/read-text';
import { Amount } from '../../look/amount';
import { Empty } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { businessState, State } from '../../look/states';
import { Due } from '../step-card/timers';
import { OrdersPanel } from './orders-panel';
import { useRuns, type Run } from './queries';

const OVER = ['complete', 'aborted', 'stopped'];

/** Where each batch is, and what keeps it: live. What is on the floor comes first. */
export default function BoardPage() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <h1>{t('board.title')}</h1>
      <PagedList of={useRuns()} empty={<Empty title={t('board.none')}>{t('board.none-help')}</Empty>}>
        {(items) => (
          <div className="panel scroll">
            <table className="list">
              <thead>
                <tr>
                  <th>{t('board.batch')}</th>
                  <th>{t('board.recipe')}</th>
                  <th>{t('board.size')}</th>
                  <th>{t('board.state')}</th>
                  <th>{t('board.progress')}</th>
                  <th>{t('board.now')}</th>
                  <th>{t('board.exceptions')}</th>
                </tr>
              </thead>
              <tbody>{[...items].sort(onFloorFirst).map((run) => <Row key={run.id} run={run} />)}</tbody>
            </table>
          </div>
        )}
      </PagedList>
      <OrdersPanel />
    </div>
  );
}

function Row({ run }: { readonly run: Run }) {
  const { t, i18n } = useTranslation();
  const { id, number, title, recipe, batchSize, state, business, ready, started, completed, openExceptions, open, site, createdAt } = run;
  return (
    <tr>
      <td><Link to={`/batches/${id}`}>{number}</Link><div className="small soft"><SiteTime at={createdAt} site={site} show="date" /></div></td>
      <td>{readText(title, i18n.language)}<div className="small soft">{recipe.code} v{recipe.version}</div></td>
      <td><Amount {...batchSize} /></td>
      <td><div className="stack-tight" style={{ gap: '0.25rem', alignItems: 'flex-start' }}><State of={businessState(business, run.disposition)} />{!['idle', 'running', 'complete'].includes(state) && <State of={state} />}{run.handover && !run.handover.taken && <Sign tone="attention">{t('handover.waits')}</Sign>}</div></td>
      <td>{t('board.steps-done', { done: completed })}<div className="small soft">{[started > 0 && `${started} ${t('state.started')}`, ready > 0 && `${ready} ${t('state.ready')}`].filter(Boolean).join(', ')}</div></td>
      <td>
        {open.slice(0, 3).map((step) => (
          <div key={step.key} className="row" style={{ gap: '0.4rem', flexWrap: 'nowrap' }}>
            <State of={step.status} tone={step.status === 'started' ? 'running' : 'waiting'} />
            <span className="small">{readText(step.title, i18n.language)}{step.name && <span className="soft"> ({step.name})</span>}</span>
          </div>
        ))}
        {runningOut(run).map(({ holdKey, title, until }) => <Due key={holdKey} label={readText(title, i18n.language)} dueAt={until} site={site} reachedIsGood={false} />)}
        {open.length > 3 && <span className="small soft">+ {open.length - 3}</span>}
      </td>
      <td>{openExceptions > 0 ? <Link to={`/exceptions?run=${id}`}><Sign tone="exception">{t('board.open', { count: openExceptions })}</Sign></Link> : <span className="soft small">{t('board.none-open')}</span>}</td>
    </tr>
  );
}

/** Longest hold times of a batch that is not over, the first to end first. */
function runningOut({ holdTimes, state }: Run) {
  if (OVER.includes(state)) return [];
  return holdTimes.flatMap(({ until, ...hold }) => (until === undefined ? [] : [{ ...hold, until }])).sort((a, b) => a.until.localeCompare(b.until)).slice(0, 2);
}

function onFloorFirst(a: Run, b: Run): number {
  const rank = ({ state, openExceptions, holdTimes }: Run): number => (OVER.includes(state) ? 3 : openExceptions > 0 ? 0 : holdTimes.some(({ until }) => until !== undefined) ? 1 : 2);
  return rank(a) - rank(b) || b.createdAt.localeCompare(a.createdAt);
}
