import { refuse, type DomainError } from '@batchwright/kernel';
import type { StepMeaning } from '../recipe/signature-policy';
import type { StepInfo } from '../tree/indexed-recipe';
import type { Decision } from './decision';
import type { UsedQualification } from './events';
import { WATERMARK_LIMIT_MS, type QualificationFact } from './state';

/** Meanings of those who work on the step or watch the work; who reviews it later or lets it go on needs other knowledge (21 CFR 211.25(a)). */
const NEED_TRAINING: readonly StepMeaning[] = ['performed', 'witnessed', 'verified-independently', 'present-throughout'];

/** Codes that a signature of this meaning asks for at a step. */
export function trainingFor(info: StepInfo, meaning: StepMeaning): readonly string[] {
  return NEED_TRAINING.includes(meaning) ? (info.node.qualifications ?? []) : [];
}

/** The person has every training that is asked for, at this moment; unknown or stale counts as missing (gmp 6). */
export function qualificationRefusal(decision: Decision, info: StepInfo, asked: readonly string[], person: string, held: readonly QualificationFact[] = []): DomainError | undefined {
  if (asked.length === 0) return undefined;
  const age = decision.view.facts.watermarkAgeMs.training;
  if (age === undefined || age >= WATERMARK_LIMIT_MS) return refuse('qualification-status-stale', { step: info.node.id, ageMs: age ?? null, codes: asked }, { rule: 'gmp-6' });
  const missing = asked.filter((code) => !heldQualification(held, code, decision.occasion.plant));
  if (missing.length === 0) return undefined;
  return refuse('qualification-missing', { step: info.node.id, person, codes: missing }, { rule: 'gmp-6', moves: [{ move: 'grant-qualification', by: ['trainer'], label: 'Record the missing training' }] });
}

/** Proofs for the record: which qualification was held for each code. */
export function usedQualifications(decision: Decision, asked: readonly string[], held: readonly QualificationFact[] = []): UsedQualification[] {
  return asked.flatMap((code) => {
    const found = heldQualification(held, code, decision.occasion.plant);
    return found ? [{ code, qualificationId: found.qualificationId }] : [];
  });
}

/** The qualification that is held for a code at an instant of the plant; from its beginning on, not at its end any more. */
export function heldQualification(held: readonly QualificationFact[], code: string, at: string): QualificationFact | undefined {
  return held.find((fact) => fact.code === code && fact.from <= at && (fact.until === undefined || at < fact.until) && (fact.revokedAt === undefined || at < fact.revokedAt));
}
