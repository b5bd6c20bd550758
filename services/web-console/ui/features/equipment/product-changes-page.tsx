import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { Loaded } from '../../look/loaded';
import { Empty, ProblemNotice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';

type Rules = components['schemas']['ProductChangesResponse'];

/** The product-change matrix: what cleaning lies between two products, by class of equipment. Quality and engineers change it, with a reason. */
export default function ProductChangesPage() {
  const { t } = useTranslation();
  const { roles, sites } = usePerson();
  const known = useQuery({ queryKey: ['resources', 'product-changes'], queryFn: () => answerOf(api.GET('/api/resources/v1/product-changes')) as Promise<Rules> });
  const product = (code: string): string => (code === '*' ? t('product-change.any') : code);
  return (
    <div className="page">
      <div>
        <p className="soft"><Link to="/equipment">{t('equipment.title')}</Link></p>
        <h1>{t('product-change.title')}</h1>
        <p className="soft">{t('product-change.help')}</p>
      </div>
      <div className="columns">
        <Loaded of={known}>
          {({ items }) => items.length === 0 ? <Empty title={t('product-change.none')}>{t('product-change.none-help')}</Empty> : (
            <section className="panel scroll">
              <table className="list">
                <thead><tr><th>{t('equipment-axis.class')}</th><th>{t('product-change.from')}</th><th>{t('product-change.to')}</th><th>{t('equipment.level')}</th></tr></thead>
                <tbody>
                  {items.map(({ site, class: equipmentClass, from, to, level }) => (
                    <tr key={`${site} ${equipmentClass} ${from} ${to}`}>
                      <td>{equipmentClass}{sites.length > 1 && <div className="small soft">{site}</div>}</td>
                      <td>{product(from)}</td>
                      <td>{product(to)}</td>
                      <td><Sign tone={level === 'major' ? 'attention' : 'waiting'}>{t(`cleaning-level.${level}`)}</Sign></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
        </Loaded>
        {['qa', 'engineer'].some((role) => roles.includes(role)) && <SetRule site={sites[0] ?? ''} />}
      </div>
    </div>
  );
}

function SetRule({ site }: { readonly site: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [equipmentClass, setClass] = useDraft('product-change/class');
  const [from, setFrom] = useDraft('product-change/from');
  const [to, setTo] = useDraft('product-change/to');
  const [level, setLevel] = useDraft('product-change/level');
  const [reason, setReason, clearReason] = useDraft('product-change/reason');
  const send = useMutation({
    mutationFn: () => answerOf(api.PUT('/api/resources/v1/product-changes', {
      body: { site, class: equipmentClass.trim(), from: from.trim() || '*', to: to.trim() || '*', level: level === 'minor' ? 'minor' : 'major', reason: reason.trim() },
    })),
    async onSuccess() {
      clearReason();
      await queries.invalidateQueries({ queryKey: ['resources'] });
    },
  });
  return (
    <form
      className="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <h2>{t('product-change.set')}</h2>
      <TextInput size="md" label={t('equipment-axis.class')} placeholder="v-blender" value={equipmentClass} onChange={(event) => setClass(event.currentTarget.value)} maxLength={100} />
      <TextInput size="md" label={t('product-change.from')} description={t('product-change.empty')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} maxLength={100} />
      <TextInput size="md" label={t('product-change.to')} description={t('product-change.empty')} value={to} onChange={(event) => setTo(event.currentTarget.value)} maxLength={100} />
      <NativeSelect size="md" label={t('equipment.level')} value={level || 'major'} onChange={(event) => setLevel(event.currentTarget.value)} data={(['major', 'minor'] as const).map((value) => ({ value, label: t(`cleaning-level.${value}`) }))} />
      <TextInput size="md" label={t('stock-act.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />
      {send.error && <ProblemNotice error={send.error} />}
      <div><Button type="submit" size="md" mih={64} loading={send.isPending} disabled={equipmentClass.trim() === '' || reason.trim() === ''}>{t('product-change.set')}</Button></div>
    </form>
  );
}
