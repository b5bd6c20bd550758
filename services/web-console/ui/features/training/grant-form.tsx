import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlantNow } from '../../session/plant-time';
import { zoneOf } from '../../session/plant';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { midnightOf } from './midnight-of';

const STATEMENTS = '/api/training/v1/qualifications/statements';
const YEAR_MS = 365 * 86_400_000;

interface Props {
  readonly site: string;
  readonly person: string;
  readonly code: string;
}

/** A trainer grants a qualification from now on, or lets somebody do it under a trainer; signed. */
export function GrantForm(props: Props) {
  const now = usePlantNow(60_000);
  return now === undefined ? null : <Form {...props} now={now} />;
}

function Form({ site, person, code, now }: Props & { readonly now: number }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [from] = useState(() => new Date(now).toISOString());
  const [until, setUntil] = useState(() => new Date(now + YEAR_MS).toISOString().slice(0, 10));
  const [trainee, setTrainee] = useState(false);
  const pending = pendingAct()?.act;
  const [signing, setSigning] = useState(pending?.statements === STATEMENTS && pending.ask['person'] === person);
  const body = useMemo(() => ({ site, person, code: trainee ? `trainee/${code}` : code, from, until: until === '' ? from : midnightOf(until, zoneOf(site)) }), [site, person, code, trainee, from, until]);
  const act: SignedAct = { statements: STATEMENTS, act: '/api/training/v1/qualifications', params: {}, ask: body, body };
  return (
    <div className="row" style={{ alignItems: 'flex-end' }}>
      <TextInput type="date" size="md" label={t('people.until')} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      <Checkbox size="md" mb="sm" label={t('training.as-trainee')} checked={trainee} onChange={(event) => setTrainee(event.currentTarget.checked)} />
      <Button size="md" mih={56} disabled={until === ''} onClick={() => setSigning(true)}>{t('training.grant')}</Button>
      {signing && <SigningDialog act={act} title={t('training.grant')} onClose={() => setSigning(false)} onSigned={() => void queries.invalidateQueries({ queryKey: ['training'] })} />}
    </div>
  );
}
