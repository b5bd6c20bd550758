import type { Asked, Card, Field } from './model';
import { isTyped } from './model';
import { TRAINER } from './trainer';

/** The one thing to do next. */
export type NextAct =
  | { readonly act: 'start'; readonly ready: boolean }
  | { readonly act: 'record' | 'correct'; readonly field: Field }
  | { readonly act: 'ask'; readonly field: Field }
  | { readonly act: 'repeat'; readonly field: Field; readonly asked: Asked }
  | { readonly act: 'sign'; readonly asked: Asked }
  | { readonly act: 'complete' }
  | { readonly act: 'next' }
  | { readonly act: 'wait' };

/** What somebody has chosen on the card. */
export interface Chosen {
  /** Address of the value that was opened by hand. */
  readonly address?: string | undefined;
  /** Address of the value that is typed although a machine should say it. */
  readonly byHand?: string | undefined;
  /** Codes that were scanned, by need. */
  readonly codes: Readonly<Record<string, string>>;
  /** Employee number of who stands here. */
  readonly person: string;
}

const stands = ({ signed }: Asked): boolean => signed !== undefined && !signed.outdated;

/**
 * The first value that is still to be recorded; optional ones are opened by hand. What machines say of the whole step comes last: the completion asks for it, and a person does where signatures over it come first, or where the
 * machine was asked and gave nothing.
 */
export function openField(card: Card): Field | undefined {
  const open = card.fields.filter((field) => isTyped(field) && field.required && field.value === undefined && field.hidden !== true);
  const signed = card.asked.some((asked) => asked.moment === 'after' && !stands(asked));
  const byPerson = ({ question }: NonNullable<Field['machine']>): boolean => signed || question?.state === 'refused' || question?.state === 'unanswered';
  return open.find(({ machine }) => machine?.atCompletion !== true) ?? open.find(({ machine }) => machine !== undefined && byPerson(machine));
}

/** A value that this person is to repeat without seeing it. */
export function openRepeat(card: Card, person: string): { readonly field: Field; readonly asked: Asked } | undefined {
  if (card.performers.includes(person)) return undefined;
  for (const asked of card.asked) {
    if (stands(asked)) continue;
    const open = asked.repeats.find(({ address, agrees }) => agrees !== true && card.fields.some((field) => field.address === address && (field.value !== undefined || field.hidden === true)));
    const field = open && card.fields.find(({ address }) => address === open.address);
    if (field) return { field, asked };
  }
  return undefined;
}

/** True when a signature can be given now: its moment has come, and what it repeats was repeated. */
export function canSign(card: Card, asked: Asked): boolean {
  if (stands(asked)) return false;
  if (asked.moment === 'before') return card.status === 'ready' || card.status === 'requesting';
  if (card.status !== 'started') return false;
  return (asked.moment === 'during' || openField(card) === undefined) && asked.repeats.every(({ agrees }) => agrees === true);
}

/** A machine is asked for what it knows, until somebody types it all the same. */
function recorded(field: Field, { byHand }: Chosen): NextAct {
  return { act: field.machine && byHand !== field.address ? 'ask' : 'record', field };
}

/** What the primary button does: always one thing, in the order in which the step goes. */
export function nextAct(card: Card, chosen: Chosen): NextAct {
  const opened = card.fields.find(({ address }) => address === chosen.address);
  if (opened && opened.value !== undefined) return { act: 'correct', field: opened };
  switch (card.status) {
    case 'not-reached':
      return { act: 'wait' };
    case 'ready':
    case 'requesting': {
      if (!['running', 'idle'].includes(card.runState)) return { act: 'wait' }; // held, paused, aborted: no step begins; the first begins an idle run
      const before = card.asked.find((asked) => asked.moment === 'before' && canSign(card, asked));
      if (before) return { act: 'sign', asked: before };
      return { act: 'start', ready: (!card.trainee || (chosen.codes[TRAINER] ?? '').trim() !== '') && card.needs.every(({ need, item }) => item !== undefined || (chosen.codes[need] ?? '').trim() !== '') };
    }
    case 'started': {
      if (opened && opened.value === undefined) return recorded(opened, chosen);
      const repeat = openRepeat(card, chosen.person);
      if (repeat) return { act: 'repeat', ...repeat };
      const field = openField(card);
      if (field) return recorded(field, chosen);
      const asked = card.asked.find((one) => canSign(card, one));
      if (asked) return { act: 'sign', asked };
      return card.asked.every((one) => stands(one) || one.moment === 'before') ? { act: 'complete' } : { act: 'wait' };
    }
    case 'completed':
      return { act: 'next' };
  }
}
