import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { Loaded } from '../../look/loaded';
import { Empty } from '../../look/notices';
import { Sign, type Tone } from '../../look/shapes';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { DateOfSite } from './date-of-site';

type Supplier = components['schemas']['SupplierResponse'];
type Act = 'qualification' | 'withdrawal';

const PATH = '/api/resources/v1/suppliers';
const TONES: Readonly<Record<string, Tone>> = { qualified: 'done', ended: 'attention', withdrawn: 'stopped' };
const WORDS = { qualification: 'suppliers.qualify', withdrawal: 'suppliers.withdraw' } as const;

/** Which supplier is qualified for which material, and until when. Quality qualifies and withdraws, with a signature. */
export default function SuppliersPage() {
  const { t } = useTranslation();
  const { roles, sites } = usePerson();
  const known = useQuery({ queryKey: ['resources', 'suppliers'], queryFn: () => answerOf(api.GET(PATH)) as Promise<{ items: Supplier[] }> });
  return (
    <div className="page">
      <div>
        <p className="soft"><Link to="/lots">{t('lots.title')}</Link></p>
        <h1>{t('suppliers.title')}</h1>
        <p className="soft">{t('suppliers.help')}</p>
      </div>
      <div className="columns">
        <Loaded of={known}>{({ items }) => items.length === 0 ? <Empty title={t('suppliers.none')}>{t('suppliers.none-help')}</Empty> : <List items={items} many={sites.length > 1} />}</Loaded>
        {roles.includes('qa') && <Acts sites={sites} />}
      </div>
    </div>
  );
}

function List({ items, many }: { readonly items: readonly Supplier[]; readonly many: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="panel scroll">
      <table className="list">
        <thead><tr><th>{t('lots.material')}</th><th>{t('suppliers.supplier')}</th><th>{t('suppliers.state')}</th><th>{t('suppliers.through')}</th></tr></thead>
        <tbody>
          {items.map(({ site, material, supplier, state, until, withdrawnFor }) => (
            <tr key={`${site} ${material} ${supplier}`}>
              <td>{material}{many && <div className="small soft">{site}</div>}</td>
              <td>{supplier}</td>
              <td><Sign tone={TONES[state] ?? 'waiting'}>{t(`supplier-state.${state}`)}</Sign>{withdrawnFor !== undefined && <div className="small soft">{withdrawnFor}</div>}</td>
              <td><DateOfSite date={until} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Acts({ sites }: { readonly sites: readonly string[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [site, setSite] = useDraft('supplier/site', sites[0] ?? '');
  const [material, setMaterial, clearMaterial] = useDraft('supplier/material');
  const [supplier, setSupplier, clearSupplier] = useDraft('supplier/name');
  const [until, setUntil, clearUntil] = useDraft('supplier/until');
  const [reason, setReason, clearReason] = useDraft('supplier/reason');
  const [signing, setSigning] = useState<Act | undefined>(() => actIn(pendingAct()?.act));
  const of = { site, material: material.trim(), supplier: supplier.trim() };
  const body = signing === 'withdrawal' ? { ...of, reason: reason.trim() } : { ...of, until };
  const act: SignedAct | undefined = signing && { statements: `${PATH}/${signing}/statements`, act: `${PATH}/${signing}`, params: {}, ask: body, body };
  const named = of.material !== '' && of.supplier !== '';
  return (
    <section className="panel stack">
      <h2>{t('suppliers.act')}</h2>
      {sites.length > 1 && <NativeSelect size="md" label={t('suppliers.site')} value={site} onChange={(event) => setSite(event.currentTarget.value)} data={[...sites]} />}
      <TextInput size="md" label={t('lots.material')} placeholder="RM-1001" value={material} onChange={(event) => setMaterial(event.currentTarget.value)} maxLength={100} />
      <TextInput size="md" label={t('suppliers.supplier')} value={supplier} onChange={(event) => setSupplier(event.currentTarget.value)} maxLength={100} />
      <TextInput size="md" type="date" label={t('suppliers.last-day')} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      <div><Button size="md" mih={64} disabled={!named || until === ''} onClick={() => setSigning('qualification')}>{t('suppliers.qualify')}</Button></div>
      <TextInput size="md" label={t('suppliers.why-withdrawn')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />
      <div><Button size="md" mih={64} variant="default" disabled={!named || reason.trim() === ''} onClick={() => setSigning('withdrawal')}>{t('suppliers.withdraw')}</Button></div>
      {signing && act && (
        <SigningDialog
          act={act} title={t(WORDS[signing])} onClose={() => setSigning(undefined)}
          onSigned={() => {
            for (const clear of [clearMaterial, clearSupplier, clearUntil, clearReason]) clear();
            void queries.invalidateQueries({ queryKey: ['resources'] });
          }}
        />
      )}
    </section>
  );
}

/** The act for which this page was left by a redirect. */
function actIn(act: SignedAct | undefined): Act | undefined {
  return act?.act === `${PATH}/qualification` ? 'qualification' : act?.act === `${PATH}/withdrawal` ? 'withdrawal' : undefined;
}
