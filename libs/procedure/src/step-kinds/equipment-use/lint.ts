import { finding, type LintFinding } from '../../lint/lint-finding';
import type { StepInfo } from '../../tree/indexed-recipe';

/** It names the equipment. */
export function lint({ node, pointer }: StepInfo): LintFinding[] {
  if ((node.equipment ?? []).length > 0) return [];
  return [finding('equipment-missing', pointer, `"${node.title.en}" uses equipment and names none`, { step: node.id })];
}
