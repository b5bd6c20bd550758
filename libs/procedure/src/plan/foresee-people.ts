import { heldQualification } from '../run/qualifications';
import type { QualificationFact } from '../run/state';
import type { QualificationDemand } from './demands';
import { foreseen, momentsIn, type ForeseenRefusal, type PlannedTime } from './foreseen-refusal';

/** Somebody who is planned, with what training says of him. */
export interface PlannedPerson {
  readonly person: string;
  readonly held: readonly QualificationFact[];
}

/** Trainings that too few of the planned people hold, each with the moment from which on that is so: the very question that a start asks (gmp 6). */
export function foreseePeople(demands: readonly QualificationDemand[], people: readonly PlannedPerson[], time: PlannedTime): ForeseenRefusal[] {
  return demands.flatMap(({ code, persons, steps, refusal }): ForeseenRefusal[] => {
    const facts = people.flatMap(({ held }) => held.filter((fact) => fact.code === code));
    for (const at of momentsIn(time, facts.flatMap(({ until, revokedAt }) => [until, revokedAt]))) {
      const able = people.filter(({ held }) => heldQualification(held, code, at) !== undefined);
      if (able.length >= persons) continue;
      const ended = people.flatMap(({ person, held }) => held.filter((fact) => fact.code === code && !able.some((one) => one.person === person)).map((fact) => ({ person, ...endOf(fact) })));
      const detail = [`${String(able.length)} of ${String(persons)} people hold ${code}`, ...ended.map(({ person, words }) => `${person}: ${words}`)].join('; ');
      const first = { reasonCode: 'too-few-people', values: { able: String(able.length), asked: String(persons), training: code } };
      const reasons = [first, ...ended.map(({ person, reasonCode, at: end }) => ({ reasonCode, values: { person, at: end } }))];
      return [foreseen(refusal, { at, what: code, steps, detail, reasons })];
    }
    return [];
  });
}

function endOf({ from, until, revokedAt }: QualificationFact): { readonly reasonCode: string; readonly at: string; readonly words: string } {
  if (revokedAt !== undefined) return { reasonCode: 'training-revoked', at: revokedAt, words: `revoked at ${revokedAt}` };
  return until === undefined ? { reasonCode: 'training-from', at: from, words: `from ${from} on` } : { reasonCode: 'training-until', at: until, words: `until ${until}` };
}
