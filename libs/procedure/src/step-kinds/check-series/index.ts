import type { StepKind } from '../step-kind';
import { attemptsOf, openFailures, refuseValue } from './attempts';
import { afterEntry, afterStart, beforeComplete, followCount, lastGoodCheck, onTimer } from './decide';
import { followMachine } from './machine';
import { lint } from './lint';
import { checkOfField, config, configOf } from './schema';

/** Checks at intervals while something runs: they become due, may be missed, pause with the run; a failed one begins the reaction plan. */
export const checkSeries: StepKind = {
  id: 'check-series',
  config,
  afterStart,
  afterEntry,
  onOther: followCount,
  afterCorrection: followMachine,
  beforeComplete,
  onTimer,
  refuseValue,
  attempts: attemptsOf,
  // a container that has its own check is judged by that
  openFailures: (info, step) => (configOf(info.node).perContainer === undefined ? openFailures(info, step) : []),
  rowsSetAside: ({ node }, after, field) => {
    const { perContainer: table } = configOf(node);
    return table === undefined ? undefined : { table, after, to: checkOfField(node, field) ?? after };
  },
  checkOf: (info, field) => checkOfField(info.node, field),
  lastGood: lastGoodCheck,
  gapsIn: (step) => configOf(step).table,
  reads: (step) => [configOf(step).perCount?.of, configOf(step).perContainer].filter((name) => name !== undefined),
  accompanies: (step) => configOf(step).during,
  exceptionType: (_info, field, level) => (level === 'action' && field.row !== undefined ? 'check-failed' : undefined),
  lint,
};
