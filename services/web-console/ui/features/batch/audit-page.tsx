import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { PagedList } from '../../api/pages';
import { Empty } from '../../look/notices';
import { SiteTime } from '../../look/site-time';
import { useAudit, useRun } from '../board/queries';
import { saidOfExpert } from '../tandem/said-of-expert';

/** The audit trail of a run: who, what, before, after, when, why. */
export default function AuditPage() {
  const { t } = useTranslation();
  const { runId = '' } = useParams();
  const run = useRun(runId).data;
  return (
    <div className="page">
      <div>
        <p className="soft"><Link to={`/batches/${runId}`}>{run?.number ?? t('nav.board')}</Link></p>
        <h1>{t('audit.title')}</h1>
      </div>
      <PagedList of={useAudit(runId)} empty={<Empty title={t('audit.none')}>{t('audit.none-help')}</Empty>}>
        {(lines) => (
          <div className="panel scroll">
            <table className="list">
              <thead><tr><th>#</th><th>{t('audit.when')}</th><th>{t('audit.who')}</th><th>{t('audit.what')}</th><th>{t('audit.object')}</th><th>{t('audit.old')}</th><th>{t('audit.new')}</th><th>{t('audit.why')}</th></tr></thead>
              <tbody>
                {lines.map(({ number, actAt, name, person, terminal, action, object, field, oldValue, newValue, reason, hidden }) => (
                  <tr key={number}>
                    <td className="soft">{number}</td>
                    <td><SiteTime at={actAt} site={run?.site} show="seconds" /></td>
                    <td>{name ?? t('role.system')}<div className="small soft">{[person, terminal].filter(Boolean).join(' · ')}</div></td>
                    <td>{t(`record-event.${action}`, { defaultValue: action })}</td>
                    <td>{object}{field && <div className="small soft">{action === 'ExpertNoted' ? t(`expert-noted.${field}`, { defaultValue: field }) : field}</div>}</td>
                    <td>{oldValue}</td>
                    <td>{hidden ? <span className="soft">{t('audit.hidden')}</span> : action === 'ExpertNoted' ? saidOfExpert(t, field, newValue) : newValue}</td>
                    <td>{reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </PagedList>
    </div>
  );
}
