import { useDraft } from '../../session/draft';
import { takenFile } from '../files/take-file';
import type { Card } from './model';
import { placeOf } from './model';
import type { NextAct } from './next-act';
import type { StepCommand } from './use-step-command';
import { TRAINER } from './trainer';

/** What a draft enters: a file by its hash, anything else as it was typed. */
function enteredOf(draft: string): { value: string; fileName?: string } {
  const taken = takenFile(draft);
  return taken ? { value: taken.sha256, fileName: taken.fileName } : { value: draft.trim() };
}

/** What is being typed on the card, and the command that it makes. */
export interface Drafts {
  readonly value: string;
  readonly reason: string;
  setValue(value: string): void;
  setReason(reason: string): void;
  clear(): void;
  /** Whether the primary action has everything that it needs. */
  ready(next: NextAct): boolean;
  command(next: NextAct, card: Card, codes: Readonly<Record<string, string>>): StepCommand | undefined;
}

/** Drafts of the value that the card is at; kept in the tab until they are recorded. */
export function useDrafts(card: Card, next: NextAct): Drafts {
  const address = 'field' in next ? next.field.address : 'none';
  const name = `${card.runId}/${card.stepKey}/${next.act === 'repeat' ? 'repeat/' : ''}${address}`;
  const [value, setValue, clearValue] = useDraft(name);
  const [reason, setReason, clearReason] = useDraft(`${name}/reason`);
  return {
    value, reason, setValue, setReason,
    clear() {
      clearValue();
      clearReason();
    },
    ready(act) {
      if (act.act === 'start') return act.ready;
      if (act.act === 'ask') return act.field.machine?.question?.state !== 'waiting';
      if (act.act === 'record' && act.field.machine) return value.trim() !== '' && reason.trim() !== '';
      if (act.act === 'record' || act.act === 'repeat') return value.trim() !== '';
      return act.act === 'correct' ? value.trim() !== '' && reason.trim() !== '' : act.act !== 'wait';
    },
    command(act, { needs }, codes) {
      switch (act.act) {
        case 'start': {
          const item = (need: string, bound?: string): string => (bound ?? codes[need] ?? '').trim();
          const of = (what: 'equipment' | 'material') => needs.filter((need) => need.what === what && item(need.need, need.item) !== '');
          return {
            act: 'start',
            body: { ...((codes[TRAINER] ?? '').trim() === '' ? {} : { trainer: (codes[TRAINER] ?? '').trim() }), equipment: of('equipment').map(({ need, item: bound }) => ({ requirement: need, item: item(need, bound) })), material: of('material').map(({ need, item: bound }) => ({ input: need, item: item(need, bound) })) },
          };
        }
        case 'record':
          return { act: 'entries', body: { ...placeOf(act.field), ...enteredOf(value), ...(act.field.machine ? { reason: reason.trim() } : {}) } };
        case 'ask':
          return { act: 'machine-questions', body: placeOf(act.field) };
        case 'correct':
          return { act: 'corrections', body: { ...placeOf(act.field), ...enteredOf(value), reason: reason.trim() } };
        case 'repeat':
          return { act: 'second-checks', body: { policy: act.asked.policy, ...placeOf(act.field), value: value.trim() } };
        case 'complete':
          return { act: 'completion', body: {} };
        case 'sign':
        case 'next':
        case 'wait':
          return undefined;
      }
    },
  };
}
