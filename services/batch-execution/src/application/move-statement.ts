import type { Actor, StatementDraft } from '@batchwright/access';
import { siteTimeText } from '@batchwright/kernel';
import { bilingual, fieldTitles, findField, isSignedByAnother, moveContent, MOVES, NOT_APPLICABLE, stepInfo, type BilingualText, type IndexedRecipe, type SignedMove, type SignedMoveName, type StepInfo } from '@batchwright/procedure';
import { labelled } from '@batchwright/records';
import type { LoadedRun } from './runs';

/** Action of the statement of a move. */
export function moveAction(move: SignedMoveName): string {
  return `move:${move}`;
}

/** What the statement of a move is about. */
export function moveSubject(runId: string, stepKey: string, move: SignedMoveName): string {
  return `${runId}/${stepKey}/move/${move}`;
}

/** The statement of a move, as the signer reads it: who makes it signs it; a late entry is signed by somebody else, who looked at its source. */
export function moveStatement({ view, recipe }: LoadedRun, stepKey: string, move: SignedMove, actor: Actor, zone: string): StatementDraft {
  const { run } = view;
  const info = stepInfo(recipe, stepKey.split('~')[0] ?? '');
  const node = info?.node;
  const { en, de } = bilingual(node?.title ?? { en: stepKey });
  const named = namedBy(move, recipe, info, zone);
  const { title } = MOVES[move.move];
  const another = isSignedByAnother(move.move);
  const performers = [...(view.steps[stepKey]?.performers ?? [])];
  const deviation = run.permissions?.find((one) => !one.used && one.stepKey === stepKey && one.rule === NOT_APPLICABLE)?.deviation ?? '';
  return {
    service: 'batch-execution', action: moveAction(move.move), site: run.site, ...(actor.terminal ? { terminal: actor.terminal } : {}),
    subject: { type: 'run-step', id: moveSubject(run.id, stepKey, move.move), ...labelled({ en: `${run.number} / ${en}`, de: `${run.number} / ${de}` }) },
    contents: [{ ...labelled({ en: `${run.number} / ${en}: ${title.en}`, de: `${run.number} / ${de}: ${title.de ?? title.en}` }), content: moveContent(run, stepKey, move) }],
    text: { en: `${english(move, en, deviation, named)} (${run.number}). Reason: ${move.reason.trim()}`, de: `${german(move, de, deviation, named)} (${run.number}). Grund: ${move.reason.trim()}` },
    meaning: another ? 'reviewed' : 'approved-to-proceed',
    signer: another ? { roles: ['operator', 'dispenser', 'supervisor', 'qc', 'qa'], notPersons: [actor.person] } : { person: actor.person, roles: [...((move.move === 'choose-recovery' ? node?.reactionPlan?.approvers : undefined) ?? MOVES[move.move].roles)], ...(move.move === 'choose-recovery' ? { notPersons: performers } : {}) },
    level: 'esig',
  };
}

/** What a move names, as the recipe calls it: the equipment that goes, what was observed and when, or the recovery. */
function namedBy(move: SignedMove, recipe: IndexedRecipe, info: StepInfo | undefined, zone: string): BilingualText {
  switch (move.move) {
    case 'change-equipment':
      return bilingual(recipe.document.equipment.find(({ id }) => id === move.requirement)?.title ?? { en: move.requirement });
    case 'late-entry': {
      const field = info && findField(info.node, move);
      const definition = field?.ok ? field.value.definition : undefined;
      const unit = move.unit ?? definition?.unit;
      const value = bilingual(definition?.choices?.find(({ id }) => id === move.value)?.text ?? { en: unit === undefined ? move.value : `${move.value} ${unit}` });
      const title = field?.ok ? fieldTitles(field.value) : bilingual({ en: move.entry });
      const when = siteTimeText(move.observedAt, zone);
      return { en: `${title.en} was ${value.en}, observed ${when}`, de: `${title.de} ${value.de} war, beobachtet ${when}` };
    }
    case 'choose-recovery':
      return bilingual(info?.node.reactionPlan?.allowedRecoveries.find(({ en }) => en === move.recovery) ?? { en: move.recovery });
    default:
      return bilingual({ en: '' });
  }
}

function english(move: SignedMove, step: string, deviation: string, named: BilingualText): string {
  switch (move.move) {
    case 'not-applicable':
      return `I close “${step}” as not applicable under deviation ${deviation}`;
    case 'reopen-step':
      return `I open “${step}” again; what was recorded stays`;
    case 'reassign-step':
      return `${move.to} goes on with “${step}”${move.trainer === undefined ? '' : `, with ${move.trainer} as trainer`}`;
    case 'change-equipment':
      return `In “${step}”, ${move.item} takes the place of the equipment for ${named.en}`;
    case 'choose-recovery':
      return `In “${step}”, whose failed checks used up the attempts of the reaction plan, I choose the recovery “${named.en}”`;
    case 'late-entry':
      return `I checked against its source (${move.source}) that in “${step}” ${named.en}`;
  }
}

function german(move: SignedMove, step: string, deviation: string, named: BilingualText): string {
  switch (move.move) {
    case 'not-applicable':
      return `Ich schließe „${step}“ unter der Abweichung ${deviation} als nicht zutreffend`;
    case 'reopen-step':
      return `Ich öffne „${step}“ wieder; was aufgezeichnet ist, bleibt`;
    case 'reassign-step':
      return `${move.to} setzt „${step}“ fort${move.trainer === undefined ? '' : `, unter Anleitung von ${move.trainer}`}`;
    case 'change-equipment':
      return `In „${step}“ tritt ${move.item} an die Stelle des Geräts für ${named.de}`;
    case 'choose-recovery':
      return `In „${step}“, wo die fehlgeschlagenen Prüfungen die Versuche des Reaktionsplans aufgebraucht haben, wähle ich die Abhilfe „${named.de}“`;
    case 'late-entry':
      return `Ich habe anhand der Quelle (${move.source}) geprüft, dass in „${step}“ ${named.de}`;
  }
}
