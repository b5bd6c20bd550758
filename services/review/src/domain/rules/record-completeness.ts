import { cellAddress, isAsked, rowCount, stepInfo, type Entry, type IndexedRecipe, type RunView, type StepInfo, type StepState } from '@batchwright/procedure';
import type { Finding, Rule } from './rule';

/** Every step of the recipe was reached, and every value it asks for is there (F2; 21 CFR 211.188, 211.192). */
export const recordCompletenessRule: Rule = {
  id: 'record-completeness',
  version: 1,
  title: { en: 'Every step was reached and every value that it asks for is recorded', de: 'Jeder Schritt wurde erreicht, jeder verlangte Wert ist aufgezeichnet' },
  check({ run, recipe }) {
    const findings: Finding[] = [];
    let inputs = 0;
    for (const step of Object.values(run.view.steps)) {
      if (step.status !== 'completed' || step.notApplicable) continue; // closed without its work under a deviation, which is an exception of its own
      const info = stepInfo(recipe, step.stepId);
      if (!info) {
        findings.push({ place: step.key, problem: 'is no step of the recipe' });
        continue;
      }
      const asked = addressesAsked(run.view, recipe, info, step);
      inputs += asked.length;
      for (const address of asked) if (!step.entries[address] && !hasFailed(run.records, step.key, address)) findings.push({ place: `${step.key} / ${address}`, problem: 'is asked for and not recorded' });
    }
    if (run.view.run.state !== 'complete') return { inputs, findings };
    const reached = new Set(Object.values(run.view.steps).map(({ stepId }) => stepId));
    for (const info of recipe.steps.filter(isUnconditional)) {
      inputs += 1;
      if (!reached.has(info.node.id)) findings.push({ place: info.node.id, problem: `the step “${info.node.title.en}” was never reached` });
    }
    return { inputs, findings };
  },
};

/** A calculation that failed has left its exception instead of a value. */
function hasFailed(records: Parameters<Rule['check']>[0]['run']['records'], stepKey: string, address: string): boolean {
  return records.some(({ event }) => event.type === 'CalculationRecorded' && event.body.stepKey === stepKey && event.body.address === address && event.body.failure !== undefined);
}

/** True when the tree leads here whatever is recorded. */
function isUnconditional(info: StepInfo): boolean {
  for (let above = info.parent; above; above = above.parent) if (above.node.type !== 'sequence' && above.node.type !== 'parallel') return false;
  return true;
}

function addressesAsked(view: RunView, recipe: IndexedRecipe, info: StepInfo, step: StepState): string[] {
  return info.node.entries.filter((entry) => entry.required && isAsked({ view, recipe }, info, step, entry)).flatMap((entry) => (entry.type === 'table' ? cellsAsked(entry, step) : [entry.id]));
}

function cellsAsked(entry: Entry, step: StepState): string[] {
  const recorded = Object.keys(step.entries).filter((address) => address.startsWith(`${entry.id}/`));
  const rows = rowCount(entry) ?? Math.max(1, ...recorded.map((address) => Number(address.split('/')[1])));
  const columns = (entry.columns ?? []).filter(({ required }) => required);
  return Array.from({ length: rows }, (_, i) => i + 1).flatMap((row) => columns.map(({ id }) => cellAddress(entry.id, row, id)));
}
