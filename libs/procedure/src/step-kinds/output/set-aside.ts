import type { Decision } from '../../run/decision';
import { cellAddress, type Field } from '../../run/field';
import { firstAt } from '../../run/output-containers';
import type { StepInfo } from '../../tree/indexed-recipe';
import { configOf } from './schema';

/** A container that is listed while a failed check is not followed by a good one holds output that is set aside: it is blocked with that of before (21 CFR 211.110(c)). */
export function setAsideNew(decision: Decision, info: StepInfo, stepKey: string, field: Field): void {
  const { containers } = configOf(info.node);
  if (field.entry.id !== containers?.table || field.column?.id !== containers.code || field.row === undefined) return;
  setAside(decision, stepKey, cellAddress(containers.table, field.row, containers.code), failures(decision, true).map(({ exceptionId }) => exceptionId));
}

/** A code that is corrected takes its block along: nobody writes a container out of what was set aside. */
export function setAsideCorrected(decision: Decision, info: StepInfo, stepKey: string): void {
  const { containers } = configOf(info.node);
  if (!containers) return;
  for (const [address, cell] of Object.entries(decision.step(stepKey).entries)) {
    const [table, , column] = address.split('/');
    if (table !== containers.table || column !== containers.code || cell.history.length === 0 || cell.at !== decision.occasion.plant) continue;
    setAside(decision, stepKey, address, failures(decision, false).filter(({ since }) => firstAt(cell) >= since).map(({ exceptionId }) => exceptionId));
  }
}

function setAside(decision: Decision, stepKey: string, address: string, exceptions: readonly string[]): void {
  const value = decision.step(stepKey).entries[address]?.value;
  if (exceptions.length > 0 && value?.kind === 'text') decision.emit('OutputSetAside', { stepKey, exceptions, containers: [value.text] });
}

/** Failed checks of the run whose plan sets output aside: those that no good one followed, or all. */
function failures({ view, recipe }: Decision, open: boolean): { readonly exceptionId: string; readonly since: string }[] {
  return recipe.steps.flatMap((info) => {
    if (info.node.reactionPlan?.quarantineSinceLastGood !== true || !info.kind.openFailures) return [];
    return Object.values(view.steps).filter(({ stepId }) => stepId === info.node.id).flatMap((step) => {
      const failed = (open ? info.kind.openFailures?.(info, step) : step.failedChecks) ?? [];
      return failed.flatMap(({ exceptionId, since }) => (exceptionId !== undefined && since !== undefined ? [{ exceptionId, since }] : []));
    });
  });
}
