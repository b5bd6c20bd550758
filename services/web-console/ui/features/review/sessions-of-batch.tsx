import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readText } from '../../language/read-text';
import { SiteTime } from '../../look/site-time';
import { useRun, type TreeNode } from '../board/queries';
import { minutesOf, type PastSession } from '../tandem/past-sessions';
import { usePastSessions } from '../tandem/queries';
import { RecordingsOfRun } from '../tandem/recordings-of-run';
import type { BatchReview } from './queries';
import { SignedRemotely } from './signed-remotely';

/** Who stood beside which step, from when until when, and who was called and did not come, as the record of the run tells it. Nothing where nobody was called. */
export function SessionsOfBatch({ batch: { runId, site } }: { readonly batch: Pick<BatchReview, 'runId' | 'site'> }) {
  const { t, i18n } = useTranslation();
  const { sessions = [], signed = [] } = usePastSessions(runId).data ?? {};
  const { data: run } = useRun(runId);
  if (sessions.length === 0) return null;
  const titleOf = (stepKey: string): string => {
    const found = run && nodeOf(run.tree, stepKey);
    return found ? readText(found.title, i18n.language) : stepKey;
  };
  return (
    <section className="panel stack-tight">
      <h2>{t('review.sessions')}</h2>
      <ul className="plain-list stack-tight">
        {sessions.map((session) => (
          <li key={session.stepKey + session.from}>
            <Link className="link" to={`/batches/${runId}/steps/${encodeURIComponent(session.stepKey)}`}>{titleOf(session.stepKey)}</Link>{' '}
            <span className="small soft"><Span of={session} site={site} /></span>
            <ul className="plain-list small">
              {session.stays.map((stay) => <li key={stay.who + stay.from}><strong>{stay.who}</strong> <Span of={stay} site={site} />{stay.why && ` – ${t(`tandem.why-${stay.why}`, { defaultValue: stay.why })}`}</li>)}
              {session.absent.map(({ who, what, word }) => <li key={who}><strong>{who}</strong>: {t(`tandem.party-${what}`)}{word && ` – ${word}`}</li>)}
            </ul>
          </li>
        ))}
      </ul>
      <SignedRemotely signed={signed} runId={runId} site={site} titleOf={titleOf} />
      <RecordingsOfRun runId={runId} site={site} titleOf={titleOf} />
    </section>
  );
}

/** From when until when, and how many minutes. */
function Span({ of, site }: { readonly of: Pick<PastSession, 'from'> & { readonly until?: string }; readonly site: string }) {
  const { t } = useTranslation();
  const minutes = minutesOf(of);
  return (
    <>
      <SiteTime at={of.from} site={site} />{' – '}{of.until === undefined ? t('review.session-goes-on') : <SiteTime at={of.until} site={site} show="time" />}
      {minutes !== undefined && `, ${minutes === 0 ? t('review.session-short') : t('review.session-minutes', { count: minutes })}`}
    </>
  );
}

function nodeOf(node: TreeNode, stepKey: string): TreeNode | undefined {
  if (node.type === 'step' && node.instances.some(({ key }) => key === stepKey)) return node;
  for (const child of node.children) {
    const found = nodeOf(child, stepKey);
    if (found) return found;
  }
  return undefined;
}
