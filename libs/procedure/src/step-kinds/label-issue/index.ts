import type { StepKind } from '../step-kind';
import { makeOverprint, refuseEntry } from './decide';
import { lint } from './lint';
import { config, configOf, namesOf } from './schema';

/** Labels are issued: the approved artwork only, counted, with an overprint that the system makes. */
export const labelIssue: StepKind = {
  id: 'label-issue',
  config,
  reads: namesOf,
  afterStart: makeOverprint,
  beforeComplete: makeOverprint,
  refuseEntry,
  measures: (step) => [configOf(step).overprint?.entry].filter((entry) => entry !== undefined),
  simulate: ({ node }, { address }) => (address === configOf(node).version ? configOf(node).artwork : undefined),
  lint,
};
