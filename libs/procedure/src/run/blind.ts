import type { RoleName } from '../text';
import type { StepInfo } from '../tree/indexed-recipe';
import type { StepState } from './state';

/**
 * What somebody who may have to repeat a reading blind must not see yet, by address: the reading, and what was worked out from it
 * (21 CFR 211.101(d)). Ends when the repetitions agree, and with the step.
 */
export function blindTo(info: StepInfo, step: StepState, who: { readonly person: string; readonly roles: readonly string[] }): (address: string) => boolean {
  if (step.status !== 'started' || step.performers.includes(who.person)) return () => false;
  const mine = info.node.signatures.filter(({ role }: { role: RoleName }) => who.roles.includes(role));
  const repeated = mine.flatMap(({ id, repeats }) => (repeats ?? []).map(({ entry }) => ({ policy: id, entry })));
  const open = repeated.filter(({ policy, entry }) => {
    const addresses = Object.keys(step.entries).filter((address) => address === entry || address.startsWith(`${entry}/`));
    return addresses.some((address) => step.secondChecks[`${policy}/${address}`]?.agrees !== true);
  });
  if (open.length === 0) return () => false;
  return (address) => step.entries[address]?.calculated === true || open.some(({ entry }) => address === entry || address.startsWith(`${entry}/`));
}

/** True while there is anything in the step that this person must not see. */
export function isBlind(info: StepInfo, step: StepState, who: { readonly person: string; readonly roles: readonly string[] }): boolean {
  return Object.keys(step.entries).some(blindTo(info, step, who));
}
