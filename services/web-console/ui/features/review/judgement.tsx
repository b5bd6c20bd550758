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
import { ChecklistAnswers, useAnswers, type ChecklistAnswer } from './checklist-answers';
import { OpenItems, titledOf } from './open-item';
import { PartChoice } from './part-choice';
import type { BatchReview } from './queries';

type Step = 'production' | 'quality' | 'release' | 'release-part' | 'release-rest' | 'reject-rest' | 'pending' | 'reject' | 'block' | 'unblock' | 'certify';

/** Say why, and give it. */
const REASONED: readonly Step[] = ['release-part', 'release-rest', 'reject-rest', 'pending', 'reject', 'block', 'unblock'];

const REVIEWS = {
  production: '/api/review/v1/batches/{runId}/production-review',
  quality: '/api/review/v1/batches/{runId}/quality-review',
} as const;
const DISPOSITION = '/api/review/v1/batches/{runId}/disposition';
const CERTIFICATION = '/api/review/v1/batches/{runId}/certification';

/** The signatures that this person may give now. A release that comes too early is refused, naming what is open; reject never waits; whoever executed gives none (gmp 5). */
export function Judgement({ batch }: { readonly batch: BatchReview }) {
  const { t } = useTranslation();
  const { roles, person } = usePerson();
  const { stage, executors } = batch;
  const steps = stepsOf(batch, roles);
  if (stage === 'rejected' || (stage === 'released' && steps.length === 0)) return null;
  if (executors.includes(person)) return <section className="panel"><Notice tone="attention" title={t('review.executed-it')}><p>{t('review.executed-it-help')}</p></Notice></section>;
  return (
    <section className="panel">
      <h2>{t('review.judge')}</h2>
      {steps.length === 0 ? <p className="soft">{t(`review.waits-${stage}`, { defaultValue: t('review.waits') })}</p> : <Signatures key={stage} batch={batch} steps={steps} />}
    </section>
  );
}

/** What these roles may sign at the stage of a batch, the usual first. */
function stepsOf({ stage, certification, part, containers }: BatchReview, roles: readonly string[]): Step[] {
  const disposes = roles.includes('qa') || roles.includes('qp');
  const rest = disposes && part && part.held.length > 0;
  if (stage === 'released') return [...(rest ? (['release-rest', 'reject-rest'] as const) : []), ...(roles.includes('qp') && !certification ? (['certify'] as const) : []), ...(disposes ? (['block'] as const) : [])];
  if (stage === 'blocked') return disposes ? ['unblock', ...(rest ? (['reject-rest'] as const) : []), 'reject'] : [];
  return [
    ...(roles.includes('supervisor') && stage === 'collecting' ? (['production'] as const) : []),
    ...(roles.includes('qa') && stage === 'production-reviewed' ? (['quality'] as const) : []),
    ...(disposes ? (stage === 'releasing' ? (['reject'] as const) : (['release', ...(stage === 'quality-reviewed' && containers.length > 1 ? (['release-part'] as const) : []), 'pending', 'reject'] as const)) : []),
  ];
}

function Signatures({ batch, steps }: { readonly batch: BatchReview; readonly steps: readonly Step[] }) {
  const { t } = useTranslation();
  const { runId, releasable } = batch;
  const reviewing = steps.find((step) => step === 'production' || step === 'quality');
  const checklist = useAnswers(batch, reviewing);
  const { answers } = checklist;
  const queries = useQueryClient();
  const [comment, setComment, clear] = useDraft(`review/${runId}`);
  const [chosen, setChosen] = useState<readonly string[]>(() => pendingContainers(runId));
  const [signing, setSigning] = useState<Step | undefined>(() => (pendingAct()?.act.params.runId === runId ? stepOf(pendingAct()?.act) : undefined));
  const act = useMemo(() => (signing ? actOf(signing, runId, comment.trim(), answers, chosen) : undefined), [signing, runId, comment, answers, chosen]);
  const lacking = (step: Step): boolean => (REASONED.includes(step) && comment.trim() === '') || (step === reviewing && checklist.open > 0) || (step === 'release-part' && (chosen.length === 0 || chosen.length === batch.containers.length));
  return (
    <div className="stack">
      {checklist.points.length > 0 && <ChecklistAnswers {...checklist} />}
      {steps.includes('release-part') && <PartChoice containers={batch.containers} chosen={chosen} onChoose={setChosen} />}
      <Textarea label={t('review.comment')} description={steps.some((step) => REASONED.includes(step)) ? t('review.comment-help') : undefined} value={comment} onChange={(event) => setComment(event.currentTarget.value)} maxLength={2000} />
      {checklist.open > 0 && <p className="small soft">{t('review.checklist-open', { count: checklist.open })}</p>}
      <div className="row">
        {steps.map((step) => (
          <Button
            key={step} size="lg" mih={64} variant={REASONED.includes(step) || (step === 'release' && !releasable) ? 'outline' : 'filled'} color={step === 'reject' || step === 'reject-rest' || step === 'block' ? 'alarm' : 'steel'}
            disabled={lacking(step)} onClick={() => setSigning(step)}
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
          explain={({ code, params }) => code === 'record-incomplete' && Array.isArray(params?.open) ? <OpenItems open={params.open as string[]} titled={titledOf(batch)} /> : undefined}
          onSigned={() => {
            clear();
            checklist.clear();
            void queries.invalidateQueries({ queryKey: ['review'] });
          }}
        />
      )}
    </div>
  );
}

function actOf(step: Step, runId: string, comment: string, answers: readonly ChecklistAnswer[], chosen: readonly string[]): SignedAct {
  const params = { runId };
  if (step === 'production' || step === 'quality') {
    const body = { ...(comment === '' ? {} : { comment }), ...(answers.length > 0 ? { answers } : {}) };
    return { statements: `${REVIEWS[step]}/statements`, act: REVIEWS[step], params, ask: body, body };
  }
  if (step === 'certify') return { statements: `${CERTIFICATION}/statements`, act: CERTIFICATION, params, ask: {}, body: {} };
  const body = { decision: step, ...(comment === '' ? {} : { reason: comment }), ...(step === 'release-part' ? { containers: chosen } : {}) };
  return { statements: `${DISPOSITION}/statements`, act: DISPOSITION, params, ask: body, body };
}

function stepOf(act: SignedAct | undefined): Step | undefined {
  if (act?.act === REVIEWS.production) return 'production';
  if (act?.act === REVIEWS.quality) return 'quality';
  if (act?.act === CERTIFICATION) return 'certify';
  return act?.act === DISPOSITION ? (act.body.decision as Step) : undefined;
}

/** Containers of an act that waits for its signature, after a reload. */
function pendingContainers(runId: string): readonly string[] {
  const act = pendingAct()?.act;
  return act?.params.runId === runId && Array.isArray(act.body.containers) ? (act.body.containers as string[]) : [];
}
