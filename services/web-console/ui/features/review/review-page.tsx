import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PagedList } from '../../api/pages';
import { Amount } from '../../look/amount';
import { Empty } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { businessState, State } from '../../look/states';
import { useReviewBatches, type ReviewBatch } from './queries';
import { shownStage } from './shown-stage';

const OVER = ['released', 'rejected'];
/** States of a run that say more than how far the batch came. */
const ENDED = ['stopped', 'aborted'];

/** Batches to be judged: those that wait for a review first. */
export default function ReviewPage() {
  const { t } = useTranslation();
  const batches = useReviewBatches();
  return (
    <div className="page">
      <h1>{t('review.title')}</h1>
      <PagedList of={batches} empty={<Empty title={t('review.none')}>{t('review.none-help')}</Empty>}>
        {(items) => (
          <div className="panel scroll">
            <table className="list">
              <thead>
                <tr>
                  <th>{t('review.batch')}</th>
                  <th>{t('review.recipe')}</th>
                  <th>{t('review.size')}</th>
                  <th>{t('review.made')}</th>
                  <th>{t('review.stage')}</th>
                  <th>{t('nav.exceptions')}</th>
                  <th>{t('review.changed')}</th>
                </tr>
              </thead>
              <tbody>{[...items].sort(waitingFirst).map((batch) => <Row key={batch.runId} batch={batch} />)}</tbody>
            </table>
          </div>
        )}
      </PagedList>
    </div>
  );
}

function Row({ batch }: { readonly batch: ReviewBatch }) {
  const { t } = useTranslation();
  const { runId, number, recipe, recipeVersion, batchSize, business, state, exceptions, openExceptions, openCritical, changedAt, site } = batch;
  return (
    <tr>
      <td><Link to={`/review/${runId}`}>{number}</Link></td>
      <td>{recipe} v{recipeVersion}</td>
      <td><Amount {...batchSize} /></td>
      <td><State of={ENDED.includes(state) ? state : businessState(business)} /></td>
      <td><State of={shownStage(batch)} /></td>
      <td>
        {openExceptions > 0 ? (
          <Sign tone={openCritical > 0 ? 'exception' : 'attention'}>{t('review.open-of', { open: openExceptions, all: exceptions })}</Sign>
        ) : exceptions > 0 ? (
          <Sign tone="done">{t('review.all-closed', { all: exceptions })}</Sign>
        ) : (
          <span className="soft">{t('review.no-exceptions')}</span>
        )}
      </td>
      <td><SiteTime at={changedAt} site={site} /></td>
    </tr>
  );
}

function waitingFirst(a: ReviewBatch, b: ReviewBatch): number {
  const rank = ({ stage, business }: ReviewBatch): number => (OVER.includes(stage) ? 2 : business === 'executed' || stage !== 'collecting' ? 0 : 1);
  return rank(a) - rank(b) || b.changedAt.localeCompare(a.changedAt);
}
