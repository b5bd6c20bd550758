import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../../api/client';
import { PagedList } from '../../api/pages';
import { Amount } from '../../look/amount';
import { Empty, ProblemNotice } from '../../look/notices';
import { usePerson } from '../../session/session';
import { NewOrderDialog } from './new-order-dialog';
import { OrderPreFlight } from './order-pre-flight';
import { PlanDialog } from './plan-dialog';
import { useOrders, type Order } from './queries';

/** Orders that have no batch yet. */
export function OrdersPanel() {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const [asking, setAsking] = useState(false);
  const supervisor = roles.includes('supervisor');
  return (
    <section className="panel">
      <div className="spread" style={{ marginBottom: '0.75rem' }}>
        <h2>{t('board.orders')}</h2>
        {supervisor && <Button variant="default" onClick={() => setAsking(true)}>{t('board.new-order')}</Button>}
      </div>
      <PagedList of={useOrders()} empty={<NoOrders />}>
        {(items) => {
          const waiting = items.filter(({ runId }) => runId == null);
          return waiting.length === 0 ? <NoOrders /> : <ul className="plain-list">{waiting.map((order) => <OrderLine key={order.id} order={order} mayCreate={supervisor} />)}</ul>;
        }}
      </PagedList>
      {asking && <NewOrderDialog onClose={() => setAsking(false)} />}
    </section>
  );
}

function NoOrders() {
  const { t } = useTranslation();
  return <Empty title={t('board.no-orders')}>{t('board.no-orders-help')}</Empty>;
}

function OrderLine({ order, mayCreate }: { readonly order: Order; readonly mayCreate: boolean }) {
  const { id, number, recipe, quantity, due } = order;
  const { t } = useTranslation();
  const [planning, setPlanning] = useState(false);
  const go = useNavigate();
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: () => answerOf(api.POST('/api/batch-execution/v1/orders/{id}/batch', { params: { path: { id } } })),
    onSuccess({ runId }) {
      void queries.invalidateQueries({ queryKey: ['batch-execution'] });
      void go(`/batches/${runId}`);
    },
  });
  return (
    <li className="stack-tight" style={{ paddingBottom: '0.75rem' }}>
      <div className="spread">
        <span><strong>{number}</strong> · {recipe} · <Amount {...quantity} />{due && <span className="soft"> · {t('board.due')} {due}</span>}</span>
        {mayCreate && (
          <span className="row">
            <Button variant="default" onClick={() => setPlanning(true)}>{t(order.plan == null ? 'pre-flight.plan' : 'pre-flight.plan-anew')}</Button>
            <Button loading={create.isPending} onClick={() => create.mutate()}>{t('board.create-batch')}</Button>
          </span>
        )}
      </div>
      <OrderPreFlight order={order} />
      {planning && <PlanDialog order={order} onClose={() => setPlanning(false)} />}
      {create.error && <ProblemNotice error={create.error} />}
    </li>
  );
}
