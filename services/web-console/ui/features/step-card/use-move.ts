import { useState } from 'react';
import { useDraft } from '../../session/draft';
import { placeOf, type Card } from './model';
import { changeable, lateFields, type MoveName } from './possible-moves';

/** What is typed for a move until it is signed: kept in the tab, as everything that is typed. */
export function useMove(card: Card, move: MoveName | undefined) {
  const draft = (name: string) => useDraft(`${card.runId}/${card.stepKey}/move/${name}`);
  const [reason, setReason, clearReason] = draft('reason');
  const [to, setTo, clearTo] = draft('to');
  const [item, setItem, clearItem] = draft('item');
  const [value, setValue, clearValue] = draft('value');
  const [observedAt, setObservedAt, clearObservedAt] = draft('observed');
  const [source, setSource, clearSource] = draft('source');
  const bound = changeable(card);
  const [requirement, setRequirement] = useState(bound[0]?.need ?? '');
  const open = lateFields(card);
  const [address, setAddress] = useState(open[0]?.address ?? '');
  const field = open.find((one) => one.address === address);
  const recoveries = card.reaction?.plan.allowedRecoveries ?? [];
  const [recovery, setRecovery] = useState(recoveries[0]?.en ?? '');
  const details = {
    'not-applicable': {}, 'reopen-step': {}, 'reassign-step': { to }, 'change-equipment': { requirement, item: item.trim() },
    'late-entry': { ...(field ? placeOf(field) : {}), value: value.trim(), observedAt, source: source.trim() },
    'choose-recovery': { recovery },
  };
  const named: Readonly<Record<string, unknown>> = move ? details[move] : {};
  return {
    reason, setReason, to, setTo, item, setItem, observedAt, setObservedAt, source, setSource, bound, requirement, setRequirement, open, field, value, setValue, recoveries, recovery, setRecovery,
    choose(next: string): void {
      setAddress(next);
      clearValue(); // it was typed for another
    },
    ready: move !== undefined && reason.trim() !== '' && Object.values(named).every((text) => text !== '') && (move !== 'late-entry' || field !== undefined),
    /** What the plant is asked for. */
    body: (): Record<string, unknown> => ({ move, reason: reason.trim(), ...named }),
    clear(): void {
      for (const one of [clearReason, clearTo, clearItem, clearValue, clearObservedAt, clearSource]) one();
    },
  };
}

/** The move as the dialog types it. */
export type TypedMove = ReturnType<typeof useMove>;
