import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Card } from '../step-card/model';
import { useScales } from './queries';

/** The way from the step to its connected scale; nothing where none of its balances is connected. */
export function WeighLink({ card, looksOn = false }: { readonly card: Card; readonly looksOn?: boolean }) {
  const { t } = useTranslation();
  const weighs = card.kind === 'weighing' && card.status === 'started';
  const scales = useScales(weighs);
  const scale = scales.data?.items.find(({ code }) => card.needs.some(({ item }) => item === code));
  if (!weighs || !scale) return null;
  return <Button component={Link} to={`/batches/${card.runId}/steps/${encodeURIComponent(card.stepKey)}/weighing`} variant="light" mih={64} size="lg">{t(looksOn ? 'weighing.look' : 'weighing.open', { scale: scale.code })}</Button>;
}
