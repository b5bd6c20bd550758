import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../look/notices';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { DecideForm } from './decide-form';
import { DecisionFacts } from './decision-facts';
import type { ExceptionDetail } from './queries';

const SECOND = '/api/review/v1/exceptions/{id}/second-signature';

/** Decided by one person, open until another signs the same (G2): what was decided, who may sign, and for quality the way to decide otherwise. */
export function SecondSignature({ exception, first }: { readonly exception: ExceptionDetail; readonly first: NonNullable<ExceptionDetail['firstSignature']> }) {
  const { t } = useTranslation();
  const { roles, person } = usePerson();
  const queries = useQueryClient();
  const { id, signers, site } = exception;
  const asked = signers[1]?.roles ?? [];
  const may = first.person !== person && asked.some((role) => roles.includes(role));
  const act: SignedAct = { statements: `${SECOND}/statements`, act: SECOND, params: { id }, ask: {}, body: {} };
  const [signing, setSigning] = useState(() => pendingAct()?.act.act === SECOND && pendingAct()?.act.params.id === id);
  return (
    <div className="stack">
      <Notice tone="attention" title={t('exceptions.second-missing')}>
        <p>{t('exceptions.second-who', { roles: asked.map((role) => t(`role.${role}`, { defaultValue: role })).join(', '), name: first.name })}</p>
      </Notice>
      <DecisionFacts decision={first} site={site} word="first-signed" />
      {may && <div className="row"><Button size="lg" mih={64} onClick={() => setSigning(true)}>{t('exceptions.second-sign')}</Button></div>}
      {roles.includes('qa') && (
        <details>
          <summary>{t('exceptions.decide-otherwise')}</summary>
          <DecideForm exception={exception} />
        </details>
      )}
      {signing && <SigningDialog act={act} title={t('exceptions.second-sign')} onClose={() => setSigning(false)} onSigned={() => void queries.invalidateQueries({ queryKey: ['review'] })} />}
    </div>
  );
}
