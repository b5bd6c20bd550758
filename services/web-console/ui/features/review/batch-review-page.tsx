import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Amount } from '../../look/amount';
import { Loaded } from '../../look/loaded';
import { businessState, State } from '../../look/states';
import { InvestigationsOfBatch } from '../investigations/investigations-of-batch';
import { Acts } from './acts';
import { AuditTrailReview } from './audit-trail-review';
import { Certificate } from './certificate';
import { Checklist } from './checklist';
import { InvalidateResult } from './invalidate-result';
import { Judgement } from './judgement';
import { RecordFiles } from './record-files';
import { Standing } from './standing';
import { OpenPoints } from './open-points';
import { Operations } from './operations';
import { Permit } from './permit';
import { PackagePanel, ReportPanel } from './package-panel';
import { useBatchReview, type BatchReview } from './queries';
import { SessionsOfBatch } from './sessions-of-batch';
import { shownStage } from './shown-stage';

/** Everything that is needed to judge a batch: what is open, what was checked, who signed, and the next signature. */
export default function BatchReviewPage() {
  const { runId = '' } = useParams();
  return <div className="page"><Loaded of={useBatchReview(runId)}>{(batch) => <Review batch={batch} />}</Loaded></div>;
}

function Review({ batch }: { readonly batch: BatchReview }) {
  const { t } = useTranslation();
  const { number, state, business, recipe, recipeVersion, batchSize, orderNumber, runId } = batch;
  return (
    <>
      <div>
        <p className="soft"><Link to="/review">{t('nav.review')}</Link></p>
        <div className="row">
          <h1>{number}</h1>
          <State of={shownStage(batch)} />
        </div>
        <p className="soft">
          {recipe} v{recipeVersion} · <Amount {...batchSize} />{orderNumber ? ` · ${t('review.order')} ${orderNumber}` : ''} · {t(`state.${businessState(business)}`, { defaultValue: business })} · {t(`state.${state}`, { defaultValue: state })}
          {' · '}<Link to={`/batches/${runId}`}>{t('review.see-batch')}</Link>
          {' · '}<Link to={`/exceptions?run=${runId}`}>{t('review.see-exceptions')}</Link>
          {' · '}<Link to={`/batches/${runId}/audit`}>{t('audit.title')}</Link>
        </p>
      </div>
      <div className="columns">
        <div className="stack">
          <OpenPoints batch={batch} />
          <Checklist batch={batch} />
          <Operations batch={batch} />
          <SessionsOfBatch batch={batch} />
          <RecordFiles batch={batch} />
          <AuditTrailReview batch={batch} />
          <InvestigationsOfBatch runId={runId} />
          <Certificate batch={batch} />
        </div>
        <div className="stack">
          <Standing batch={batch} />
          <Judgement batch={batch} />
          <InvalidateResult batch={batch} />
          <Permit batch={batch} />
          <ReportPanel batch={batch} />
          <PackagePanel batch={batch} />
          <Acts batch={batch} />
        </div>
      </div>
    </>
  );
}
