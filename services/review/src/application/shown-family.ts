import { causesOf, uncovered } from '../domain/family';
import type { FamilyMember, KeptMember } from './exceptions';

export { UNCOVERED } from '../domain/family';

/** The family of one exception, as its screen shows it. */
export interface ShownFamily {
  readonly cause: FamilyMember | null;
  readonly effectList: readonly FamilyMember[];
}

const ALONE: ShownFamily = { cause: null, effectList: [] };

/** Families of exceptions by the id of each of their members; whoever has none is `alone`. */
export function shownFamilies(members: readonly KeptMember[]): (id: string) => ShownFamily {
  const byId = new Map(members.map((member) => [member.id, member]));
  const families = new Map<string, { cause: FamilyMember | null; effectList: FamilyMember[] }>();
  const of = (id: string): { cause: FamilyMember | null; effectList: FamilyMember[] } => {
    const family = families.get(id) ?? { cause: null, effectList: [] };
    families.set(id, family);
    return family;
  };
  for (const runId of new Set(members.map((member) => member.runId))) {
    for (const [id, root] of causesOf(members.filter((member) => member.runId === runId))) {
      const [effect, cause] = [byId.get(id), byId.get(root)];
      if (!effect || !cause) continue;
      of(id).cause = shown(cause, null);
      of(root).effectList.push(shown(effect, whyOpen(effect, cause)));
    }
  }
  return (id) => families.get(id) ?? ALONE;
}

/** Before the decision what it would leave open whoever decides; after it what it left, and what came later. */
function whyOpen(effect: KeptMember, cause: KeptMember): FamilyMember['openBecause'] {
  if (effect.closed) return null;
  if (cause.closed) return cause.left.find(({ exceptionId }) => exceptionId === effect.id)?.why ?? 'decided-before';
  const { proposed } = cause;
  return uncovered({ ...effect, performers: [] }, cause, { classification: proposed?.classification ?? 'critical-deviation', persons: [], ...(proposed?.effects ? { named: proposed.effects } : {}) }) ?? null;
}

function shown({ id, type, severity, state, step, text, texts, raisedAt }: KeptMember, openBecause: FamilyMember['openBecause']): FamilyMember {
  return { id, type, severity, state, step, text, texts, raisedAt, openBecause };
}
