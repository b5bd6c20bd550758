import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { OpenItems } from './open-item';
import type { BatchReview } from './queries';

type Step = 'production' | 'quality' | 'release' | 'reject';

const REVIEWS = {
  production: '/api/review/v1/batches/{runId}/production-review',
  quality: '/api/review/v1/batches/{runId}/quality-review',
} as const;
const DISPOSITION = '/api/review/v1/batches/{runId}/disposition';

/** The signatures that this person may give now. A release that comes too early is refused, naming what is open; reject never waits; whoever executed gives none (gmp 5). */
export function Judgement({ batch }: { readonly batch: BatchReview }) {
  const { t } = useTranslation();
  const { roles, person } = usePerson();
  const { stage, executors } = batch;
  if (stage === 'released' || stage === 'rejected') return null;
  if (executors.includes(person)) return <section className="panel"><Notice tone="attention" title={t('review.executed-it')}><p>{t('review.executed-it-help')}</p></Notice></section>;
  const steps: Step[] = [];
  if (roles.includes('supervisor') && stage === 'collecting') steps.push('production');
  if (roles.includes('qa') && stage === 'production-reviewed') steps.push('quality');
  if (roles.includes('qa') || roles.includes('qp')) steps.push(...(stage === 'releasing' ? [] : (['release'] as const)), 'reject');
  return (
    <section className="panel">
      <h2>{t('review.judge')}</h2>
      {steps.length === 0 ? <p className="soft">{t(`review.waits-${stage}`, { defaultValue: t('review.waits') })}</p> : <Signatures key={stage} batch={batch} steps={steps} />}
    </section>
  );
}

function Signatures({ batch: { runId, releasable }, steps }: { readonly batch: BatchReview; readonly steps: readonly Step[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [comment, setComment, clear] = useDraft(`review/${runId}`);
  const [signing, setSigning] = useState<Step | undefined>(() => (pendingAct()?.act.params.runId === runId ? stepOf(pendingAct()?.act) : undefined));
  const act = useMemo(() => (signing ? actOf(signing, runId, comment.trim()) : undefined), [signing, runId, comment]);
  return (
    <div className="stack">
      <Textarea label={t('review.comment')} description={steps.includes('reject') ? t('review.comment-help') : undefined} value={comment} onChange={(event) => setComment(event.currentTarget.value)} maxLength={2000} />
      <div className="row">
        {steps.map((step) => (
          <Button
            key={step} size="lg" mih={64} variant={step === 'reject' || (step === 'release' && !releasable) ? 'outline' : 'filled'} color={step === 'reject' ? 'alarm' : 'steel'}
            disabled={step === 'reject' && comment.trim() === ''} onClick={() => setSigning(step)}
          >
            {t(`review.do-${step}`)}
          </Button>
        ))}
      </div>
      {signing && act && (
        <SigningDialog
          act={act}
          title={t(`review.do-${signing}`)}
          onClose={() => setSigning(undefined)}
          explain={({ code, params }) => code === 'record-incomplete' && Array.isArray(params?.open) ? <OpenItems open={params.open as string[]} /> : undefined}
          onSigned={() => {
            clear();
            void queries.invalidateQueries({ queryKey: ['review'] });
          }}
        />
      )}
    </div>
  );
}

function actOf(step: Step, runId: string, comment: string): SignedAct {
  const params = { runId };
  if (step === 'production' || step === 'quality') {
    const body = comment === '' ? {} : { comment };
    return { statements: `${REVIEWS[step]}/statements`, act: REVIEWS[step], params, ask: body, body };
  }
  const body = { decision: step, ...(comment === '' ? {} : { reason: comment }) };
  return { statements: `${DISPOSITION}/statements`, act: DISPOSITION, params, ask: body, body };
}

function stepOf(act: SignedAct | undefined): Step | undefined {
  if (act?.act === REVIEWS.production) return 'production';
  if (act?.act === REVIEWS.quality) return 'quality';
  return act?.act === DISPOSITION ? (act.body.decision as Step) : undefined;
}
