import { durationMs, type SpacingCheck } from '@batchwright/procedure';
import type { RunRecord } from '../run-record';
import type { Finding, Rule, RuleInput } from './rule';

/** What takes its time row by row had it: so many rows of a table are not there sooner than that many times the time of one after their step began (F3; 21 CFR 211.194(a)). */
export const spacing: Rule = {
  id: 'spacing',
  version: 1,
  title: { en: 'No table was filled faster than its rows can be made', de: 'Keine Tabelle war schneller gefüllt, als ihre Zeilen entstehen können' },
  check(input) {
    const findings: Finding[] = [];
    let inputs = 0;
    for (const check of input.recipe.document.consistency ?? []) {
      if (check.kind !== 'spacing') continue;
      for (const { key } of Object.values(input.run.view.steps).filter(({ stepId }) => stepId === check.step)) {
        const times = elapsedOf(input, key, check);
        inputs += times.length;
        const early = times.filter(({ elapsed }, i) => elapsed < (i + 1) * durationMs(check.least));
        const last = early.at(-1);
        if (!last) continue;
        const count = times.indexOf(last) + 1;
        findings.push({ place: key, problem: `${check.title.en}: ${count} rows of ${check.table} were there ${Math.round(last.elapsed / 1000)} s after the step began; each takes ${check.least.value} ${check.least.unit}` });
      }
    }
    return { inputs, findings };
  },
};

/** Of each row its first value: how long after the start of the step it was observed, in order, without the jumps of the clock. A late entry counts at its observed time. */
function elapsedOf({ run }: RuleInput, key: string, { table }: SpacingCheck): { readonly row: string; readonly elapsed: number }[] {
  const begun = run.records.find(({ event }) => event.type === 'StepStarted' && event.body.stepKey === key);
  if (!begun) return [];
  const first = new Map<string, number>();
  for (const record of run.records) {
    const { event } = record;
    if (event.type !== 'EntryRecorded' || event.body.stepKey !== key) continue;
    const [name, row] = event.body.address.split('/');
    if (name !== table || row === undefined) continue;
    const elapsed = momentOf(record, event.body.observedAt) - momentOf(begun);
    first.set(row, Math.min(first.get(row) ?? elapsed, elapsed));
  }
  return [...first].map(([row, elapsed]) => ({ row, elapsed })).sort((a, b) => a.elapsed - b.elapsed);
}

function momentOf({ at, correctionMs }: RunRecord, observedAt = at): number {
  return Date.parse(observedAt) - correctionMs;
}
