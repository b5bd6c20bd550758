import { DomainError, type AllowedMove } from '@batchwright/kernel';
import { moveOf, MOVES, type MoveName } from './moves';

/** What was typed or named is wrong: who asked puts it right himself, as the text of the refusal says. */
const MEND_INPUT: readonly MoveName[] = [];

/** What leads out follows from the state alone; the gate names it. */
const SAYS_ITSELF: readonly MoveName[] = [];

/**
 * Which moves lead out of a refusal, by its code (requirement B20). A refusal that knows more of its place names its moves itself, and they come first.
 * Every code that execution or review can refuse with has a row: a test sees to it.
 */
export const WAYS_OUT: Readonly<Record<string, readonly MoveName[]>> = {
  // order of steps, and the run
  'step-not-ready': SAYS_ITSELF,
  'step-not-started': ['start-step'],
  'step-already-started': ['look-again'],
  'step-completed': ['correct-entry', 'reopen-step'],
  'step-not-completed': ['complete-step'],
  'step-changed': ['look-again'],
  'step-incomplete': SAYS_ITSELF,
  'run-not-released': ['release-to-floor'],
  'run-already-released': ['look-again'],
  'run-not-running': SAYS_ITSELF,
  'run-not-executed': ['complete-step'],
  'run-sealed': ['unseal-run'],
  'run-exists': ['look-again'],
  'handover-waits': ['take-shift'],
  'no-handover': ['look-again'],
  'command-not-allowed': ['other-command'],
  'blocked-by-exception': ['decide-exception'],
  'hold-time-exceeded': ['decide-exception'],
  'hold-time-not-over': ['wait', 'approve-deviation'],
  'clearance-missing': ['clear-line'],
  'deviation-missing': ['approve-deviation'],
  'works-on-it-already': ['look-again'],
  'item-there-already': ['name-item', 'look-again'],
  'recipe-not-effective': ['make-effective'],
  'order-already-batched': ['look-again'],
  'batch-size-not-allowed': MEND_INPUT,
  'planned-end-before-start': MEND_INPUT,
  'planned-twice': MEND_INPUT,
  'order-changed': ['look-again'],
  'nothing-to-plan': MEND_INPUT,
  // people: identity and four eyes have no exit
  'role-missing': ['another-person'],
  'same-person': ['another-person'],
  'not-the-performer': ['another-person', 'reassign-step'],
  'not-the-trainer': ['another-person', 'reassign-step'],
  'not-present-before': ['another-person'],
  'not-at-the-place': ['sign-at-the-place', 'another-person'],
  'remote-without-session': ['stand-beside', 'sign-at-the-place'],
  'session-at-other-step': ['stand-beside', 'sign-at-the-place'],
  'operator-left-session': ['stand-beside', 'sign-at-the-place'],
  'picture-not-frozen': ['freeze-picture', 'sign-at-the-place'],
  'view-changed': ['look-again'],
  'own-work': ['another-person'],
  'not-permitted': ['another-person'],
  'person-unknown': MEND_INPUT,
  'document-not-in-effect': ['keep-document', 'not-applicable'],
  'document-version-unknown': ['try-again', 'keep-document'],
  'qualification-missing': ['grant-qualification', 'another-person'],
  'version-not-read': ['read-version', 'another-person'],
  'document-not-read': ['read-version', 'another-person'],
  'trainer-missing': ['name-trainer', 'another-person'],
  'trainer-not-qualified': ['name-trainer'],
  'qualification-status-stale': ['try-again'],
  // equipment and material
  'equipment-unsuitable': ['withdraw-request', 'clean-equipment', 'service-equipment', 'approve-deviation', 'not-applicable'],
  'material-unsuitable': ['withdraw-request', 'decide-lot', 'approve-deviation', 'not-applicable'],
  'equipment-not-held': ['name-item'],
  'equipment-status-stale': ['try-again'],
  'item-not-named': ['name-item'],
  'machine-answers-pending': ['try-again'],
  'asked-at-completion': ['record-entry', 'complete-step'],
  'grants-pending': ['try-again', 'withdraw-request'],
  'condition-not-met': ['try-again', 'withdraw-request', 'not-applicable'],
  'area-unknown': MEND_INPUT,
  'wrong-item': ['name-item', 'raise-exception'],
  // entries
  'late-entry-not-checked': ['late-entry'],
  'entry-already-recorded': ['correct-entry'],
  'entry-not-asked': ['look-again'],
  'entry-not-from-machine': MEND_INPUT,
  'value-from-machine': ['ask-machine'],
  'moment-not-reached': ['look-again'],
  'no-time-to-measure': ['try-again'],
  'set-point-unknown': ['look-again', 'raise-exception'],
  'entry-is-calculated': ['correct-entry'],
  'value-implausible': ['record-entry', 'raise-exception'],
  'nothing-to-correct': ['record-entry'],
  'nothing-changed': MEND_INPUT,
  'nothing-to-check': ['record-entry'],
  'second-check-missing': ['second-check'],
  'observed-in-the-future': MEND_INPUT,
  'observed-before-release': MEND_INPUT,
  'attempts-used-up': ['choose-recovery', 'decide-exception', 'complete-step'],
  'recovery-not-due': ['look-again'],
  'recovery-not-allowed': MEND_INPUT,
  // signatures and statements
  'signature-missing': ['sign'],
  'signature-not-now': ['look-again'],
  'signature-not-yours': ['sign-again'],
  'signed-content-changed': ['sign-again'],
  'content-changed': ['sign-again'],
  'already-signed': ['look-again'],
  'other-meaning': ['sign-again'],
  'second-factor-missing': ['sign-again'],
  'statement-unknown': ['sign-again'],
  'statement-invalid': ['sign-again'],
  'evidence-for-another-act': ['sign-again'],
  'evidence-refused': ['sign-again'],
  'evidence-expired': ['sign-again'],
  'evidence-already-used': ['sign-again'],
  'signer-not-allowed': ['another-person'],
  // review and release
  'record-incomplete': ['decide-exception', 'complete-step', 'reopen-step', 'reject'],
  'review-out-of-order': ['review-production', 'review-quality', 'reject'],
  'same-person-reviewed': ['another-person'],
  'already-reviewed': ['look-again'],
  'operation-open': ['complete-step'],
  'nothing-to-review': ['look-again'],
  'checklist-open': ['review-production', 'review-quality', 'raise-exception', 'reject'],
  'checklist-point-unknown': ['look-again'],
  'batch-already-dispositioned': ['block-batch'],
  'disposition-not-now': ['look-again'],
  'no-part-named': MEND_INPUT,
  'container-not-of-batch': MEND_INPUT,
  'part-is-whole': ['release'],
  'no-rest': ['look-again'],
  'not-released': ['release'],
  'result-in-execution': ['correct-entry'],
  'already-certified': ['look-again'],
  'release-in-progress': ['try-again'],
  'package-not-ready': ['release'],
  'exception-already-decided': ['look-again'],
  'cause-unusable': MEND_INPUT,
  'cause-missing': ['look-again'],
  'second-signature-missing': ['another-person'],
  'nothing-to-countersign': ['decide-exception'],
  'exception-rules-invalid': MEND_INPUT,
  'exception-rules-changed': ['look-again'],
  'exception-rules-same': MEND_INPUT,
  'classification-too-low': MEND_INPUT,
  'investigation-closed': ['look-again'],
  'investigation-incomplete': MEND_INPUT,
  'investigation-open': ['close-investigation'],
  'already-linked': ['look-again'],
  'certificate-twice': ['look-again'],
  'not-permittable': ['decide-exception', 'another-person'],
  'deviation-too-late': ['raise-exception', 'decide-exception'],
  'validity-not-usable': MEND_INPUT,
  // what was typed, named or asked for is not there
  ...Object.fromEntries(
    [
      'unknown-run', 'unknown-exception', 'unknown-step', 'unknown-entry', 'unknown-column', 'unknown-policy', 'unknown-choice', 'unknown-unit', 'not-a-table', 'row-missing', 'row-out-of-range', 'other-recipe', 'not-found',
      'reason-missing', 'rationale-missing', 'text-missing', 'not-an-instant', 'not-a-date', 'not-a-decimal', 'not-a-quantity', 'not-yes-or-no', 'other-dimension', 'too-many-places', 'empty-text', 'text-too-long',
      'body-invalid', 'file-not-taken', 'file-type-refused', 'file-unknown', 'object-missing',
    ].map((code) => [code, MEND_INPUT]),
  ),
};

