import { fieldAt, judge, limitsInForce, stepInfo, type RecordedValue, type Verdict } from '@batchwright/procedure';
import type { RunRecord } from '../run-record';
import type { Finding, Rule, RuleInput } from './rule';

interface Judged {
  readonly stepKey: string;
  readonly address: string;
  readonly value: RecordedValue;
  readonly verdict: Verdict;
}

/** Every recorded value is judged again by the frozen recipe's limits; one that is outside has its exception (gmp 8; 21 CFR 211.192). */
export const limitsRule: Rule = {
  id: 'limits',
  version: 1,
  title: { en: 'Every value was judged by the limits of the recipe, and what is outside has its exception', de: 'Jeder Wert wurde nach den Grenzen der Rezeptur beurteilt, und was außerhalb liegt, hat seine Ausnahme' },
  check(input) {
    const findings: Finding[] = [];
    let inputs = 0;
    input.run.records.forEach((record, i) => {
      const judged = judgedIn(record);
      if (!judged) return;
      inputs += 1;
      const problem = whatIsWrong(input, i, judged);
      if (problem) findings.push({ place: `${judged.stepKey} / ${judged.address}, event ${record.sequence}`, problem });
    });
    return { inputs, findings };
  },
};

function judgedIn({ event }: RunRecord): Judged | undefined {
  if (event.type === 'EntryRecorded' || event.type === 'EntryCorrected') return event.body;
  if (event.type === 'CalculationRecorded' && event.body.value) return { ...event.body, value: event.body.value };
  return undefined;
}

function whatIsWrong({ run, recipe }: RuleInput, i: number, judged: Judged): string | undefined {
  const view = run.states[i];
  const step = view?.steps[judged.stepKey];
  const info = step && stepInfo(recipe, step.stepId);
  const field = info && fieldAt(info.node, judged.address);
  if (!view || !step || !info || !field) return 'is no field of the recipe';
  const verdict = judge(judged.value, limitsInForce(field, info, step.iteration, view, recipe), field.definition);
  if (verdict.result !== judged.verdict.result || verdict.level !== judged.verdict.level) {
    return `was judged ${words(judged.verdict)}; by the recipe it is ${words(verdict)}`;
  }
  const needs = verdict.result === 'undecidable' || (verdict.result === 'outside' && verdict.level !== 'normal' && verdict.level !== undefined);
  if (!needs) return undefined;
  const raised = run.records.some(({ event }) => event.type === 'ExceptionRaised' && event.body.stepKey === judged.stepKey && (event.body.address === judged.address || event.body.address === undefined));
  return raised ? undefined : `is ${words(verdict)} and no exception was raised`;
}

function words({ result, level }: Verdict): string {
  return level === undefined ? result : `${result} the ${level} range`;
}
