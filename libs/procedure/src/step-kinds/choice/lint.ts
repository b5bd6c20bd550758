import { finding, type LintFinding } from '../../lint/lint-finding';
import type { StepInfo } from '../../tree/indexed-recipe';

/** A step of this kind has at least one entry of its type. */
export function lint({ node, pointer }: StepInfo): LintFinding[] {
  if (node.entries.some((entry) => entry.type === 'choice' || entry.type === 'boolean')) return [];
  return [finding('entry-missing-for-kind', `${pointer}/entries`, `"${node.title.en}" is a choice step without a matching entry`, { step: node.id, kind: 'choice' })];
}
