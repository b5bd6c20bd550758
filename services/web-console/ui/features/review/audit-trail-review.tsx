import { Button, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Loaded } from '../../look/loaded';
import { Notice } from '../../look/notices';
import { SiteTime } from '../../look/site-time';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { saidOfExpert } from '../tandem/said-of-expert';
import { useCriticalChanges, type BatchReview, type CriticalChange } from './queries';

const TRAIL = '/api/review/v1/batches/{runId}/audit-trail-review';
const REVIEWABLE = ['collecting', 'production-reviewed', 'quality-reviewed'];

/** Every change of critical data in one filtered list, signed off by quality; a later change opens it again (F6). */
export function AuditTrailReview({ batch }: { readonly batch: BatchReview }) {
  const { t } = useTranslation();
  const { roles, person } = usePerson();
  const queries = useQueryClient();
  const { runId, stage, executors, site, auditTrail: { changes: count, reviewedBy } } = batch;
  const [kind, setKind] = useState('');
  const changes = useCriticalChanges(runId, batch.sequence + batch.reviews.length);
  const [signing, setSigning] = useState<SignedAct | undefined>(() => (pendingAct()?.act.act === TRAIL && pendingAct()?.act.params.runId === runId ? pendingAct()?.act : undefined));
  const may = roles.includes('qa') && !executors.includes(person) && REVIEWABLE.includes(stage) && count > 0 && !reviewedBy;
  return (
    <section className="panel">
      <h2>{t('review.trail')}</h2>
      <p className="soft">{t('review.trail-help')}</p>
      {count === 0 && <Notice tone="done" title={t('review.trail-none')} />}
      {count > 0 && (reviewedBy ? <Notice tone="done" title={t('review.trail-stands', { person: reviewedBy })} /> : <Notice tone="attention" title={t('review.trail-open', { count })} />)}
      {count > 0 && (
        <Loaded of={changes}>
          {({ changes: all }) => (
            <>
              <NativeSelect
                size="md" label={t('review.trail-which')} value={kind} onChange={(event) => setKind(event.currentTarget.value)}
                data={[{ value: '', label: `${t('review.trail-all')} (${all.length})` }, ...kindsOf(all).map(([value, found]) => ({ value, label: `${t(`change-kind.${value}`)} (${found})` }))]}
              />
              <Changes changes={all.filter((change) => kind === '' || change.kind === kind)} site={site} />
            </>
          )}
        </Loaded>
      )}
      {may && <Button size="md" mih={64} onClick={() => setSigning({ statements: `${TRAIL}/statements`, act: TRAIL, params: { runId }, ask: {}, body: {} })}>{t('review.do-trail')}</Button>}
      {signing && <SigningDialog act={signing} title={t('review.do-trail')} onClose={() => setSigning(undefined)} onSigned={() => void queries.invalidateQueries({ queryKey: ['review'] })} />}
    </section>
  );
}

function Changes({ changes, site }: { readonly changes: readonly CriticalChange[]; readonly site: string }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('review.trail')}>
      <table className="list">
        <thead><tr><th>{t('audit.when')}</th><th>{t('audit.what')}</th><th>{t('audit.old')}</th><th>{t('audit.new')}</th><th>{t('audit.why')}</th></tr></thead>
        <tbody>
          {changes.map(({ kind, service, sequence, type, at, name, person, object, step, field, oldValue, newValue, reason }, i) => (
            <tr key={`${service} ${sequence} ${i}`}>
              <td><SiteTime at={at} site={site} /><div className="small soft">{name ? `${name} (${person ?? ''})` : t('role.system')}</div></td>
              <td>
                {t(`record-event.${type}`, { defaultValue: t(`change-kind.${kind}`) })}
                <div className="small soft">{step ? readText(step as { en: string; de: string }, i18n.language) : object}{field && field !== 'stage' ? `, ${type === 'ExpertNoted' ? t(`expert-noted.${field}`, { defaultValue: field }) : field}` : ''}</div>
              </td>
              <td>{field === 'stage' ? '' : oldValue}</td>
              <td>{field === 'stage' ? '' : type === 'ExpertNoted' ? saidOfExpert(t, field, newValue) : newValue}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Kinds that occur, with how often. */
function kindsOf(changes: readonly CriticalChange[]): [string, number][] {
  const counted = new Map<string, number>();
  for (const { kind } of changes) counted.set(kind, (counted.get(kind) ?? 0) + 1);
  return [...counted];
}
