import { err, ok, refuse, type Result } from '@batchwright/kernel';
import type { Lot } from './lot';
import type { LotEvent } from './lot-events';

/**
 * Labels are printed for containers, all of the lot when none is named. Each print is an event; a second one of the same container asks why and is marked as a copy
 * (21 CFR 211.125: labels are accounted for). Refusals: `not-found`, `reason-missing`.
 */
export function printLabels(lot: Lot, containers: readonly string[] | undefined, reason: string): Result<LotEvent[]> {
  const codes = containers ?? lot.containers.map(({ code }) => code);
  const drums = codes.map((code) => lot.containers.find((drum) => drum.code === code));
  if (drums.length === 0 || drums.some((drum) => drum === undefined)) return err(refuse('not-found', { what: 'container' }, { field: 'containers' }));
  const known = drums.flatMap((drum) => drum ?? []);
  if (reason.trim() === '' && known.some(({ labels }) => labels > 0)) return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 211.125' }));
  return ok(known.map(({ code, labels }): LotEvent => ({ type: 'LabelPrinted', body: { container: code, copy: labels + 1, ...(labels > 0 ? { reason } : {}) } })));
}
