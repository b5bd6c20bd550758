import type { StepKind } from '../step-kind';
import { makeDates, refuseEntry } from './decide';
import { lint } from './lint';
import { config, configOf } from './schema';
import { setAsideCorrected, setAsideNew } from './set-aside';

/** What a part of the procedure gave and into which containers, with its yield, its dates and what of it may be released. */
export const output: StepKind = {
  id: 'output',
  config,
  exceptionType: (info, field) => (field.address === configOf(info.node).yield ? 'yield-out-of-range' : undefined),
  accompanies: (step) => configOf(step).dates?.since,
  afterStart: makeDates,
  beforeComplete: makeDates,
  refuseEntry,
  afterEntry: setAsideNew,
  afterCorrection: setAsideCorrected,
  containersOf: (step) => configOf(step).containers,
  measures: (step) => {
    const { dates } = configOf(step);
    return dates ? [dates.manufactured, dates.expires] : [];
  },
  lint,
};
