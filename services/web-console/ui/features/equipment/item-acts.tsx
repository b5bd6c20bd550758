import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { ProblemNotice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { Maintenance } from './maintenance';
import type { ItemDetail } from './queries';

type Act = 'clean' | 'dirty' | 'calibrate' | 'qualify';

const PATHS = { clean: 'cleaning', dirty: 'cleaning', calibrate: 'calibration', qualify: 'qualification' } as const;

/** What this person may confirm about an item, with a signature; and its block. */
export function ItemActs({ item }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const may = (...who: string[]): boolean => who.some((role) => roles.includes(role));
  const acts: Act[] = [
    ...(may('operator', 'dispenser', 'supervisor') ? (['clean', 'dirty'] as const) : []),
    ...(may('maintenance') && item.axes.calibration.status !== 'not-needed' ? (['calibrate'] as const) : []),
    ...(may('qa', 'engineer') && item.axes.qualification.status !== 'not-needed' ? (['qualify'] as const) : []),
  ];
  const maintains = item.axes.maintenance.status === 'available' ? may('supervisor', 'maintenance') : may('maintenance');
  const blocks = may('qa', 'maintenance', 'supervisor');
  return (
    <section className="panel stack">
      <h2>{t('equipment.acts')}</h2>
      {acts.length > 0 && <Confirm item={item} acts={acts} />}
      {blocks && <Block item={item} />}
      {maintains && <Maintenance item={item} mayEnd={may('maintenance')} />}
      {acts.length === 0 && !blocks && !maintains && <p className="soft">{t('lots.no-acts')}</p>}
    </section>
  );
}

function Confirm({ item: { code }, acts }: { readonly item: ItemDetail; readonly acts: readonly Act[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [day, setDay, clearDay] = useDraft(`equipment/${code}/day`);
  const [certificate, setCertificate, clearCertificate] = useDraft(`equipment/${code}/certificate`);
  const [hours, setHours, clearHours] = useDraft(`equipment/${code}/hours`);
  const [level, setLevel, clearLevel] = useDraft(`equipment/${code}/level`);
  const [reason, setReason, clearReason] = useDraft(`equipment/${code}/dirty`);
  const [signing, setSigning] = useState<Act | undefined>(() => actIn(pendingAct()?.act, code));
  const act = useMemo((): SignedAct | undefined => {
    if (!signing) return undefined;
    const body = signing === 'clean' ? { ...(hours.trim() === '' ? {} : { holdSeconds: Math.round(Number(hours) * 3600) }), ...(level === 'major' ? { level } : {}) }
      : signing === 'dirty' ? { found: 'dirty', reason: reason.trim() }
      : signing === 'calibrate' ? { due: day.trim(), ...(certificate.trim() === '' ? {} : { certificate: certificate.trim() }) }
      : day.trim() === '' ? {} : { until: day.trim() };
    const path = `/api/resources/v1/equipment/{code}/${PATHS[signing]}`;
    return { statements: `${path}/statements` as SignedAct['statements'], act: path as SignedAct['act'], params: { code }, ask: body, body };
  }, [signing, code, hours, level, reason, day, certificate]);
  const ready: Readonly<Record<Act, boolean>> = { clean: hours.trim() === '' || Number(hours) > 0, dirty: reason.trim() !== '', calibrate: day.trim() !== '', qualify: true };
  return (
    <>
      {acts.includes('clean') && <TextInput label={t('equipment.hold')} description={t('equipment.hold-help')} value={hours} onChange={(event) => setHours(event.currentTarget.value.replace(',', '.'))} inputMode="decimal" />}
      {acts.includes('clean') && <NativeSelect size="md" label={t('equipment.level')} value={level || 'minor'} onChange={(event) => setLevel(event.currentTarget.value)} data={(['minor', 'major'] as const).map((value) => ({ value, label: t(`cleaning-level.${value}`) }))} />}
      {acts.includes('dirty') && <Textarea label={t('equipment.dirty-why')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />}
      {(acts.includes('calibrate') || acts.includes('qualify')) && <TextInput label={t('equipment.last-day')} placeholder="2027-03-31" value={day} onChange={(event) => setDay(event.currentTarget.value)} />}
      {acts.includes('calibrate') && <TextInput label={t('equipment.certificate')} placeholder="CAL-2026-0117" value={certificate} onChange={(event) => setCertificate(event.currentTarget.value)} maxLength={100} />}
      <div className="row">{acts.map((one) => <Button key={one} size="md" mih={64} variant={one === 'dirty' ? 'default' : 'filled'} disabled={!ready[one]} onClick={() => setSigning(one)}>{t(`equipment-act.${one}`)}</Button>)}</div>
      {signing && act && (
        <SigningDialog
          act={act} title={t(`equipment-act.${signing}`)} onClose={() => setSigning(undefined)}
          onSigned={() => {
            for (const clear of [clearDay, clearCertificate, clearHours, clearLevel, clearReason]) clear();
            void queries.invalidateQueries({ queryKey: ['resources'] });
          }}
        />
      )}
    </>
  );
}

function Block({ item: { code, axes } }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason, clear] = useDraft(`equipment/${code}/block`);
  const blocked = axes.block.status === 'blocked';
  const send = useMutation({
    mutationFn: () => answerOf(api.POST(blocked ? '/api/resources/v1/equipment/{code}/unblock' : '/api/resources/v1/equipment/{code}/block', { params: { path: { code } }, body: { reason: reason.trim() } })),
    onSuccess() {
      clear();
      void queries.invalidateQueries({ queryKey: ['resources'] });
    },
  });
  return (
    <div className="stack-tight">
      <Textarea label={t('equipment.block-why')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />
      {send.error && <ProblemNotice error={send.error} />}
      <div><Button size="md" mih={64} variant="outline" color={blocked ? 'steel' : 'alarm'} disabled={reason.trim() === ''} loading={send.isPending} onClick={() => send.mutate()}>{t(blocked ? 'equipment-act.unblock' : 'equipment-act.block')}</Button></div>
    </div>
  );
}

/** The act for which this page was left by a redirect. */
function actIn(act: SignedAct | undefined, code: string): Act | undefined {
  if (!act || act.params.code !== code || !act.act.includes('/equipment/')) return undefined;
  if (act.act.endsWith('/cleaning')) return act.body.found === 'dirty' ? 'dirty' : 'clean';
  return act.act.endsWith('/calibration') ? 'calibrate' : 'qualify';
}
