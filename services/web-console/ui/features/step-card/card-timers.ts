import i18next from 'i18next';
import type { components } from '../../api/generated/schema';
import type { Card } from './model';

type Answer = Pick<components['schemas']['StepCardResponse'], 'kind' | 'config' | 'entries' | 'timers'>;

/** Units in which recipes give an interval; the card has no need of the whole arithmetic of quantities. */
const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** Clocks of a step, as the card shows them. Of a series the next check that is due is the next that nobody has taken yet. */
export function timersOf(answer: Answer): Card['timers'] {
  return answer.timers.filter(({ purpose }) => purpose !== 'hold-time').map((timer) => {
    const { purpose, check, dueAt, remainingMs } = notTaken(answer, timer);
    const name = i18next.t(`timer.${purpose}`, { defaultValue: purpose });
    return { label: check === undefined ? name : `${name} ${check}`, dueAt, reachedIsGood: purpose !== 'check-missed', ...(remainingMs === undefined ? {} : { standsWith: remainingMs }) };
  });
}

/** A check that was taken before it was due is not due any more; the one after it is, an interval later. */
function notTaken({ kind, config, entries }: Answer, timer: Answer['timers'][number]): Answer['timers'][number] {
  const interval = config.interval as { readonly value: string; readonly unit: string } | undefined;
  if (kind !== 'check-series' || timer.purpose !== 'check-due' || timer.check === undefined || !interval) return timer;
  const unitMs = UNIT_MS[interval.unit];
  if (unitMs === undefined) return timer;
  const table = entries.find(({ id }) => id === config.table);
  const samples = typeof config.samples === 'number' ? config.samples : 1;
  const asked = (table?.columns ?? []).filter(({ required, type }) => required && type !== 'calculated').map(({ id }) => id);
  const isTaken = (check: number): boolean => {
    const values = (table?.fields ?? []).filter(({ row = 0, column = '', value, hidden }) => Math.ceil(row / samples) === check && asked.includes(column) && (value !== undefined || hidden === true));
    return asked.length > 0 && values.length === samples * asked.length;
  };
  let { check } = timer;
  while (isTaken(check)) check += 1;
  const laterMs = (check - timer.check) * Number(interval.value) * unitMs;
  return { ...timer, check, dueAt: new Date(Date.parse(timer.dueAt) + laterMs).toISOString(), ...(timer.remainingMs === undefined ? {} : { remainingMs: timer.remainingMs + laterMs }) };
}
