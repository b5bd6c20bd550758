import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { problemIn } from '../../api/problem';
import { readText } from '../../language/read-text';
import { ProblemNotice } from '../../look/notices';
import { TimeField } from '../../look/time-field';
import { useDraft } from '../../session/draft';
import { zoneOf } from '../../session/plant';
import type { AlarmAct } from './alarm-row';
import type { Alarm } from './queries';

const WORDS: Readonly<Record<AlarmAct, string>> = { acknowledgement: 'alarm.acknowledge', shelving: 'alarm.shelve', unshelving: 'alarm.unshelve' };
/** Reasons that are one touch away; each may be written on. */
const REASONS: Readonly<Record<AlarmAct, readonly string[]>> = { acknowledgement: ['looking', 'told', 'set-up'], shelving: ['sensor', 'maintenance', 'cleaning'], unshelving: ['mended'] };
/** How long something is put aside, minutes. */
const MINUTES = ['15', '60', '480'] as const;

/** Until when; the plant's time, not the device's, counts. */
async function untilOf(length: string, own: string): Promise<string> {
  if (length === 'own') return own;
  const { real } = await answerOf(api.GET('/api/web-console/v1/time'));
  return new Date(Date.parse(real) + Number(length) * 60_000).toISOString();
}

async function send(act: AlarmAct, alarms: readonly Alarm[], reason: string, length: string, own: string): Promise<void> {
  const until = act === 'shelving' ? await untilOf(length, own) : '';
  for (const { id } of alarms) {
    const params = { path: { id } };
    try {
      if (act === 'shelving') await api.POST('/api/process-data/v1/alarms/{id}/shelving', { params, body: { until, reason } });
      else await api.POST(act === 'acknowledgement' ? '/api/process-data/v1/alarms/{id}/acknowledgement' : '/api/process-data/v1/alarms/{id}/unshelving', { params, body: { reason } });
    } catch (error) {
      if (alarms.length === 1 || problemIn(error)?.code !== 'wrong-state') throw error; // of many, somebody else was faster with one
    }
  }
}

/** Says why, and does it: acknowledging, putting aside for a time, taking back. Of a flood several at once, with one reason. */
export function AlarmActDialog({ act, alarms, onClose }: { readonly act: AlarmAct; readonly alarms: readonly Alarm[]; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [first] = alarms;
  const [reason, setReason, clear] = useDraft(`alarm/${first?.id}/${act}`);
  const [length, setLength] = useState<string>('60');
  const [own, setOwn] = useState('');
  const sending = useMutation({
    mutationFn: () => send(act, alarms, reason.trim(), length, own),
    onSuccess() {
      clear();
      onClose();
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: ['process-data'] }),
  });
  const ready = reason.trim() !== '' && (act !== 'shelving' || length !== 'own' || own !== '');
  return (
    <Modal opened onClose={onClose} size="lg" title={<strong>{t(WORDS[act])}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 48 }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !sending.isPending) sending.mutate();
        }}
      >
        <p>{alarms.length === 1 && first ? `${first.equipment} ${readText(first.title, i18n.language)}` : t('alarm.several', { count: alarms.length, equipment: first?.equipment })}. <span className="soft">{t(`${WORDS[act]}-help`)}</span></p>
        {act === 'shelving' && (
          <div className="stack-tight alarm-until">
            <SegmentedControl fullWidth size="md" aria-label={t('alarm.until')} value={length} onChange={setLength} data={[...MINUTES.map((minutes) => ({ value: minutes, label: t(`alarm-shelve.${minutes}`) })), { value: 'own', label: t('alarm-shelve.own') }]} />
            {length === 'own' && <TimeField said aria-label={t('alarm.until')} value={own} zone={zoneOf(first?.site)} onChange={setOwn} />}
          </div>
        )}
        <div className="row" role="group" aria-label={t('alarm.reasons')}>
          {REASONS[act].map((one) => <Button key={one} type="button" variant="default" mih={48} onClick={() => setReason(t(`alarm-reason.${one}`))}>{t(`alarm-reason.${one}`)}</Button>)}
        </div>
        <Textarea label={t('alarm.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} data-autofocus />
        {sending.error && <ProblemNotice error={sending.error} />}
        <Button type="submit" size="lg" mih={64} loading={sending.isPending} disabled={!ready}>{alarms.length === 1 ? t(WORDS[act]) : t('alarm.acknowledge-several', { count: alarms.length })}</Button>
      </form>
    </Modal>
  );
}
