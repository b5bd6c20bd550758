import { finding, type LintFinding } from '../../lint/lint-finding';
import type { StepInfo } from '../../tree/indexed-recipe';
import { configOf } from './schema';

/** The sample's number is recorded, in an entry or a column. */
export function lint({ node, pointer }: StepInfo): LintFinding[] {
  const { sampleId } = configOf(node);
  if (node.entries.some((entry) => entry.id === sampleId || entry.columns?.some(({ id }) => id === sampleId))) return [];
  return [finding('unknown-entry', `${pointer}/config/sampleId`, `"${node.title.en}" records no sample number "${sampleId}"`, { step: node.id, entry: sampleId })];
}
