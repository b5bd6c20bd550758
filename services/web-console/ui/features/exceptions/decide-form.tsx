import { Button, Select, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../session/draft';
import type { SignedAct } from '../signing/signed-act';
import { pendingAct } from '../signing/pending';
import { SigningDialog } from '../signing/signing-dialog';
import type { ExceptionDetail } from './queries';

const CLASSES = ['no-impact', 'minor-deviation', 'major-deviation', 'critical-deviation'] as const;

/** How it is classed and why; then the signature. What is typed stays kept until it is signed. */
export function DecideForm({ exception }: { readonly exception: ExceptionDetail }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [classification, setClassification, clearClass] = useDraft(`exception/${exception.id}/class`);
  const [rationale, setRationale, clearRationale] = useDraft(`exception/${exception.id}/rationale`);
  const act = useMemo((): SignedAct => {
    const decision = { classification, rationale: rationale.trim() };
    return { statements: '/api/review/v1/exceptions/{id}/decision/statements', act: '/api/review/v1/exceptions/{id}/decision', params: { id: exception.id }, ask: decision, body: decision };
  }, [classification, rationale, exception.id]);
  const [signing, setSigning] = useState(() => pendingAct()?.act.act === act.act && pendingAct()?.act.params.id === exception.id);
  // A critical exception is at least a major deviation.
  const allowed = exception.severity === 'critical' ? CLASSES.slice(2) : CLASSES;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setSigning(true);
      }}
    >
      <Select
        label={t('exceptions.class')}
        placeholder={t('act.choose')}
        value={classification || null}
        onChange={(value) => setClassification(value ?? '')}
        data={allowed.map((value) => ({ value, label: t(`exception-class.${value}`) }))}
      />
      <Textarea label={t('exceptions.rationale')} description={t('exceptions.rationale-help')} value={rationale} onChange={(event) => setRationale(event.currentTarget.value)} maxLength={2000} />
      <div className="row">
        <Button type="submit" size="lg" mih={64} disabled={classification === '' || rationale.trim() === ''}>
          {t('exceptions.decide')}
        </Button>
      </div>
      {signing && (
        <SigningDialog
          act={act}
          title={t('exceptions.decide')}
          onClose={() => setSigning(false)}
          onSigned={() => {
            clearClass();
            clearRationale();
            void queries.invalidateQueries({ queryKey: ['review'] });
          }}
        />
      )}
    </form>
  );
}