/** What a route is filled in with. */
export interface MovePlace {
  readonly run?: string;
  readonly step?: string;
}

/** The refusal with the ways out of it: those that it names itself, then those of its row. A fault has none. */
export function withWaysOut(error: DomainError, place: MovePlace = {}): DomainError {
  const own = error.moves ?? [];
  const more = (WAYS_OUT[error.code] ?? []).filter((name) => !own.some(({ move }) => move === name)).map((name) => moveOf(name));
  if (own.length + more.length === 0) return error;
  const { code, kind, params, rule, field } = error;
  const known = { ...place, ...exceptionOf(params) };
  const moves = [...own, ...more].map((one) => filledIn(one, known));
  return new DomainError({ code, kind, params, moves, ...(rule === undefined ? {} : { rule }), ...(field === undefined ? {} : { field }) });
}

/** The one exception that a refusal names; of several, each is decided by itself. */
function exceptionOf({ exceptions }: DomainError['params']): { exception?: string } {
  const [first, ...others] = Array.isArray(exceptions) ? (exceptions as readonly { exceptionId?: string }[]) : [];
  return first?.exceptionId !== undefined && others.length === 0 ? { exception: first.exceptionId } : {};
}

function filledIn(one: AllowedMove, known: Readonly<Record<string, string | undefined>>): AllowedMove {
  if (one.route === undefined) return one;
  return { ...one, route: one.route.replace(/\{(\w+)\}/g, (written, name: string) => (known[name] === undefined ? written : encodeURIComponent(known[name]))) };
}

/** True for a name of the catalogue. */
export function isMoveName(name: string): name is MoveName {
  return Object.hasOwn(MOVES, name);
}
