import { DomainError, err, ok, type AllowedMove, type Result } from '@batchwright/kernel';
import { moveOf } from '../moves/moves';
import type { Decision } from './decision';
import { said } from './exception';
import { namedStep, unknownStep } from './gates';

/**
 * Gates that quality may open before the act, under a deviation (gmp, "Absolute or deviation-permitted"): the codes of their refusals. Identity, four eyes,
 * signatures, order and the record have no exit, a new version can be read; suitability of equipment and material is its owner's to say.
 */
export const PERMITTED_RULES = ['hold-time-not-over', 'qualification-missing', 'not-applicable'] as const;

/** The permission that a step is closed without its work; it opens no start. */
export const NOT_APPLICABLE = 'not-applicable';

/** The move that refusals of these gates name. */
const APPROVE_DEVIATION: AllowedMove = moveOf('approve-deviation');

/** A deviation was approved: one start of one step may pass one gate once, until then (21 CFR 211.100(b)). */
export interface PermissionGivenBody {
  /** UUIDv7, the same in review. */
  readonly permissionId: string;
  /** Number of the deviation: `DEV-2026-017`. */
  readonly deviation: string;
  readonly stepKey: string;
  /** Code of the refusal that it answers; one of `PERMITTED_RULES`. */
  readonly rule: string;
  /** Plant time from which on it permits nothing any more. */
  readonly validUntil: string;
  readonly reason: string;
  /** Employee number of who approved it. */
  readonly approvedBy: string;
}

/** A permission as the run holds it. */
export interface Permission extends PermissionGivenBody {
  readonly used: boolean;
}

/** Asked by review: keeps a permission in the run. The same one twice has one effect. */
export interface GivePermission extends PermissionGivenBody {
  readonly type: 'GivePermission';
}

/** Refusal: `unknown-step`. One that comes after the start is kept, and permits nothing. */
export function givePermission(decision: Decision, { type: _type, ...body }: GivePermission): Result<void, DomainError> {
  if (!namedStep(decision, body.stepKey)) return err(unknownStep(body.stepKey));
  if (decision.view.run.permissions?.some(({ permissionId }) => permissionId === body.permissionId) !== true) decision.emit('PermissionGiven', body);
  return ok(undefined);
}

/**
 * What became of a gate at the start of a step: undefined where it refuses nothing or is permitted, then the permission goes into `using`. A gate that could be
 * permitted and is not names the move.
 */
export function unlessPermitted(decision: Decision, stepKey: string, refusal: DomainError | undefined, using: Permission[]): DomainError | undefined {
  if (!refusal || !(PERMITTED_RULES as readonly string[]).includes(refusal.code)) return refusal;
  const permission = heldPermission(decision, stepKey, refusal.code);
  if (!permission) return withMove(refusal);
  using.push(permission);
  return undefined;
}

/** True when the step was started under a permission for this gate: signatures of that work are under it as well. */
export function startedUnderPermission(decision: Decision, stepKey: string, rule: string): boolean {
  return decision.view.run.permissions?.some((one) => one.used && one.stepKey === stepKey && one.rule === rule) === true;
}

/** A permission for a gate of a step that is neither used nor over. */
export function heldPermission({ view, occasion }: Decision, stepKey: string, rule: string): Permission | undefined {
  return view.run.permissions?.find((one) => !one.used && one.stepKey === stepKey && one.rule === rule && Date.parse(occasion.plant) < Date.parse(one.validUntil));
}

/** Notes that a permission is used up. */
export function usePermission(decision: Decision, stepKey: string, { permissionId, rule }: Permission): void {
  decision.emit('PermissionUsed', { permissionId, stepKey, rule });
}

/** Uses up the permissions of a start; each is itself an exception, a deviation that quality closes later. */
export function usePermissions(decision: Decision, stepKey: string, using: readonly Permission[]): void {
  for (const permission of using) {
    const { permissionId, deviation, rule, reason } = permission;
    usePermission(decision, stepKey, permission);
    decision.emit('ExceptionRaised', {
      exceptionId: decision.occasion.newId(),
      type: 'proceeded-under-deviation',
      severity: 'major',
      deviation: true,
      stepKey,
      ...said({ en: `Started under deviation ${deviation}: ${reason}`, de: `Unter der Abweichung ${deviation} begonnen: ${reason}` }),
      params: { deviation, rule, permissionId },
      blocks: [],
    });
  }
}

function withMove({ code, kind, params, rule, moves = [], field }: DomainError): DomainError {
  return new DomainError({ code, kind, params, moves: [...moves, APPROVE_DEVIATION], ...(rule === undefined ? {} : { rule }), ...(field === undefined ? {} : { field }) });
}
