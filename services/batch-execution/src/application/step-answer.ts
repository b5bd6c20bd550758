import { refuse, type DomainError } from '@batchwright/kernel';
import type { JsonValue } from '@batchwright/records';
import type { RunEvent } from '@batchwright/procedure';
import type { RunActed } from './act-on-run';

/** What a command at a step is answered. */
export interface StepAnswer {
  readonly aggregate: string;
  readonly sequence: number;
  readonly stepKey: string;
  /** Version of the step now: the next command names it. */
  readonly version: number;
  readonly status: string;
  /** Exceptions that this act raised. */
  readonly exceptions: readonly { readonly id: string; readonly type: string; readonly severity: string; readonly text: string }[];
  /** How the values stand to their limits. */
  readonly verdicts: readonly { readonly address: string; readonly result: string; readonly level?: string }[];
  /** Of a blind repetition: whether it agrees with the first value, which is not shown. */
  readonly agrees?: boolean;
}

/** The answer about a step after an act. */
export function stepAnswerOf(acted: RunActed, stepKey: string): StepAnswer & { readonly [key: string]: JsonValue } {
  const step = acted.view.steps[stepKey];
  const check = acted.events.find((event) => event.type === 'SecondCheckRecorded');
  return {
    aggregate: acted.aggregate,
    sequence: acted.sequence,
    stepKey,
    version: step?.version ?? 0,
    status: step?.status ?? 'not-reached',
    exceptions: acted.events.flatMap((event) => (event.type === 'ExceptionRaised' ? [{ id: event.body.exceptionId, type: event.body.type, severity: event.body.severity, text: event.body.text }] : [])),
    verdicts: acted.events.flatMap(verdictOf),
    ...(check?.type === 'SecondCheckRecorded' ? { agrees: check.body.agrees } : {}),
  };
}

function verdictOf(event: RunEvent): { address: string; result: string; level?: string }[] {
  if (event.type !== 'EntryRecorded' && event.type !== 'EntryCorrected' && event.type !== 'CalculationRecorded') return [];
  const { address, verdict } = event.body;
  return [{ address, result: verdict.result, ...(verdict.level ? { level: verdict.level } : {}) }];
}

/** A try that was stopped is recorded and then refused: the person sees what was expected, nothing else was kept (B5). */
export function refusedTry(events: readonly RunEvent[]): DomainError | undefined {
  const rejected = events.find((event) => event.type === 'EntryRejected');
  if (rejected?.type !== 'EntryRejected') return undefined;
  const { address, entered, expected = {}, attempt, code } = rejected.body;
  const { low, high, unit, text } = expected;
  const range = low !== undefined && high !== undefined ? `${low} – ${high}` : low !== undefined ? `≥ ${low}` : `≤ ${high ?? ''}`;
  const params = { address, entered: `${entered.value} ${entered.unit ?? ''}`.trim(), expected: text ?? `${range} ${unit === '1' ? '' : (unit ?? '')}`.trim(), low, high, unit, attempt };
  const known = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
  return refuse(code === 'wrong-item' ? 'wrong-item' : 'value-implausible', known, { rule: 'gmp-8', field: address });
}
