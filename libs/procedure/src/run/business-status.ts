import { stateTable } from '@batchwright/kernel';

/** Where a batch stands for the business; a machine of its own beside the ISA-88 state (requirement B2). Execution goes up to `executed`. */
export type BusinessStatus = 'created' | 'released' | 'in-execution' | 'executed' | 'production-reviewed' | 'qa-reviewed' | 'dispositioned' | 'closed';

/** What moves it on. */
export type BusinessMove = 'release-to-floor' | 'begin' | 'execute' | 'production-review' | 'qa-review' | 'reopen-review' | 'dispose' | 'close';

/** Disposition (rejection) never waits: it leads on from everywhere before it. */
export const BUSINESS_STATES = stateTable<BusinessStatus, BusinessMove>({
  created: { 'release-to-floor': 'released', dispose: 'dispositioned' },
  released: { begin: 'in-execution', dispose: 'dispositioned' },
  'in-execution': { execute: 'executed', dispose: 'dispositioned' },
  executed: { 'production-review': 'production-reviewed', dispose: 'dispositioned' },
  'production-reviewed': { 'qa-review': 'qa-reviewed', 'reopen-review': 'executed', dispose: 'dispositioned' },
  'qa-reviewed': { dispose: 'dispositioned', 'reopen-review': 'executed' },
  dispositioned: { close: 'closed' },
  closed: {},
});
