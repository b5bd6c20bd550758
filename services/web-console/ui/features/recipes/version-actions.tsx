import { Button, Menu, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import { ProblemNotice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { EffectiveDialog } from './effective-dialog';
import { NewDraftDialog } from './new-draft-dialog';
import { FILE_FORMATS, saveVersion, type FileFormat, type RecipeVersion } from './queries';

const PATHS = { approval: '/api/recipes/v1/versions/{id}/approval', effectiveness: '/api/recipes/v1/versions/{id}/effectiveness', review: '/api/recipes/v1/versions/{id}/review' } as const;
const TITLES = { approval: 'recipes.approve', effectiveness: 'recipes.make-effective', review: 'recipes.confirm-review' } as const;
type Signed = keyof typeof PATHS;

/** What the person went away to sign for this version. */
function pendingFor(id: string): Signed | undefined {
  const act = pendingAct()?.act;
  return act?.params.id === id ? (Object.keys(PATHS) as Signed[]).find((name) => PATHS[name] === act.act) : undefined;
}

/** What this person may do with this version in its state; the service decides in the end. */
export function VersionActions({ version }: { readonly version: RecipeVersion }) {
  const { id, site, state, authors, approvals, document, changeControl, reviewDue } = version;
  const { t } = useTranslation();
  const { roles, person } = usePerson();
  const queries = useQueryClient();
  const fresh = (): void => void queries.invalidateQueries({ queryKey: ['recipes'] });
  const [signing, setSigning] = useState(() => pendingFor(id));
  const [dating, setDating] = useState(false);
  const [effectiveDate, setEffectiveDate] = useState(() => pendingAct()?.act.body['effectiveDate'] as string | undefined);
  const [returning, setReturning] = useState(false);
  const [rewriting, setRewriting] = useState(false);
  const submit = useMutation({ mutationFn: () => answerOf(api.POST('/api/recipes/v1/versions/{id}/submission', { params: { path: { id } } })), onSuccess: fresh });
  const save = useMutation({ mutationFn: (format: FileFormat) => saveVersion(version, format) });
  const act = useMemo((): SignedAct | undefined => {
    if (!signing) return undefined;
    const path = PATHS[signing];
    const body = signing === 'effectiveness' && effectiveDate !== undefined ? { effectiveDate } : {};
    return { statements: `${path}/statements`, act: path, params: { id }, ask: body, body };
  }, [signing, id, effectiveDate]);
  const isAuthor = authors.some((author) => author.person === person);
  const hasApproved = approvals.some((approval) => approval.person === person);
  const approver = state === 'in-review' && (roles.includes('supervisor') || roles.includes('qa'));
  return (
    <div className="stack-tight">
      <div className="row">
        <Menu>
          <Menu.Target><Button size="lg" mih={64} variant="subtle" loading={save.isPending}>{t('import.save-file')}</Button></Menu.Target>
          <Menu.Dropdown>{(Object.keys(FILE_FORMATS) as FileFormat[]).map((format) => <Menu.Item key={format} mih={44} onClick={() => save.mutate(format)}>{t(`import.as-${format}`)}</Menu.Item>)}</Menu.Dropdown>
        </Menu>
        {roles.includes('engineer') && <Button component={Link} to={`/recipes/${id}/design`} size="lg" mih={64} variant="default">{t(state === 'draft' ? 'designer.open' : 'designer.open-anew')}</Button>}
        {state === 'draft' && roles.includes('engineer') && <Button size="lg" mih={64} variant="default" onClick={() => setRewriting(true)}>{t('recipes.rewrite')}</Button>}
        {state === 'draft' && roles.includes('engineer') && <Button size="lg" mih={64} loading={submit.isPending} onClick={() => submit.mutate()}>{t('recipes.submit')}</Button>}
        {approver && <Button size="lg" mih={64} variant="default" onClick={() => setReturning(true)}>{t('recipes.return')}</Button>}
        {approver && !isAuthor && !hasApproved && <Button size="lg" mih={64} onClick={() => setSigning('approval')}>{t('recipes.approve')}</Button>}
        {state === 'effective' && reviewDue !== undefined && (roles.includes('engineer') || roles.includes('qa')) && (
          <Button size="lg" mih={64} variant="default" onClick={() => setSigning('review')}>{t('recipes.confirm-review')}</Button>
        )}
        {(state === 'approved' || state === 'scheduled') && roles.includes('qa') && !isAuthor && (
          <Button size="lg" mih={64} variant={state === 'scheduled' ? 'default' : 'filled'} onClick={() => setDating(true)}>{t(state === 'scheduled' ? 'recipes.other-date' : 'recipes.make-effective')}</Button>
        )}
      </div>
      {submit.error && <ProblemNotice error={submit.error} />}
      {save.error && <ProblemNotice error={save.error} />}
      {dating && (
        <EffectiveDialog
          site={site}
          onClose={() => setDating(false)}
          onChosen={(date) => {
            setEffectiveDate(date);
            setDating(false);
            setSigning('effectiveness');
          }}
        />
      )}
      {signing && act && <SigningDialog act={act} title={t(TITLES[signing])} onClose={() => setSigning(undefined)} onSigned={fresh} />}
      {rewriting && <NewDraftDialog rewritten={{ id, document, changeControl }} onClose={() => setRewriting(false)} />}
      {returning && <ReturnDialog id={id} onClose={() => setReturning(false)} onDone={fresh} />}
    </div>
  );
}

function ReturnDialog({ id, onClose, onDone }: { readonly id: string; readonly onClose: () => void; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason, clear] = useDraft(`recipe/${id}/return`);
  const giveBack = useMutation({
    mutationFn: () => answerOf(api.POST('/api/recipes/v1/versions/{id}/return', { params: { path: { id } }, body: { reason: reason.trim() } })),
    onSuccess() {
      clear();
      onDone();
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={<strong>{t('recipes.return')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <div className="stack">
        <Textarea label={t('audit.why')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} data-autofocus />
        {giveBack.error && <ProblemNotice error={giveBack.error} />}
        <Button mih={64} disabled={reason.trim() === ''} loading={giveBack.isPending} onClick={() => giveBack.mutate()}>{t('recipes.return')}</Button>
      </div>
    </Modal>
  );
}
