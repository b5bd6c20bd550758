import type { StepKind } from '../step-kind';
import { refuseEntry } from './decide';
import { lint } from './lint';
import { config, configOf } from './schema';

/** Labels are counted, destroyed and accounted for; the system works the difference out. */
export const labelReconciliation: StepKind = {
  id: 'label-reconciliation',
  config,
  exceptionType: ({ node }, { address }) => (address === configOf(node).difference ? 'labels-unaccounted' : undefined),
  refuseEntry,
  simulate: ({ node }, { address }, _target, { step }) => {
    const { declared, difference, returned, overprinted } = configOf(node);
    const counted = step.entries[difference]?.value;
    if (address === declared && counted?.kind === 'number') return counted.value;
    return address === returned && overprinted ? '0' : undefined;
  },
  lint,
};
