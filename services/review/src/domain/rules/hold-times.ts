import { durationMs, type HoldTime } from '@batchwright/procedure';
import type { RunRecord } from '../run-record';
import type { Finding, Rule } from './rule';

/** Every hold time is measured again from the times of the two events; one that was not kept has its exception (B11; 21 CFR 211.111). */
export const holdTimesRule: Rule = {
  id: 'hold-times',
  version: 1,
  title: { en: 'Every hold time was measured rightly and kept, or has its exception', de: 'Jede Haltezeit wurde richtig gemessen und eingehalten oder hat ihre Ausnahme' },
  check({ run, recipe }) {
    const findings: Finding[] = [];
    let inputs = 0;
    const begun = new Map<string, RunRecord>();
    for (const record of run.records) {
      const { event } = record;
      if (event.type === 'HoldTimeStarted') begun.set(event.body.holdKey, record);
      if (event.type !== 'HoldTimeEnded') continue;
      inputs += 1;
      const { holdKey, holdTime: id, elapsedMs, within } = event.body;
      const holdTime = recipe.document.holdTimes.find((one) => one.id === id);
      const start = begun.get(holdKey);
      begun.delete(holdKey);
      const say = (problem: string): void => void findings.push({ place: `${holdKey}, event ${record.sequence}`, problem });
      if (!holdTime || !start) {
        say('ended without having begun, or is none of the recipe');
        continue;
      }
      const elapsed = Date.parse(record.at) - Date.parse(start.at) - (record.correctionMs - start.correctionMs);
      if (elapsed !== elapsedMs) say(`shows ${elapsedMs} ms; by the times of its events it is ${elapsed} ms`);
      const kept = isKept(holdTime, elapsed);
      if (kept !== within) say(kept ? 'is marked as not kept, and was' : 'is marked as kept, and was not');
      if (!kept && !hasException(run.records, id)) say('was not kept and no exception was raised');
    }
    for (const [holdKey, { sequence }] of begun) {
      inputs += 1;
      if (run.view.run.state === 'complete') findings.push({ place: `${holdKey}, event ${sequence}`, problem: 'began and never ended' });
    }
    return { inputs, findings };
  },
};

function isKept({ min, max }: HoldTime, elapsed: number): boolean {
  return (max === undefined || elapsed <= durationMs(max)) && (min === undefined || elapsed >= durationMs(min));
}

function hasException(records: readonly RunRecord[], holdTime: string): boolean {
  return records.some(({ event }) => event.type === 'ExceptionRaised' && (event.body.type === 'hold-time-exceeded' || event.body.type === 'hold-time-short') && event.body.params.holdTime === holdTime);
}
