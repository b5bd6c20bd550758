import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { APPROVALS_NEEDED, RECIPE_VERSION_STATES, ROLE_OF_APPROVAL, type ApprovalRole, type RecipeVersion, type RecipeVersionCommand } from './recipe-version';
import type { RecipeVersionEvent } from './recipe-version-events';

/** What an approver signs: the document, the difference to the version before, and the report of the rehearsal. */
export interface ApprovalContent {
  readonly documentHash: string;
  readonly diffHash: string;
  readonly simulationHash?: string;
}

/** Which approval this person may give, by role and by what is still missing; refusals as in `approve`. */
export function approvalFor(version: RecipeVersion, person: string, roles: readonly string[]): Result<ApprovalRole> {
  const wrongState = refuseState(version, 'complete-approval');
  if (wrongState) return err(wrongState);
  if (version.authors.includes(person)) return err(refuse('own-work', { person, what: 'approve-recipe-version' }, { rule: 'gmp-5' }));
  if (version.approvals.some((approval) => approval.person === person)) return err(refuse('already-approved', { person }, { rule: 'gmp-5' }));
  const missing = APPROVALS_NEEDED.filter((role) => !version.approvals.some((approval) => approval.role === role));
  const role = missing.find((candidate) => roles.includes(ROLE_OF_APPROVAL[candidate]));
  if (role === undefined) {
    const needed = missing.map((candidate) => ROLE_OF_APPROVAL[candidate]);
    return err(refuse('approval-not-yours', { missing: needed }, { rule: '21 CFR 211.186(a)', moves: [{ move: 'approve', roles: needed, title: { en: 'Approve the recipe version', de: 'Die Rezeptversion genehmigen' } }] }));
  }
  return ok(role);
}

/**
 * A signed approval. Refusals: `wrong-state`, `own-work` (the author cannot approve), `already-approved`, `approval-not-yours`,
 * `content-changed` (signed for another document or another difference).
 */
export function approve(version: RecipeVersion, signed: ApprovalContent, now: ApprovalContent, person: string, roles: readonly string[]): Result<RecipeVersionEvent[]> {
  const role = approvalFor(version, person, roles);
  if (!role.ok) return role;
  if (signed.documentHash !== now.documentHash || signed.diffHash !== now.diffHash || signed.simulationHash !== now.simulationHash) {
    return err(refuse('content-changed', { signed: signed.documentHash, now: now.documentHash }, { rule: 'gmp-3' }));
  }
  const complete = version.approvals.length + 1 === APPROVALS_NEEDED.length;
  return ok([{ type: 'RecipeVersionApproved', body: { role: role.value, ...now, complete } }]);
}

/** Undefined when the command is allowed in this state; otherwise the refusal that names the state and what is allowed in it. */
export function refuseState(version: RecipeVersion, command: RecipeVersionCommand): DomainError | undefined {
  if (RECIPE_VERSION_STATES.next(version.state, command) !== undefined) return undefined;
  return refuse('wrong-state', { state: version.state, command, allowed: RECIPE_VERSION_STATES.commands(version.state), ...(version.lastChange ? { lastChange: version.lastChange } : {}) }, { rule: 'gmp-4' });
}
