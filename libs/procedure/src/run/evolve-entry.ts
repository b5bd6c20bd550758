import { canonicalText } from '../canonical-text';
import type { RunEvent } from './events';
import type { OpenQuestion } from './machine';
import type { Circumstances } from './occasion';
import type { EntryState, StepState } from './state';

/** Events that change what a step records. */
export type EntryEvent = RunEvent & { type: 'MachineAsked' | 'MachineRefused' | 'EntryRecorded' | 'EntryRejected' | 'EntryCorrected' | 'CalculationRecorded' | 'SignatureApplied' | 'SecondCheckRecorded' };

/** The step after such an event. */
export function evolveEntry(step: StepState, event: EntryEvent, now: Circumstances): StepState {
  switch (event.type) {
    case 'EntryRecorded': {
      const { address, value, verdict, machine } = event.body;
      return outdateOver(withEntry(withoutQuestion(step, address), address, { value, verdict, at: now.at, ...who(now), history: [], ...(machine ? { machine } : {}) }), address);
    }
    case 'MachineAsked': {
      const { address, captureId, what } = event.body;
      return withQuestion(step, address, { captureId, what, at: now.at, correctionMs: now.correctionMs });
    }
    case 'MachineRefused': {
      const { address, reasonCode, detail, despiteGaps } = event.body;
      const open = step.questions?.[address];
      return open ? withQuestion(step, address, { ...open, refused: { reasonCode, detail, ...(despiteGaps ? { despiteGaps } : {}) } }) : step;
    }
    case 'EntryRejected':
      return { ...step, tries: { ...step.tries, [event.body.address]: event.body.attempt } };
    case 'EntryCorrected': {
      const { address, value, verdict, reason, signaturesOutdated } = event.body;
      const before = step.entries[address];
      const history = before ? [...before.history, { value: before.value, at: before.at, ...(before.person ? { person: before.person } : {}), replacedBecause: reason }] : [];
      const corrected = withEntry(step, address, { value, verdict, at: now.at, ...who(now), history });
      return outdateAfter({ ...corrected, secondChecks: withoutChecksOf(step.secondChecks, address) }, signaturesOutdated);
    }
    case 'CalculationRecorded': {
      const { address, value, verdict } = event.body;
      const before = step.entries[address];
      if (!value) {
        const failed = { ...step, failures: { ...step.failures, [address]: event.body.failure ?? '' } };
        return before ? outdateOver(withEntry(failed, address, { ...before, verdict }), address) : failed;
      }
      const history = before ? [...before.history, { value: before.value, at: before.at }] : [];
      return outdateOver(withEntry(withoutFailure(step, address), address, { value, verdict, at: now.at, history, calculated: true }), address);
    }
    case 'SignatureApplied': {
      const { stepKey: _key, ...signature } = event.body;
      // whoever signs again does so over what stands there now; the earlier signature stays, and counts no more
      const earlier = step.signatures.map((one) => (one.policy === signature.policy && one.moment === signature.moment ? { ...one, outdated: true } : one));
      return { ...step, signatures: [...earlier, { ...signature, outdated: false }] };
    }
    case 'SecondCheckRecorded': {
      const { policy, address, agrees, attempt } = event.body;
      return { ...step, secondChecks: { ...step.secondChecks, [`${policy}/${address}`]: { agrees, attempts: attempt, ...(now.person ? { person: now.person } : {}) } } };
    }
  }
}

function withQuestion(step: StepState, address: string, question: OpenQuestion): StepState {
  return { ...step, questions: { ...step.questions, [address]: question } };
}

/** The entry has its value: nothing is waited for any more. */
function withoutQuestion(step: StepState, address: string): StepState {
  if (step.questions?.[address] === undefined) return step;
  const { [address]: _answered, ...questions } = step.questions;
  return { ...step, questions };
}

function withEntry(step: StepState, address: string, entry: EntryState): StepState {
  return { ...step, entries: { ...step.entries, [address]: entry } };
}

/**
 * Signatures that do not cover the value that stands there now: they were given over another one, or over the end of a work that went
 * on. A signature before the start or during the work is not outdated by what was recorded after it.
 */
function outdateOver(step: StepState, address: string): StepState {
  const value = step.failures?.[address] === undefined ? step.entries[address]?.value : undefined;
  const covers = ({ content, moment }: StepState['signatures'][number]): boolean => {
    const signed = (content.values as Readonly<Record<string, unknown>> | undefined)?.[address];
    return signed === undefined ? moment !== 'after' : canonicalText(signed) === canonicalText(value);
  };
  if (step.signatures.every((signature) => signature.outdated || covers(signature))) return step;
  return { ...step, signatures: step.signatures.map((signature) => (signature.outdated || covers(signature) ? signature : { ...signature, outdated: true })) };
}

function withoutFailure(step: StepState, address: string): StepState {
  if (step.failures?.[address] === undefined) return step;
  const { [address]: _mended, ...failures } = step.failures;
  return { ...step, failures };
}

/** A repetition of the old value says nothing about the corrected one. */
function withoutChecksOf(checks: StepState['secondChecks'], address: string): StepState['secondChecks'] {
  return Object.fromEntries(Object.entries(checks).filter(([key]) => key.slice(key.indexOf('/') + 1) !== address));
}

function outdateAfter(step: StepState, policies: readonly string[]): StepState {
  if (policies.length === 0) return step;
  return { ...step, signatures: step.signatures.map((signature) => (policies.includes(signature.policy) ? { ...signature, outdated: true } : signature)) };
}

function who(now: Circumstances): Pick<EntryState, 'person' | 'name'> {
  return { ...(now.person ? { person: now.person } : {}), ...(now.name ? { name: now.name } : {}) };
}
