import type { LimitLevel } from '../recipe/entry';

/** A value that a rehearsal puts into a field instead of the usual one. */
export interface SteeredValue {
  readonly step: string;
  readonly entry: string;
  readonly column?: string;
  readonly value: string;
  /** Only in the first turn of the innermost loop; otherwise in every one. */
  readonly firstTurnOnly?: true;
}

/** How one rehearsal differs from the one in which everything is as it should be. */
export interface Scenario {
  /** `usual`, `limits-left:action`, `decision:oil:0` …; what it was played for. */
  readonly id: string;
  /** Every number leaves its limits of this level, as far as it stays plausible. */
  readonly leave?: LimitLevel;
  /** Answers are those that are not accepted. */
  readonly refusedAnswers?: true;
  /** Every number is first typed so that it cannot be. */
  readonly implausibleFirst?: true;
  /** Every hold time runs out before its end. */
  readonly exceedHoldTimes?: true;
  /** The first check of each series is missed. */
  readonly missChecks?: true;
  readonly values?: readonly SteeredValue[];
}

const LEVELS: readonly LimitLevel[] = ['normal', 'action', 'validated', 'registered'];

/** What every recipe is rehearsed with; what they leave uncovered is steered to one by one. */
export const SWEEPS: readonly Scenario[] = [
  { id: 'usual' },
  { id: 'tries-stopped', implausibleFirst: true },
  ...LEVELS.map((level): Scenario => ({ id: `limits-left:${level}`, leave: level })),
  { id: 'answers-not-accepted', refusedAnswers: true },
  { id: 'hold-times-exceeded', exceedHoldTimes: true },
  { id: 'checks-missed', missChecks: true },
];
