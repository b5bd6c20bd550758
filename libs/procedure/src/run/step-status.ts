import { stateTable } from '@batchwright/kernel';

/** State of one step instance. A step without a row has not been reached yet. */
export type StepStatus = 'ready' | 'requesting' | 'started' | 'completed';

/** What moves it on. */
export type StepMove = 'request' | 'withdraw' | 'start' | 'complete' | 'reopen' | 'close';

/** `close`: not applicable under a deviation. `requesting`: grants were asked for; the person touches start again when they are there. */
export const STEP_STATES = stateTable<StepStatus, StepMove>({
  ready: { request: 'requesting', start: 'started', close: 'completed' },
  requesting: { request: 'requesting', withdraw: 'ready', start: 'started', close: 'completed' },
  started: { complete: 'completed', close: 'completed' },
  completed: { reopen: 'started' },
});
