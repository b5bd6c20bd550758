import type { JsonObject } from '@batchwright/records';
import type { Qualification } from '../domain/qualification';

/** What a trainer signs when a qualification is granted. */
export interface QualificationFacts {
  readonly site: string;
  readonly person: string;
  readonly code: string;
  readonly from: string;
  readonly until: string;
}

/** What is signed when a qualification is granted. */
export function qualificationContent(facts: QualificationFacts): JsonObject {
  const { site, person, code, from, until } = facts;
  return { act: 'grant-qualification', site, person, code, from, until };
}

/** What is signed when a qualification is taken away. `sequence` = where it stood: what changed since is not what was read. */
export function revocationContent(qualification: Qualification, reason: string): JsonObject {
  const { site, id, person, code, sequence } = qualification;
  return { act: 'revoke-qualification', site, id, person, code, sequence, reason };
}
