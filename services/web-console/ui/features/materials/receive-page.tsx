import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { answerOf, api } from '../../api/client';
import { Notice, ProblemNotice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';
import { containerCodes } from './container-codes';

const FIELDS = ['site', 'material', 'title', 'number', 'supplier', 'supplierLot', 'grade', 'fromSite', 'fromLot', 'expiry', 'retest', 'count', 'each', 'unit', 'location', 'category'] as const;
type Field = (typeof FIELDS)[number];
const CATEGORIES = ['production', 'development', 'retained-sample', 'returned'] as const;
const UNITS = ['kg', 'g', 'mg', 'L', 'mL', '{piece}'];

/** A delivery comes in: one lot, as many containers as came, each with a code of its own. What is typed is kept until it is received. */
export default function ReceivePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { sites } = usePerson();
  const form = useForm({ site: sites[0] ?? '', count: '1', unit: 'kg', category: 'production' });
  const { site, material, title, number, supplier, supplierLot, grade, fromSite, fromLot, expiry, retest, count, each, unit, location, category } = form.values;
  const codes = containerCodes(number, count);
  const [first, last] = [codes[0], codes.at(-1)];
  const text = (name: string, value: string) => (value.trim() === '' ? {} : { [name]: value.trim() });
  const send = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/resources/v1/lots', { body: {
        site, number: number.trim(), material: material.trim(), category: category as (typeof CATEGORIES)[number],
        ...text('title', title), ...text('supplier', supplier), ...text('supplierLot', supplierLot), ...text('grade', grade), ...(fromSite.trim() === '' || fromLot.trim() === '' ? {} : { from: { site: fromSite.trim(), lot: fromLot.trim() } }), ...text('expiry', expiry), ...text('retest', retest),
        containers: codes.map((code) => ({ code, quantity: { value: each.trim().replace(',', '.'), unit }, ...text('location', location) })),
      } })),
    async onSuccess(answer) {
      form.clear();
      await queries.invalidateQueries({ queryKey: ['resources'] });
      void navigate(`/lots/${(answer as { aggregate: string }).aggregate}/labels`);
    },
  });
  const missing = [material, number, each].some((value) => value.trim() === '') || codes.length === 0;
  return (
    <div className="page">
      <div><p className="soft"><Link to="/lots">{t('lots.title')}</Link></p><h1>{t('receive.title')}</h1></div>
      <form
        className="panel stack"
        style={{ maxWidth: '60rem' }}
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <div className="tiles">
          {sites.length > 1 && <NativeSelect size="md" label={t('receive.site')} value={site} onChange={form.on('site')} data={[...sites]} />}
          <TextInput size="md" label={t('receive.material')} placeholder="RM-1001" value={material} onChange={form.on('material')} data-autofocus />
          <TextInput size="md" label={t('receive.name')} placeholder={t('receive.name-help')} value={title} onChange={form.on('title')} />
          <TextInput size="md" label={t('receive.number')} placeholder="L-2026-0042" value={number} onChange={form.on('number')} />
          <TextInput size="md" label={t('suppliers.supplier')} value={supplier} onChange={form.on('supplier')} maxLength={100} />
          <TextInput size="md" label={t('lots.supplier-lot')} value={supplierLot} onChange={form.on('supplierLot')} />
          <TextInput size="md" label={t('lots.grade')} placeholder="Ph. Eur." value={grade} onChange={form.on('grade')} maxLength={100} />
          <TextInput size="md" label={t('receive.from-site')} description={t('receive.from-help')} placeholder="CRK" value={fromSite} onChange={form.on('fromSite')} />
          <TextInput size="md" label={t('receive.from-lot')} value={fromLot} onChange={form.on('fromLot')} />
          <TextInput size="md" label={t('lots.expiry')} type="date" value={expiry} onChange={form.on('expiry')} />
          <TextInput size="md" label={t('lots.retest')} type="date" value={retest} onChange={form.on('retest')} />
          <TextInput size="md" label={t('receive.count')} inputMode="numeric" value={count} onChange={form.on('count')} />
          <TextInput size="md" label={t('receive.each')} inputMode="decimal" value={each} onChange={form.on('each')} />
          <NativeSelect size="md" label={t('receive.unit')} value={unit} onChange={form.on('unit')} data={UNITS} />
          <TextInput size="md" label={t('receive.place')} placeholder="WH-A-03-2" value={location} onChange={form.on('location')} />
          <NativeSelect size="md" label={t('lots.category')} value={category} onChange={form.on('category')} data={CATEGORIES.map((value) => ({ value, label: t(`stock-category.${value}`) }))} />
        </div>
        {first !== undefined && last !== undefined && <Notice tone="waiting" title={codes.length > 1 ? t('receive.codes-are', { first, last }) : t('receive.one-code', { first })}><p>{t('receive.goes-to')}</p></Notice>}
        {send.error && <ProblemNotice error={send.error} />}
        <div className="row"><Button type="submit" size="lg" mih={64} loading={send.isPending} disabled={missing}>{t('receive.send', { count: codes.length })}</Button></div>
      </form>
    </div>
  );
}

/** The fields of the form, each kept as a draft of this person. */
function useForm(initial: Partial<Record<Field, string>>) {
  // a fixed list: the hooks are called in the same order each time
  const drafts = FIELDS.map((field) => [field, useDraft(`receive/${field}`, initial[field] ?? '')] as const);
  const values = Object.fromEntries(drafts.map(([field, [value]]) => [field, value])) as Record<Field, string>;
  const set = Object.fromEntries(drafts.map(([field, [, change]]) => [field, change])) as Record<Field, (value: string) => void>;
  return {
    values,
    on: (field: Field) => (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>): void => set[field](event.currentTarget.value),
    clear: (): void => drafts.forEach(([, [, , clear]]) => clear()),
  };
}
