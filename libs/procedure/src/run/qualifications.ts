import { refuse, type DomainError } from '@batchwright/kernel';
import type { StepMeaning } from '../recipe/signature-policy';
import type { StepInfo } from '../tree/indexed-recipe';
import { moveOf } from '../moves/moves';
import type { Decision } from './decision';
import type { UsedQualification } from './events';
import { DOCUMENT_READING, documentReadings } from './documents';
import { performersOf } from './gates';
import { WATERMARK_LIMIT_MS, type QualificationFact, type RunHead } from './state';

/** Meanings of those who work on the step or watch the work; who reviews it later or lets it go on needs other knowledge (21 CFR 211.25(a)). */
const NEED_TRAINING: readonly StepMeaning[] = ['performed', 'witnessed', 'verified-independently', 'present-throughout', 'supervised'];

/** Codes that a signature of this meaning asks for at a step. */
export function trainingFor(info: StepInfo, meaning: StepMeaning): readonly string[] {
  return NEED_TRAINING.includes(meaning) ? (info.node.qualifications ?? []) : [];
}

/**
 * The record that somebody has read and understood the version that a run runs: every version but the first, which nobody has run before and
 * whose people are trained by its own trainings (requirements A15, H3). Undefined where none is asked for.
 */
export function readingOf({ recipe: { code, version } }: Pick<RunHead, 'recipe'>): string | undefined {
  return version > 1 ? `recipe/${code}/${version}` : undefined;
}

/** What has to be read before the step is performed: the version of the recipe, and those of its documents. */
export function readingsFor(decision: Decision, info: StepInfo): readonly string[] {
  const reading = readingOf(decision.view.run);
  return [...(reading === undefined ? [] : [reading]), ...documentReadings(decision.view.facts.documents, info.node, decision.occasion.plant)];
}

/** True for the code of a reading: everybody reads himself, no trainer does it for him. */
export function isReading(decision: Decision, code: string): boolean {
  return code === readingOf(decision.view.run) || code.startsWith(DOCUMENT_READING);
}

/** As `trainingFor`, with the reading of the version. */
export function trainingAndReading(decision: Decision, info: StepInfo, meaning: StepMeaning): readonly string[] {
  const reading = readingOf(decision.view.run);
  return [...trainingFor(info, meaning), ...(reading !== undefined && NEED_TRAINING.includes(meaning) ? [reading] : [])];
}

/** Code of somebody who may do it under a trainer. */
export function traineeCode(code: string): string {
  return `trainee/${code}`;
}

/**
 * The person has every training that is asked for, at this moment; unknown or stale counts as missing (gmp 6). Where a trainer is at his side,
 * what he holds as a trainee is enough (21 CFR 211.25(b)); a version is read by everybody himself.
 */
export function qualificationRefusal(decision: Decision, info: StepInfo, asked: readonly string[], person: string, held: readonly QualificationFact[] = [], supervised = false): DomainError | undefined {
  if (asked.length === 0) return undefined;
  const age = decision.view.facts.watermarkAgeMs.training;
  if (age === undefined || age >= WATERMARK_LIMIT_MS) return refuse('qualification-status-stale', { step: info.node.id, ageMs: age ?? null, codes: asked }, { rule: 'gmp-6' });
  const missing = missingCodes(decision, asked, held).filter((code) => !supervised || !isTrainee(decision, held, code));
  const codes = missing.filter((code) => !isReading(decision, code));
  if (codes.length > 0) return refuse('qualification-missing', { step: info.node.id, person, codes }, { rule: 'gmp-6' });
  const [unread] = missing;
  if (unread === undefined) return undefined;
  const toRead = { rule: '21 CFR 211.25(a)', moves: [moveOf('read-version', performersOf(info))] };
  const { code, version } = decision.view.run.recipe;
  if (!unread.startsWith(DOCUMENT_READING)) return refuse('version-not-read', { step: info.node.id, person, recipe: code, version }, toRead);
  const at = unread.lastIndexOf('/');
  return refuse('document-not-read', { step: info.node.id, person, document: unread.slice(DOCUMENT_READING.length, at), version: Number(unread.slice(at + 1)) }, toRead);
}

/** Codes that are not held at this moment. */
export function missingCodes(decision: Decision, asked: readonly string[], held: readonly QualificationFact[] = []): string[] {
  return asked.filter((code) => !heldQualification(held, code, decision.occasion.plant));
}

/** True when the person may do it under a trainer now. */
export function isTrainee(decision: Decision, held: readonly QualificationFact[] = [], code: string): boolean {
  return heldQualification(held, traineeCode(code), decision.occasion.plant) !== undefined;
}

/** Proofs for the record: which qualification was held for each code, from when until when. What was held as a trainee says so by its code. */
export function usedQualifications(decision: Decision, asked: readonly string[], held: readonly QualificationFact[] = []): UsedQualification[] {
  return asked.flatMap((code) => {
    const found = heldQualification(held, code, decision.occasion.plant) ?? heldQualification(held, traineeCode(code), decision.occasion.plant);
    return found ? [{ code: found.code, qualificationId: found.qualificationId, from: found.from, ...(found.until === undefined ? {} : { until: found.until }) }] : [];
  });
}

/** The qualification that is held for a code at an instant of the plant; from its beginning on, not at its end any more. */
export function heldQualification(held: readonly QualificationFact[], code: string, at: string): QualificationFact | undefined {
  return held.find((fact) => fact.code === code && fact.from <= at && (fact.until === undefined || at < fact.until) && (fact.revokedAt === undefined || at < fact.revokedAt));
}
