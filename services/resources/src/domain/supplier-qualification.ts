import { err, isPast, isSiteDate, ok, refuse, type Result } from '@batchwright/kernel';

/** A supplier of a material as quality sees it at a site (21 CFR 211.84(d)(2)): qualified through a last day, or withdrawn. */
export interface SupplierQualification {
  readonly site: string;
  /** Item code of the material. */
  readonly material: string;
  /** Name of the supplier, as deliveries name it. */
  readonly supplier: string;
  /** Sequence of the aggregate; 0 = nobody qualified it yet. */
  readonly sequence: number;
  /** Last day of the site on which it counts; empty before the first qualification. */
  readonly until: string;
  /** Why it was withdrawn; absent while it is not. */
  readonly withdrawnFor?: string;
}

/** What happened to it. Signatures stand beside these fields as `signatures` when the event is recorded. */
export type SupplierEvent =
  | { readonly type: 'SupplierQualified'; readonly body: { readonly material: string; readonly supplier: string; readonly until: string } }
  | { readonly type: 'SupplierWithdrawn'; readonly body: { readonly material: string; readonly supplier: string; readonly reason: string } };

export const SUPPLIER_STATES = ['qualified', 'ended', 'withdrawn'] as const;
export type SupplierState = (typeof SUPPLIER_STATES)[number];

/** A supplier that nobody qualified for the material yet. */
export function neverQualified(site: string, material: string, supplier: string): SupplierQualification {
  return { site, material, supplier, sequence: 0, until: '' };
}

/** Where it stands at a moment of the plant in the site's zone: the last day counts wholly. */
export function supplierState({ until, withdrawnFor }: SupplierQualification, now: string, zone: string): SupplierState {
  if (withdrawnFor !== undefined) return 'withdrawn';
  return isPast(until, now, zone) ? 'ended' : 'qualified';
}

/** Quality qualifies a supplier for a material, or says a new last day. Refusals: `field-missing`, `not-a-date`, `date-in-the-past`, `nothing-changed`. */
export function qualifySupplier(known: SupplierQualification, until: string, now: string, zone: string): Result<SupplierEvent[]> {
  const { material, supplier } = known;
  for (const [field, value] of [['material', material], ['supplier', supplier]] as const) if (value === '') return err(refuse('field-missing', { field }, { field }));
  if (!isSiteDate(until)) return err(refuse('not-a-date', { value: until }, { field: 'until' }));
  if (isPast(until, now, zone)) return err(refuse('date-in-the-past', { value: until }, { field: 'until', rule: RULE }));
  if (known.withdrawnFor === undefined && known.until === until) return err(refuse('nothing-changed', { entry: `${supplier}, ${material}`, value: until }, { field: 'until' }));
  return ok([{ type: 'SupplierQualified', body: { material, supplier, until } }]);
}

/** Quality takes the qualification away, from now on. Refusals: `not-found`, `wrong-state` when it is withdrawn already, `reason-missing`. */
export function withdrawSupplier(known: SupplierQualification, reason: string): Result<SupplierEvent[]> {
  const { material, supplier, sequence, withdrawnFor } = known;
  if (sequence === 0) return err(refuse('not-found', { what: 'supplier' }));
  if (withdrawnFor !== undefined) return err(refuse('wrong-state', { state: 'withdrawn', command: 'withdraw', allowed: [] }, { rule: RULE }));
  if (reason.trim() === '') return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' }));
  return ok([{ type: 'SupplierWithdrawn', body: { material, supplier, reason } }]);
}

/**
 * Whether a lot may be released as far as its supplier goes: a material for which quality keeps suppliers at all takes only those that are qualified at this moment; a material without any asks nothing.
 * Refusals: `supplier-not-named`, `supplier-not-qualified`.
 */
export function suppliedByQualified(lot: { readonly number: string; readonly material: string; readonly supplier?: string }, known: readonly SupplierQualification[], now: string, zone: string): Result<void> {
  if (known.length === 0) return ok(undefined);
  const { number, material, supplier } = lot;
  if (supplier === undefined) return err(refuse('supplier-not-named', { number, material }, { rule: RULE }));
  const fits = known.some((one) => one.supplier === supplier && supplierState(one, now, zone) === 'qualified');
  return fits ? ok(undefined) : err(refuse('supplier-not-qualified', { number, material, supplier }, { rule: RULE }));
}

const RULE = '21 CFR 211.84(d)(2)';
