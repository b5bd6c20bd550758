import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Sign } from '../../look/shapes';
import { State } from '../../look/states';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { OpenOfOperation } from './open-item';
import type { BatchReview } from './queries';

const OPERATION = '/api/review/v1/batches/{runId}/operations/{operation}/review';
/** Stages at which a part may still be reviewed. */
const REVIEWABLE = ['collecting', 'production-reviewed', 'quality-reviewed'];

type Operation = BatchReview['operations'][number];

/** What is done may be reviewed while the rest runs (F8); a signature that a later event voided is shown as void and asked for again. */
export function Operations({ batch }: { readonly batch: BatchReview }) {
  const { t, i18n } = useTranslation();
  const { roles, person } = usePerson();
  const queries = useQueryClient();
  const { runId, operations, stage, executors } = batch;
  const [signing, setSigning] = useState<SignedAct | undefined>(() => (pendingAct()?.act.act === OPERATION && pendingAct()?.act.params.runId === runId ? pendingAct()?.act : undefined));
  const may = roles.includes('qa') && !executors.includes(person) && REVIEWABLE.includes(stage);
  const asks = ({ state, open, review }: Operation): boolean => may && state === 'done' && open.length === 0 && review !== 'stands';
  return (
    <section className="panel">
      <h2>{t('review.operations')}</h2>
      <p className="soft">{t('review.operations-help')}</p>
      <ul className="plain-list stack-tight">
        {operations.map((operation) => (
          <li key={operation.id} className="spread">
            <div>
              <strong>{readText(operation.title as { en: string; de: string }, i18n.language)}</strong>
              <div className="row small">
                <State of={operation.state === 'done' ? 'completed' : operation.state === 'open' ? 'started' : 'not-reached'} />
                {operation.review === 'stands' && <Sign tone="done">{t('review.operation-stands', { person: operation.reviewedBy })}</Sign>}
                {operation.review === 'void' && <Sign tone="exception">{t('review.operation-void')}</Sign>}
                {operation.review === 'none' && operation.state === 'done' && <span className="soft">{t('review.operation-none')}</span>}
              </div>
              {operation.state === 'done' && operation.open.length > 0 && <div className="small soft">{t('review.operation-open')}: {operation.open.map((text, at) => <Fragment key={text}>{at > 0 && '; '}<OpenOfOperation runId={runId} text={text} /></Fragment>)}</div>}
            </div>
            {asks(operation) && (
              <Button
                variant="default" size="md" mih={44} aria-label={`${t('review.do-operation')}: ${readText(operation.title as { en: string; de: string }, i18n.language)}`}
                onClick={() => setSigning({ statements: `${OPERATION}/statements`, act: OPERATION, params: { runId, operation: operation.id }, ask: {}, body: {} })}
              >
                {t('review.do-operation')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {signing && <SigningDialog act={signing} title={t('review.do-operation')} onClose={() => setSigning(undefined)} onSigned={() => void queries.invalidateQueries({ queryKey: ['review'] })} />}
    </section>
  );
}
