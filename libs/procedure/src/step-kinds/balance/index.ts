import type { StepKind } from '../step-kind';
import { lint } from './lint';
import { config, configOf } from './schema';

/** Yields, losses and balances over several stages, worked out from what was recorded; outside their limits they are exceptions. */
export const balance: StepKind = {
  id: 'balance',
  config,
  exceptionType: ({ node }, { address }) => {
    const { yields, agree = [] } = configOf(node);
    if (agree.includes(address)) return 'figures-disagree';
    return yields.some(({ entry }) => entry === address) ? 'yield-out-of-range' : undefined;
  },
  lint,
};
