import { durationMs, type OrderCheck, type RecordedMoment } from '@batchwright/procedure';
import { checksOfRecipe } from './checks-of-recipe';
import type { Rule, RuleInput } from './rule';

/** An instant in milliseconds, and how it is shown in a finding. */
interface Moment {
  readonly at: number;
  readonly shown: string;
}

/** What must have come first came first, and what takes time had it: laboratory against sampling, end against beginning (F3; 21 CFR 211.194(a)). */
export const possibleOrder: Rule = {
  id: 'possible-order',
  version: 1,
  title: { en: 'Times from different sources are possible in their order and distance', de: 'Zeiten aus verschiedenen Quellen sind in Reihenfolge und Abstand möglich' },
  check: (input) =>
    checksOfRecipe('order', input, (check) => {
      const [earlier, later] = [momentOf(input, check.earlier, 'last'), momentOf(input, check.later, 'first')];
      if (!earlier || !later) return undefined;
      const problem = contradiction(check, earlier, later);
      return { inputs: 1, findings: problem ? [{ place: check.id, problem: `${check.title.en}: ${problem}` }] : [] };
    }),
};

function contradiction({ least, tolerance }: OrderCheck, earlier: Moment, later: Moment): string | undefined {
  const needed = least ? durationMs(least) : 0;
  const between = later.at - earlier.at;
  if (between + (tolerance ? durationMs(tolerance) : 0) >= needed) return undefined;
  if (between < 0) return `${later.shown} lies before ${earlier.shown}`;
  return `from ${earlier.shown} to ${later.shown} it is less than ${least?.value ?? '0'} ${least?.unit ?? 's'}`;
}

/** Of a step with several turns: the last of what must come first, the first of what must come later. Absent = not reached, or not recorded. */
function momentOf({ run }: RuleInput, moment: RecordedMoment, which: 'first' | 'last'): Moment | undefined {
  const instants = Object.values(run.view.steps).flatMap((step): string[] => {
    if (step.stepId !== moment.step) return [];
    if (!('entry' in moment)) return [moment.event === 'started' ? step.started?.at : step.completedAt].filter((at) => at !== undefined);
    const value = step.entries[moment.entry]?.value;
    return value?.kind === 'date-time' ? [value.instant] : [];
  });
  const [chosen] = instants.sort((a, b) => (which === 'first' ? 1 : -1) * (Date.parse(a) - Date.parse(b)));
  if (chosen === undefined) return undefined;
  return { at: Date.parse(chosen), shown: `${moment.step} ${'entry' in moment ? moment.entry : moment.event} (${new Date(chosen).toISOString()})` };
}
