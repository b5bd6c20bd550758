import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../look/amount';
import { ProblemNotice } from '../../look/notices';
import { useWeighingAct, type Weighing } from './queries';
import { Decimal } from '../materials/decimal';
import '../materials/materials.css';

/** The label of the container that was filled: item, batch, lot, masses, who; a copy asks why and is marked. */
export function DispensedLabel({ weighing }: { readonly weighing: Weighing }) {
  const { t } = useTranslation();
  const act = useWeighingAct();
  const [reason, setReason] = useState('');
  const { id, into, symbol, title, material, lot, runNumber, net, tare, weigher, labels } = weighing;
  const printed = (): void => {
    if (labels > 0) setReason(''); // after the first label, a reason may have been begun for the next
    setTimeout(() => window.print(), 200);
  };
  const print = (): void => act.mutate({ path: 'weighings/{id}/labels', params: { id }, body: labels > 0 ? { reason: reason.trim() } : {} }, { onSuccess: printed });
  return (
    <section className="stack-tight">
      <article className="stock-label" aria-label={`${t('label.container')} ${into}`}>
        {/* the symbol is drawn by our own service from the code alone */}
        <div dangerouslySetInnerHTML={{ __html: symbol ?? '' }} aria-hidden="true" />
        <div>
          <strong>{into}</strong> {labels > 1 && <span className="label-copy">{t('label.copy', { copy: labels - 1 })}</span>}
          <div>{title} · {material}</div>
          <div>{t('weighing.batch')} {runNumber} · {t('weighing.lot')} {lot}</div>
          {net && tare && <div>{t('weighing.net')} <Amount {...net} /> · {t('weighing.tare')} <Amount {...tare} /> · {t('weighing.gross')} <Amount value={Decimal.sum(net.value, tare.value)} unit={net.unit} /></div>}
          <div>{t('weighing.who')} {weigher}</div>
        </div>
      </article>
      {labels > 0 && <TextInput className="no-print" size="md" label={t('label.again')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />}
      <Button className="no-print" variant="default" mih={64} loading={act.isPending} disabled={labels > 0 && reason.trim() === ''} onClick={print}>{t(labels > 0 ? 'weighing.copy' : 'weighing.print-label')}</Button>
      {act.error && <ProblemNotice error={act.error} />}
    </section>
  );
}
