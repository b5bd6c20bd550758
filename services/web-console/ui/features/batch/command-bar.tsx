import { Button, Menu, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { ProblemNotice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import type { RunDetail } from '../board/queries';

type Command = 'start' | 'pause' | 'resume' | 'hold' | 'restart' | 'stop' | 'abort';

/** The ISA-88 commands that the state of the run allows. Each asks for the reason, which stands in the record. */
export function CommandBar({ run: { id, commands } }: { readonly run: RunDetail }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Command>();
  if (commands.length === 0) return null;
  return (
    <>
      <Menu>
        <Menu.Target><Button variant="default" mih={56}>{t('batch.commands')}</Button></Menu.Target>
        <Menu.Dropdown>{commands.map((command) => <Menu.Item mih={48} key={command} onClick={() => setChosen(command as Command)}>{t(`command.${command}`, { defaultValue: command })}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
      {chosen && <CommandDialog id={id} command={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}

function CommandDialog({ id, command, onClose }: { readonly id: string; readonly command: Command; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason, clear] = useDraft(`run/${id}/${command}`);
  const give = useMutation({
    mutationFn: () => answerOf(api.POST('/api/batch-execution/v1/runs/{id}/commands', { params: { path: { id } }, body: { command, ...(reason.trim() ? { reason: reason.trim() } : {}) } })),
    onSuccess() {
      clear();
      void queries.invalidateQueries({ queryKey: ['batch-execution'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={<strong>{t(`command.${command}`)}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <div className="stack">
        <Textarea label={t('batch.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} data-autofocus />
        {give.error && <ProblemNotice error={give.error} />}
        <Button size="lg" mih={64} color={command === 'abort' || command === 'stop' ? 'alarm' : 'steel'} loading={give.isPending} onClick={() => give.mutate()}>{t(`command.${command}`)}</Button>
      </div>
    </Modal>
  );
}
