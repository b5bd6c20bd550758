import { sameDimension } from '@batchwright/kernel';
import { finding, type LintFinding } from '../../lint/lint-finding';
import type { StepInfo } from '../../tree/indexed-recipe';
import { lintEntryNames } from '../lint-names';
import { configOf } from './schema';

/** Its duration is a number in a unit of time, its stop a boolean. */
export function lint(info: StepInfo): LintFinding[] {
  const { node, pointer } = info;
  const { duration, stop, target } = configOf(node);
  const findings = lintEntryNames(info, { duration, stop });
  const entry = node.entries.findIndex(({ id }) => id === duration);
  const unit = node.entries[entry]?.unit;
  if (unit !== undefined && !sameDimension(unit, 's')) findings.push(finding('unit-mismatch', `${pointer}/entries/${entry}/unit`, `a duration in ${unit} is not a time`, { step: node.id, unit }));
  if (target && !sameDimension(target.unit, 's')) findings.push(finding('unit-mismatch', `${pointer}/config/target/unit`, `the target of "${node.title.en}" is not a time: ${target.unit}`, { step: node.id, unit: target.unit }));
  return findings;
}
