import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import type { Need } from './model';

type Offer = components['schemas']['OffersResponse'];

interface Props {
  readonly site: string;
  readonly runId: string;
  readonly asked: NonNullable<Need['asked']>;
  readonly onCode: (code: string) => void;
}

/** The equipment that has what the step asks for: what may be used now is a touch away, of the rest it says what stands against it. What does not fit is not offered. */
export function Offers({ site, runId, asked, onCode }: Props) {
  const { t } = useTranslation();
  const { class: equipmentClass, properties } = asked;
  const offer = useQuery({
    queryKey: ['resources', 'equipment', 'offers', site, runId, asked],
    queryFn: () => answerOf(api.POST('/api/resources/v1/equipment-offers', { body: { site, runId, class: equipmentClass, properties: [...properties] } })) as Promise<Offer>,
  });
  if (!offer.data) return null;
  const { fitting } = offer.data;
  if (fitting.length === 0) return <p className="small soft">{t('step.no-offer')}</p>;
  return (
    <div className="offers" role="group" aria-label={t('step.offers')}>
      {fitting.map(({ code, suitable, findings }) => suitable
        ? <Button key={code} variant="default" size="md" mih={44} onClick={() => onCode(code)}>{code}</Button>
        : <span key={code} className="small soft">{code}: {[...new Set(findings.map(({ reasonCode, detail }) => t(`equipment-finding.${reasonCode}`, { defaultValue: detail })))].join(', ')}</span>)}
    </div>
  );
}
