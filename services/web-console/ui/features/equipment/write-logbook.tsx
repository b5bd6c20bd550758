import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';

const PATH = '/api/resources/v1/equipment/{code}/logbook';
const WRITERS = ['operator', 'dispenser', 'supervisor', 'maintenance', 'qc', 'qa', 'engineer'];

/** Writes into the logbook of an item or room by hand, with a signature. */
export function WriteLogbook({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const queries = useQueryClient();
  const [text, setText, clear] = useDraft(`equipment/${code}/logbook`);
  const [signing, setSigning] = useState(() => pendingAct()?.act.act === PATH && pendingAct()?.act.params.code === code);
  const said = text.trim();
  const act = useMemo((): SignedAct => ({ statements: `${PATH}/statements` as SignedAct['statements'], act: PATH, params: { code }, ask: { text: said }, body: { text: said } }), [code, said]);
  if (!WRITERS.some((role) => roles.includes(role))) return null;
  return (
    <section className="panel stack-tight">
      <h2>{t('equipment.write')}</h2>
      <Textarea label={t('equipment.write-what')} description={t('equipment.write-help')} value={text} onChange={(event) => setText(event.currentTarget.value)} maxLength={1000} />
      <div><Button size="md" mih={64} variant="default" disabled={said === ''} onClick={() => setSigning(true)}>{t('equipment.write-sign')}</Button></div>
      {signing && (
        <SigningDialog
          act={act} title={t('equipment.write')} onClose={() => setSigning(false)}
          onSigned={() => {
            clear();
            void queries.invalidateQueries({ queryKey: ['resources'] });
          }}
        />
      )}
    </section>
  );
}
