import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../session/draft';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import type { Lot } from './queries';

const WORDS = { released: 'release', restricted: 'restrict', rejected: 'reject' } as const;
type Decision = keyof typeof WORDS;

/** Quality control releases, restricts or rejects, with a signature; all but a release say why. */
export function LotDisposition({ lot }: { readonly lot: Lot }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason, clear] = useDraft(`lot/${lot.id}/reason`);
  const pending = pendingAct();
  const [signing, setSigning] = useState<Decision | undefined>(() => (pending?.act.params.id === lot.id ? (pending.act.body.disposition as Decision) : undefined));
  const body = { disposition: signing, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
  const act: SignedAct = { statements: '/api/resources/v1/lots/{id}/disposition/statements', act: '/api/resources/v1/lots/{id}/disposition', params: { id: lot.id }, ask: body, body };
  return (
    <div className="stack-tight">
      <Textarea label={t('stock-act.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />
      <div className="row">
        {(Object.keys(WORDS) as Decision[]).filter((decision) => decision !== lot.disposition).map((decision) => (
          <Button key={decision} size="md" mih={decision === 'released' ? 64 : 44} variant={decision === 'released' ? 'filled' : 'default'} disabled={decision !== 'released' && reason.trim() === ''} onClick={() => setSigning(decision)}>
            {t(`stock-act.${WORDS[decision]}`)}
          </Button>
        ))}
      </div>
      {signing && (
        <SigningDialog
          act={act}
          title={t(`stock-act.${WORDS[signing]}`)}
          onClose={() => setSigning(undefined)}
          onSigned={() => {
            clear();
            void queries.invalidateQueries({ queryKey: ['resources'] });
          }}
        />
      )}
    </div>
  );
}
