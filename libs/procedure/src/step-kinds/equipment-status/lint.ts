import { sameDimension } from '@batchwright/kernel';
import { finding, type LintFinding } from '../../lint/lint-finding';
import type { StepInfo } from '../../tree/indexed-recipe';
import { lintEntryNames } from '../lint-names';
import { configOf } from './schema';

/** It holds the equipment it speaks of; a check has both readings; how long clean holds is a time. */
export function lint(info: StepInfo): LintFinding[] {
  const { node, pointer } = info;
  const { requirement, becomes, holds, low, high } = configOf(node);
  const findings = lintEntryNames(info, { low, high });
  if (!(node.equipment ?? []).some((one) => one.requirement === requirement)) findings.push(finding('equipment-missing', `${pointer}/config/requirement`, `"${node.title.en}" speaks of "${requirement}" and does not hold it`, { step: node.id }));
  if (becomes === 'checked' && (low === undefined || high === undefined)) findings.push(finding('reading-missing', `${pointer}/config`, `"${node.title.en}" needs the readings of both reference weights`, { step: node.id }));
  if (holds && !sameDimension(holds.unit, 's')) findings.push(finding('unit-mismatch', `${pointer}/config/holds/unit`, `how long "${node.title.en}" holds is not a time: ${holds.unit}`, { step: node.id, unit: holds.unit }));
  return findings;
}
