import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { exceptionText, readText } from '../../language/read-text';
import { Amount } from '../../look/amount';
import { Loaded } from '../../look/loaded';
import { useFocusKept } from '../../look/use-focus-kept';
import { Notice, ProblemNotice } from '../../look/notices';
import { ObservedLine } from '../../look/observed-line';
import { SiteTime } from '../../look/site-time';
import { businessState, State } from '../../look/states';
import { usePerson } from '../../session/session';
import { useRun, type RunDetail } from '../board/queries';
import { Due } from '../step-card/timers';
import { CommandBar } from './command-bar';
import { Handover } from './handover';
import { RunGantt } from './run-gantt';
import { RunTree } from './run-tree';

const REVIEWERS = ['supervisor', 'qc', 'qa', 'qp', 'inspector'];

/** One batch: where it is, what keeps it, and which moves are allowed. */
export default function BatchPage() {
  const { runId = '' } = useParams();
  return <div className="page"><Loaded of={useRun(runId)}>{(run) => <Batch run={run} />}</Loaded></div>;
}

function Batch({ run }: { readonly run: RunDetail }) {
  const { t, i18n } = useTranslation();
  const { roles } = usePerson();
  useFocusKept(() => document.querySelector('#content h1'));
  const blocks = run.blocks.filter(({ lifted }) => !lifted);
  return (
    <>
      <div className="spread">
        <div>
          <p className="soft"><Link to="/batches">{t('nav.board')}</Link></p>
          <div className="row"><h1 tabIndex={-1}>{run.number}</h1><State of={businessState(run.business, run.disposition)} />{run.state !== 'idle' && <State of={run.state} />}</div>
          <p className="soft">
            {readText(run.title, i18n.language)} · {run.recipe.code} v{run.recipe.version} · <Amount {...run.batchSize} />{run.orderNumber && ` · ${t('batch.order')} ${run.orderNumber}`} · {t('batch.started')} <SiteTime at={run.createdAt} site={run.site} />
            {' · '}<Link to={`/batches/${run.id}/audit`}>{t('audit.title')}</Link>
            {' · '}<Link to={`/trends?run=${run.id}`}>{t('trend.title')}</Link>
            {roles.some((role) => REVIEWERS.includes(role)) && <>{' · '}<Link to={`/review/${run.id}`}>{t('batch.review')}</Link></>}
          </p>
        </div>
        <div className="row">
          {run.business === 'created' && roles.includes('supervisor') && <ReleaseToFloor id={run.id} />}
          {roles.some((role) => ['operator', 'dispenser', 'supervisor'].includes(role)) && run.business !== 'created' && <CommandBar run={run} />}
        </div>
      </div>
      <div className="columns">
        <Procedure run={run} />
        <div className="stack">
          {blocks.length > 0 && (
            <section className="panel">
              <h2>{t('batch.blocks')}</h2>
              {blocks.map(({ exceptionId, type }) => <Notice key={exceptionId} tone="exception" title={<Link to={`/exceptions/${exceptionId}`}>{t(`exception-type.${type}`, { defaultValue: type })}</Link>}><p className="small">{t('batch.decide-exception')} ({t('role.qa')})</p></Notice>)}
            </section>
          )}
          <Handover run={run} />
          {run.holdTimes.length > 0 && (
            <section className="panel">
              <h2>{t('batch.holds')}</h2>
              <div className="stack-tight">
                {run.holdTimes.map(({ holdKey, title, until, from }) => [
                  until && <Due key={`${holdKey}-until`} label={`${readText(title, i18n.language)}: ${t('timer.latest')}`} dueAt={until} site={run.site} reachedIsGood={false} />,
                  from && <Due key={`${holdKey}-from`} label={`${readText(title, i18n.language)}: ${t('timer.earliest')}`} dueAt={from} site={run.site} reachedIsGood />,
                ])}
              </div>
            </section>
          )}
          <section className="panel">
            <h2>{t('batch.exceptions')}</h2>
            {run.exceptionList.length === 0 ? <p className="soft">{t('batch.no-exceptions')}</p> : (
              <ul className="plain-list">
                {run.exceptionList.map(({ id, type, severity, closed, observed, ...said }) => (
                  <li key={id}>
                    <div className="row"><State of={severity} {...(closed ? { tone: 'waiting' as const } : {})} />{roles.some((role) => REVIEWERS.includes(role)) ? <Link to={`/exceptions/${id}`}>{t(`exception-type.${type}`, { defaultValue: type })}</Link> : <strong>{t(`exception-type.${type}`, { defaultValue: type })}</strong>}</div>
                    <p className="small soft">{exceptionText(said, i18n.language)}</p>
                    <ObservedLine observed={observed} site={run.site} />
                  </li>
                ))}
              </ul>
            )}
          </section>
          {run.comments.length > 0 && (
            <section className="panel">
              <h2>{t('step.comments')}</h2>
              <ul className="plain-list">{run.comments.map(({ text, name, at }) => <li key={at + text} className="small">{text} <span className="soft">{name}, <SiteTime at={at} site={run.site} /></span></li>)}</ul>
            </section>
          )}
          <section className="panel">
            <h2>{t('batch.record')}</h2>
            <p className="small soft">{t('batch.events', { count: run.sequence })}</p>
            <p className="mono soft">{run.head}</p>
          </section>
        </div>
      </div>
    </>
  );
}

/** The procedure as a tree, or over time; which of them stands in the address. */
function Procedure({ run }: { readonly run: RunDetail }) {
  const { t } = useTranslation();
  const [asked, ask] = useSearchParams();
  const shown = asked.get('show') === 'time' ? 'time' : 'tree';
  return (
    <section className="panel" style={shown === 'time' ? { gridColumn: '1 / -1' } : undefined}>
      <div className="spread">
        <h2>{t('batch.tree')}</h2>
        <SegmentedControl aria-label={t('gantt.show')} value={shown} onChange={(value) => ask(value === 'time' ? { show: 'time' } : {}, { replace: true })} data={[{ value: 'tree', label: t('gantt.as-tree') }, { value: 'time', label: t('gantt.over-time') }]} styles={{ label: { minHeight: '2.75rem', display: 'flex', alignItems: 'center' } }} />
      </div>
      {shown === 'time' ? <RunGantt run={run} /> : <RunTree run={run} />}
    </section>
  );
}

function ReleaseToFloor({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const release = useMutation({
    mutationFn: () => answerOf(api.POST('/api/batch-execution/v1/runs/{id}/release-to-floor', { params: { path: { id } }, body: {} })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['batch-execution'] }),
  });
  return (
    <div className="stack-tight">
      <Button size="lg" mih={64} loading={release.isPending} onClick={() => release.mutate()}>{t('board.release-to-floor')}</Button>
      {release.error && <ProblemNotice error={release.error} />}
    </div>
  );
}
