import type { Performer } from '../run/commands';
import { performersOf } from '../run/gates';
import type { OutsideFacts } from '../run/state';
import type { RoleName } from '../text';
import type { IndexedRecipe, StepInfo } from '../tree/indexed-recipe';

const PLACE = { terminal: 'SIM-TERMINAL', area: 'SIM' };

/** Somebody who exists in a rehearsal only. */
export function performerOf(person: string, roles: readonly RoleName[]): Performer {
  return { person: `SIM-${person}`, name: `Simulated ${person}`, account: `SIM-${person}`, roles, ...PLACE };
}

/** Who performs a step: one who may, and who may give the signatures of the performer. */
export function performerAt(info: StepInfo): Performer {
  const [first = 'operator'] = performersOf(info);
  return performerOf('performer', [...new Set([first, ...info.node.signatures.filter(({ meaning }) => meaning === 'performed').map(({ role }) => role)])]);
}

/** Who signs for a policy: the performer himself, or for each policy a person of its own. */
export function signerAt(info: StepInfo, policy: string): Performer {
  const asked = info.node.signatures.find(({ id }) => id === policy);
  return asked === undefined || asked.meaning === 'performed' ? performerAt(info) : performerOf(policy, [asked.role]);
}

/** Everybody has every training that the recipe names, and the owners have just been heard. */
export function factsOf({ document, steps }: IndexedRecipe): OutsideFacts {
  const held = document.qualifications.map(({ code }) => ({ qualificationId: `SIM-${code}`, code, from: '2000-01-01T00:00:00.000Z' }));
  const people = new Set(['SIM-performer', ...steps.flatMap(({ node }) => node.signatures.map(({ id }) => `SIM-${id}`))]);
  return { qualifications: Object.fromEntries([...people].map((person) => [person, held])), watermarkAgeMs: { training: 0, resources: 0 } };
}
