import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { withWaysOut } from '../moves/ways-out';
import type { IndexedRecipe } from '../tree/indexed-recipe';
import type { RunCommand } from './commands';
import { askMachine } from './decide/ask-machine';
import { noteMachineState, receiveMachineAnswer } from './decide/machine-answer';
import { applySignature } from './decide/apply-signature';
import { abortRun, changeRunState, noteDisposition, sealRun, unsealRun } from './decide/change-run-state';
import { completeStep } from './decide/complete-step';
import { correctEntry } from './decide/correct-entry';
import { createRun, releaseToFloor } from './decide/create-run';
import { fireTimer } from './decide/fire-timer';
import { addComment, extendException, liftBlock, noteClockJump, noteLateRevocation, raiseException } from './decide/raise-exception';
import { noteExpert } from './decide/note-expert';
import { makeMove } from './decide/make-move';
import { receiveGrant } from './decide/receive-grant';
import { recordEntry } from './decide/record-entry';
import { recordSecondCheck } from './decide/second-check';
import { startStep, withdrawRequest } from './decide/start-step';
import { Decision } from './decision';
import type { RunEvent } from './events';
import { giveShift, takeShift } from './handover';
import type { Occasion } from './occasion';
import { givePermission } from './permission';
import type { RunView } from './state';

/**
 * Decides about one command: the events that follow, in order, or a refusal that says why and which moves are allowed. Pure: the
 * same arguments give the same answer. An empty list means that the command had been carried out already or asks for nothing.
 *
 * `EntryRejected` among the events means that the value was stopped and kept as a try: the answer to the caller is 422 with `expected`.
 * `StepRequested` means 202: grants are asked for, and the person touches again.
 */
export function decide(command: RunCommand, view: RunView, recipe: IndexedRecipe, occasion: Occasion): Result<RunEvent[], DomainError> {
  const refusal = sealRefusal(command, view);
  const place = { run: view.run.id, ...('stepKey' in command && command.stepKey !== undefined ? { step: command.stepKey } : {}) };
  if (refusal) return err(withWaysOut(refusal, place));
  const decision = new Decision(view, recipe, occasion, 'by' in command ? command.by : undefined);
  const decided = dispatch(decision, command);
  return decided.ok ? ok(decision.events) : err(withWaysOut(decided.error, place));
}

function dispatch(decision: Decision, command: RunCommand): Result<void, DomainError> {
  switch (command.type) {
    case 'CreateRun':
      return createRun(decision, command);
    case 'ReleaseToFloor':
      return releaseToFloor(decision, command);
    case 'ChangeRunState':
      return changeRunState(decision, command);
    case 'StartStep':
      return startStep(decision, command);
    case 'WithdrawRequest':
      return withdrawRequest(decision, command);
    case 'RecordEntry':
      return recordEntry(decision, command);
    case 'CorrectEntry':
      return correctEntry(decision, command);
    case 'RecordSecondCheck':
      return recordSecondCheck(decision, command);
    case 'ApplySignature':
      return applySignature(decision, command);
    case 'AskMachine':
      return askMachine(decision, command);
    case 'ReceiveMachineAnswer':
      return receiveMachineAnswer(decision, command);
    case 'NoteMachineState':
      return noteMachineState(decision, command);
    case 'CompleteStep':
      return completeStep(decision, command);
    case 'MakeMove':
      return makeMove(decision, command);
    case 'GiveShift':
      return giveShift(decision, command);
    case 'TakeShift':
      return takeShift(decision, command);
    case 'RaiseException':
      return raiseException(decision, command);
    case 'ExtendException':
      return extendException(decision, command);
    case 'AddComment':
      return addComment(decision, command);
    case 'NoteExpert':
      return noteExpert(decision, command);
    case 'ReceiveGrant':
      return receiveGrant(decision, command);
    case 'NoteLateRevocation':
      return noteLateRevocation(decision, command);
    case 'FireTimer':
      return fireTimer(decision, command);
    case 'LiftBlock':
      return liftBlock(decision, command);
    case 'GivePermission':
      return givePermission(decision, command);
    case 'SealRun':
      return sealRun(decision, command);
    case 'UnsealRun':
      return unsealRun(decision, command);
    case 'AbortRun':
      return abortRun(decision, command);
    case 'NoteDisposition':
      return noteDisposition(decision);
    case 'NoteClockJump':
      return noteClockJump(decision, command);
  }
}

/** Sealing twice has one effect; a rejection of a run that is over aborts nothing. */
const ALLOWED_WHEN_SEALED: readonly RunCommand['type'][] = ['UnsealRun', 'SealRun', 'AbortRun', 'NoteDisposition'];

/** A sealed run takes nothing but being unsealed (decisions, "Release against a late correction"). */
function sealRefusal(command: RunCommand, view: RunView): DomainError | undefined {
  const { run } = view;
  if (run.sequence === 0 && command.type !== 'CreateRun') return refuse('unknown-run', { run: run.id });
  if (!run.sealed || ALLOWED_WHEN_SEALED.includes(command.type)) return undefined;
  if (command.type === 'RaiseException' && command.by === undefined) return undefined; // what a service found must not be lost
  return refuse('run-sealed', { run: run.id }, { rule: 'gmp-9' });
}
