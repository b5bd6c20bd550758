import { stateTable } from '@batchwright/kernel';

/** States of a procedural element (ISA-88.00.01, example states). */
export type RunState =
  | 'idle'
  | 'running'
  | 'pausing'
  | 'paused'
  | 'holding'
  | 'held'
  | 'restarting'
  | 'stopping'
  | 'stopped'
  | 'aborting'
  | 'aborted'
  | 'complete';

/** Commands. `settle` (the transient state is over) and `complete` are the engine's own; people give the others. */
export type RunCommandName = 'start' | 'pause' | 'resume' | 'hold' | 'restart' | 'stop' | 'abort' | 'settle' | 'complete';

/** Commands that people may give. */
export const PEOPLE_COMMANDS: readonly RunCommandName[] = ['start', 'pause', 'resume', 'hold', 'restart', 'stop', 'abort'];

/**
 * The state machine of a run. Starts are gated by it; stop, hold and abort are allowed wherever something could still run.
 * `pausing`, `holding`, `stopping` last until no step is in progress; `restarting` and `aborting` settle at once.
 */
export const RUN_STATES = stateTable<RunState, RunCommandName>({
  idle: { start: 'running', hold: 'holding', stop: 'stopping', abort: 'aborting' },
  running: { pause: 'pausing', hold: 'holding', stop: 'stopping', abort: 'aborting', complete: 'complete' },
  pausing: { settle: 'paused', resume: 'running', hold: 'holding', stop: 'stopping', abort: 'aborting' },
  paused: { resume: 'running', hold: 'holding', stop: 'stopping', abort: 'aborting' },
  holding: { settle: 'held', stop: 'stopping', abort: 'aborting' },
  held: { restart: 'restarting', stop: 'stopping', abort: 'aborting' },
  restarting: { settle: 'running', hold: 'holding', stop: 'stopping', abort: 'aborting' },
  stopping: { settle: 'stopped', abort: 'aborting' },
  stopped: { abort: 'aborting' },
  aborting: { settle: 'aborted' },
  aborted: {},
  complete: {},
});

/** States in which nothing more is made: corrections, comments and exceptions are still possible until the run is sealed. */
export const FINAL_STATES: readonly RunState[] = ['stopped', 'aborted', 'complete'];
