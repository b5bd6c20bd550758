import { Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../look/loaded';
import { Empty, ProblemNotice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { usePerson } from '../../session/session';
import { callExpert, useExperts, type Expert } from './queries';
import { enterRoom } from './room-store';

interface Props {
  readonly runId: string;
  readonly stepKey: string;
  readonly onClose: () => void;
}

/** Who may help with a step: who is there is called with one touch. */
export function CallDialog({ runId, stepKey, onClose }: Props) {
  const { t } = useTranslation();
  const { person } = usePerson();
  const queries = useQueryClient();
  const call = useMutation({
    mutationFn: (expert: string) => callExpert(runId, stepKey, expert),
    onSuccess(session) {
      enterRoom(session, person);
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['tandem'] }),
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={<strong>{t('tandem.call')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 48 }}>
      <div className="stack">
        {call.error != null && <ProblemNotice error={call.error} />}
        <Loaded of={useExperts(runId, stepKey)}>
          {({ asked, items }) => (
            <>
              <p className="soft">{asked.length > 0 ? t('tandem.asked', { what: asked.join(', ') }) : t('tandem.asked-nothing')}</p>
              {items.length === 0 && <Empty title={t('tandem.nobody')}>{t('tandem.nobody-help')}</Empty>}
              <ul className="plain-list">{items.map((expert) => <li key={expert.person}><ExpertButton expert={expert} asked={asked.length > 0} busy={call.isPending} onCall={() => call.mutate(expert.person)} /></li>)}</ul>
            </>
          )}
        </Loaded>
      </div>
    </Modal>
  );
}

function ExpertButton({ expert: { name, person, present, busy, languages }, asked, busy: calling, onCall }: { readonly expert: Expert; readonly asked: boolean; readonly busy: boolean; readonly onCall: () => void }) {
  const { t, i18n } = useTranslation();
  const named = new Intl.DisplayNames([i18n.language], { type: 'language' });
  return (
    // Never disabled as the browser understands it: who works by keyboard reads also who is not there.
    <button type="button" className="tandem-expert" aria-disabled={!present || calling} onClick={() => present && !calling && onCall()}>
      <span className="grow"><strong>{name}</strong> <span className="soft">{person}</span>{languages.length > 0 && <span className="small soft tandem-line">{languages.map((tag) => named.of(tag) ?? tag).join(', ')}</span>}</span>
      {asked && <Sign tone="done">{t('tandem.qualified')}</Sign>}
      {busy ? <Sign tone="attention">{t('tandem.busy')}</Sign> : present ? <Sign tone="running">{t('tandem.there')}</Sign> : <Sign tone="waiting">{t('tandem.away')}</Sign>}
    </button>
  );
}
