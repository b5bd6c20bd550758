import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { Amount } from '../../look/amount';
import { Loaded } from '../../look/loaded';
import { ProblemNotice } from '../../look/notices';
import { usePerson } from '../../session/session';
import { DateOfSite } from './date-of-site';
import { useLabels, type Label } from './queries';
import './materials.css';

const PRINTERS = ['warehouse', 'dispenser', 'operator', 'qc'];

/** Labels of a lot as they are printed. Printing is recorded; a second print asks why and is marked. */
export default function LabelsPage() {
  const { id = '' } = useParams();
  return <div className="page"><Loaded of={useLabels(id)}>{({ items }) => <Sheet id={id} labels={items} />}</Loaded></div>;
}

function Sheet({ id, labels }: { readonly id: string; readonly labels: readonly Label[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { roles } = usePerson();
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const shown = chosen === null ? labels : labels.filter(({ container }) => container === chosen);
  const again = shown.some(({ copy }) => copy > 0);
  const print = useMutation({
    mutationFn: () => answerOf(api.POST('/api/resources/v1/lots/{id}/labels', { params: { path: { id } }, body: { ...(chosen === null ? {} : { containers: [chosen] }), ...(reason.trim() === '' ? {} : { reason: reason.trim() }) } })),
    async onSuccess() {
      setReason('');
      await queries.invalidateQueries({ queryKey: ['resources'] });
      setTimeout(() => window.print(), 100); // the sheet has the new copy numbers by then
    },
  });
  return (
    <>
      <div className="no-print stack-tight">
        <p className="soft"><Link to="/lots">{t('lots.title')}</Link> · <Link to={`/lots/${id}`}>{labels[0]?.lot}</Link></p>
        <h1>{t('label.title')}</h1>
        {roles.some((role) => PRINTERS.includes(role)) && (
          <form
            className="row panel"
            style={{ alignItems: 'flex-end' }}
            onSubmit={(event) => {
              event.preventDefault();
              print.mutate();
            }}
          >
            <Select size="md" label={t('lots.containers')} value={chosen ?? 'all'} onChange={(value) => setChosen(value === 'all' ? null : value)} data={[{ value: 'all', label: t('label.choose-all') }, ...labels.map(({ container }) => ({ value: container, label: container }))]} />
            {again && <TextInput size="md" label={t('label.again')} description={t('label.again-help')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} w="26rem" />}
            <Button type="submit" size="lg" mih={64} loading={print.isPending} disabled={again && reason.trim() === ''}>{t('label.print')} ({t('label.chosen', { count: shown.length })})</Button>
          </form>
        )}
        {print.error && <ProblemNotice error={print.error} />}
      </div>
      <div className="labels-sheet">{shown.map((label) => <StockLabel key={label.container} label={label} />)}</div>
    </>
  );
}

function StockLabel({ label }: { readonly label: Label }) {
  const { t } = useTranslation();
  const { container, symbol, material, title, lot, received, number, of, expiry, retest, supplierLot, copy } = label;
  return (
    <article className="stock-label" data-container={container} aria-label={`${t('label.container')} ${container}`}>
      {/* the symbol is drawn by our own service from the code alone */}
      <div dangerouslySetInnerHTML={{ __html: symbol }} aria-hidden="true" />
      <div>
        <strong>{container}</strong> {copy > 1 && <span className="label-copy">{t('label.copy', { copy: copy - 1 })}</span>}
        <div>{title}</div>
        <div>{material} · {t('lots.number')} {lot}</div>
        <div><Amount {...received} /> · {t('label.of', { number, of })}</div>
        {expiry && <div>{t('lots.expiry')} <DateOfSite date={expiry} /></div>}
        {retest && <div>{t('lots.retest')} <DateOfSite date={retest} /></div>}
        {supplierLot && <div>{t('lots.supplier-lot')} {supplierLot}</div>}
        {copy === 0 && <div>({t('label.not-printed')})</div>}
      </div>
    </article>
  );
}
