import { useTranslation } from 'react-i18next';
import { Sign, type Tone } from '../../look/shapes';
import type { Axis, Item } from './queries';

const TONES: Readonly<Record<string, Tone>> = { clean: 'done', valid: 'done', free: 'waiting', available: 'waiting', 'handed-over': 'attention', 'not-blocked': 'waiting', 'not-needed': 'waiting', dirty: 'attention', missing: 'attention', occupied: 'running', granted: 'running', blocked: 'exception' };

/** One axis of an item: its word, or what time has made of it meanwhile. */
export function AxisSign({ item, axis }: { readonly item: Item; readonly axis: Axis }) {
  const { t } = useTranslation();
  const { status } = item.axes[axis];
  const over = item.findings.find((finding) => finding.axis === axis && /expired|overdue/.test(finding.reasonCode));
  if (over) return <Sign tone="exception">{t(`equipment-finding.${over.reasonCode}`, { defaultValue: over.detail })}</Sign>;
  return <Sign tone={TONES[status] ?? 'waiting'}>{t(`equipment-status.${status}`, { defaultValue: status })}</Sign>;
}
