import { Button, Checkbox, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { ProblemNotice } from '../../look/notices';
import { SiteTime } from '../../look/site-time';
import { useColleagues } from '../../session/colleagues';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';
import { useGolden, type GoldenBatch, type OverlaidRun } from './overlay-queries';

/** Who may say what is golden; the service decides in the end. */
const mayChoose = (roles: readonly string[]): boolean => ['engineer', 'qa'].some((role) => roles.includes(role));

/** What is golden for a recipe, who said so and why, and every choice before. */
export function GoldenPanel({ recipe, runs }: { readonly recipe: string; readonly runs: readonly OverlaidRun[] }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const [act, setAct] = useState<'choose' | GoldenBatch>();
  const golden = useGolden(recipe).data ?? [];
  const colleagues = useColleagues();
  const nameOf = (person: string): string => colleagues.find((one) => one.person === person)?.name ?? person;
  const may = mayChoose(roles);
  return (
    <section className="panel stack-tight" aria-label={t('overlay.golden-batch')}>
      <div className="spread">
        <h2>{t('overlay.golden-batch')}</h2>
        {may && <Button size="md" mih={48} variant="default" disabled={runs.every(({ until }) => until === undefined)} onClick={() => setAct('choose')}>{t('overlay.choose-golden')}</Button>}
      </div>
      {golden.every(({ choices }) => choices[0]?.ended !== undefined) && <p className="soft">{t('overlay.none-golden')}</p>}
      {golden.map((one) => {
        const [holds] = one.choices.filter(({ ended }) => ended === undefined);
        const before = one.choices.filter(({ ended }) => ended !== undefined);
        return (
          <div key={one.id} className="stack-tight">
            {holds && (
              <div className="spread">
                <p><strong>{holds.runs.map(({ number }) => number).join(', ')}</strong> ({one.site}): {holds.reason} <span className="soft">{nameOf(holds.by)}, <SiteTime at={holds.at} site={one.site} /></span></p>
                {may && <Button size="md" mih={48} variant="default" onClick={() => setAct(one)}>{t('overlay.withdraw')}</Button>}
              </div>
            )}
            {before.length > 0 && (
              <details>
                <summary>{t('overlay.before', { count: before.length })}</summary>
                <ul>
                  {before.map(({ choice, runs: chosen, reason, by, at, ended }) => (
                    <li key={choice}>{chosen.map(({ number }) => number).join(', ')}: {reason} <span className="soft">{nameOf(by)}, <SiteTime at={at} site={one.site} /></span>{ended && <div className="small soft">{t('overlay.ended', { reason: ended.reason })} {nameOf(ended.by)}, <SiteTime at={ended.at} site={one.site} /></div>}</li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        );
      })}
      {act && <GoldenDialog recipe={recipe} runs={runs} withdraw={act === 'choose' ? undefined : act} onClose={() => setAct(undefined)} />}
    </section>
  );
}

function GoldenDialog({ recipe, runs, withdraw, onClose }: { readonly recipe: string; readonly runs: readonly OverlaidRun[]; readonly withdraw: GoldenBatch | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const over = runs.filter(({ until }) => until !== undefined);
  const [chosen, setChosen] = useState(() => over.filter(({ golden }) => golden).map(({ run }) => run.id));
  const [reason, setReason, clear] = useDraft(`golden/${recipe}/${withdraw ? 'withdrawal' : 'choice'}`);
  const site = runs.find(({ run }) => run.id === chosen[0])?.run.site;
  const send = useMutation({
    mutationFn: () => (withdraw
      ? answerOf(api.POST('/api/process-data/v1/golden-batches/{id}/withdrawal', { params: { path: { id: withdraw.id } }, body: { reason: reason.trim() } }))
      : answerOf(api.POST('/api/process-data/v1/golden-batches', { body: { site: site ?? '', recipe, runs: [...chosen], reason: reason.trim() } }))),
    onSuccess() {
      clear();
      void queries.invalidateQueries({ queryKey: ['process-data'] });
      onClose();
    },
  });
  const word = withdraw ? 'overlay.withdraw' : 'overlay.choose-golden';
  return (
    <Modal opened onClose={onClose} size="lg" title={<strong>{t(word)}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <p>{t(withdraw ? 'overlay.withdraw-help' : 'overlay.choose-golden-help')}</p>
        {!withdraw && (
          <div role="group" aria-label={t('overlay.runs')}>
            {over.map(({ run }) => {
              const on = chosen.includes(run.id);
              return <Checkbox key={run.id} size="md" py={8} checked={on} disabled={!on && (chosen.length >= 16 || (site !== undefined && site !== run.site))} label={`${run.number} (${t('overlay.version', { version: run.recipeVersion })})`} onChange={() => setChosen(on ? chosen.filter((id) => id !== run.id) : [...chosen, run.id])} />;
            })}
          </div>
        )}
        <Textarea label={t('overlay.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />
        {send.error && <ProblemNotice error={send.error} />}
        <Button type="submit" size="lg" mih={64} loading={send.isPending} disabled={reason.trim() === '' || (!withdraw && chosen.length === 0)}>{t(word)}</Button>
      </form>
    </Modal>
  );
}
