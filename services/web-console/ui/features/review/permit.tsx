import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { useDraft } from '../../session/draft';
import { usePlantNow } from '../../session/plant-time';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import type { BatchReview } from './queries';

const DEVIATIONS = '/api/review/v1/batches/{runId}/deviations';

/** Gates that a deviation may open, and for how many hours. */
const RULES = ['hold-time-not-over', 'qualification-missing', 'not-applicable'] as const;
/** A step that was begun starts no more; that a value of it does not apply may still be permitted. */
const NOT_APPLICABLE = 'not-applicable';
const HOURS = ['1', '4', '8', '24', '72'];

/** Quality approves a deviation before the act: one start of one step may pass one gate once (G3). Shown while there is something to start. */
export function Permit({ batch: { runId, stage, executors, openSteps } }: { readonly batch: BatchReview }) {
  const { t, i18n } = useTranslation();
  const { roles, person } = usePerson();
  const queries = useQueryClient();
  const [resumed] = useState(() => (pendingAct()?.act.act === DEVIATIONS && pendingAct()?.act.params.runId === runId ? pendingAct()?.act : undefined));
  const [signing, setSigning] = useState<SignedAct | undefined>(resumed);
  const [open, setOpen] = useState(resumed !== undefined);
  const [deviation, setDeviation, clearDeviation] = useDraft(`deviation/${runId}/number`);
  const [stepKey, setStepKey, clearStep] = useDraft(`deviation/${runId}/step`);
  const [impact, setImpact, clearImpact] = useDraft(`deviation/${runId}/impact`);
  const [reason, setReason, clearReason] = useDraft(`deviation/${runId}/reason`);
  const [rule, setRule] = useState<string>(RULES[0]);
  const [hours, setHours] = useState('4');
  const now = usePlantNow(60_000); // validity is a time of the plant
  if (!roles.includes('qa') || executors.includes(person) || stage !== 'collecting') return null;
  const ready = now !== undefined && [deviation, stepKey, impact, reason].every((text) => text.trim() !== '');
  const sign = (): void => {
    if (now === undefined) return;
    const body = { deviation: deviation.trim(), stepKey: stepKey.trim(), rule, impact: impact.trim(), reason: reason.trim(), validUntil: new Date(now + Number(hours) * 3_600_000).toISOString() };
    setSigning({ statements: `${DEVIATIONS}/statements`, act: DEVIATIONS, params: { runId }, ask: body, body });
  };
  const done = (): void => {
    for (const clear of [clearDeviation, clearStep, clearImpact, clearReason]) clear();
    setOpen(false);
    void queries.invalidateQueries({ queryKey: ['review'] });
  };
  return (
    <section className="panel">
      <h2>{t('permit.title')}</h2>
      <p className="soft">{t('permit.help')}</p>
      {!open && <Button variant="default" size="lg" mih={64} onClick={() => setOpen(true)}>{t('permit.open')}</Button>}
      {open && (
        <form
          className="stack-tight"
          onSubmit={(event) => {
            event.preventDefault();
            sign();
          }}
        >
          <TextInput size="md" label={t('permit.deviation')} value={deviation} onChange={(event) => setDeviation(event.currentTarget.value)} maxLength={50} />
          <NativeSelect size="md" label={t('permit.rule')} value={rule} onChange={(event) => setRule(event.currentTarget.value)} data={RULES.map((value) => ({ value, label: t(`permit.${value}`) }))} />
          <NativeSelect
            size="md" label={t('permit.step')} description={t('permit.step-help')} value={stepKey} onChange={(event) => setStepKey(event.currentTarget.value)}
            data={[{ value: '', label: t('permit.choose') }, ...openSteps.filter(({ begun }) => !begun || rule === NOT_APPLICABLE).map(({ key, title }) => ({ value: key, label: readText(title as { en: string; de: string }, i18n.language) + (key.includes('~') ? ` (${key})` : '') }))]}
          />
          <NativeSelect size="md" label={t('permit.valid')} value={hours} onChange={(event) => setHours(event.currentTarget.value)} data={HOURS.map((value) => ({ value, label: t('permit.hours', { count: Number(value) }) }))} />
          <Textarea size="md" label={t('permit.impact')} value={impact} onChange={(event) => setImpact(event.currentTarget.value)} maxLength={2000} />
          <Textarea size="md" label={t('permit.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={2000} />
          <div className="row">
            <Button type="submit" size="md" mih={64} disabled={!ready}>{t('permit.do')}</Button>
            <Button variant="default" size="md" mih={64} onClick={() => setOpen(false)}>{t('act.cancel')}</Button>
          </div>
        </form>
      )}
      {signing && <SigningDialog act={signing} title={t('permit.do')} onClose={() => setSigning(undefined)} onSigned={done} />}
    </section>
  );
}
