import { NOT_APPLICABLE, type RunView } from '@batchwright/procedure';
import { isBookkeeping } from '../run-record';
import type { Finding, Rule } from './rule';

/** How much earlier than the event before it an act may say it happened: the age that the database allows a reading of its clock. */
const CLOCK_AGE_MS = 2000;

const DURING_STEP = ['EntryRecorded', 'EntryRejected', 'SecondCheckRecorded', 'StepCompleted'];

/** Nothing is missing between two events, no time runs backwards, nothing was recorded at a step that was not on (gmp 7; 21 CFR 11.10(f)). */
export const recordOrder: Rule = {
  id: 'record-order',
  version: 1,
  title: { en: 'Events follow each other without gap, in time, and only at steps that were reached', de: 'Ereignisse folgen lückenlos und zeitlich aufeinander und nur an erreichten Schritten' },
  check({ run }) {
    const findings: Finding[] = [];
    run.records.forEach((record, i) => {
      const place = `event ${record.sequence}`;
      const before = run.records[i - 1];
      if (record.sequence !== i + 1) findings.push({ place, problem: `follows event ${i}: an event is missing or doubled` });
      if ((i === 0) !== (record.event.type === 'RunCreated')) findings.push({ place, problem: `${record.event.type} at this place` });
      if (before) {
        const elapsed = Date.parse(record.at) - Date.parse(before.at) - (record.correctionMs - before.correctionMs);
        if (elapsed < -CLOCK_AGE_MS) findings.push({ place, problem: `happened ${-elapsed} ms before the event that precedes it` });
      }
      const { stepKey } = record.event.body as { stepKey?: string };
      const step = stepKey === undefined ? undefined : run.states[i]?.steps[stepKey];
      if (record.event.type === 'StepStarted' && step?.status !== 'ready' && step?.status !== 'requesting') findings.push({ place: `${stepKey ?? ''}, ${place}`, problem: 'was started without having been reached' });
      if (record.event.type === 'StepCompleted' && record.event.body.notApplicable) {
        if (!isPermitted(run.states[i], stepKey, record.event.body.notApplicable.permissionId)) findings.push({ place: `${stepKey ?? ''}, ${place}`, problem: 'was closed as not applicable without a deviation that permits it' });
      } else if (DURING_STEP.includes(record.event.type) && step?.status !== 'started') findings.push({ place: `${stepKey ?? ''}, ${place}`, problem: `${record.event.type} while the step was ${step?.status ?? 'not reached'}` });
      if (run.states[i]?.run.sealed === true && !isBookkeeping(record.event.type)) findings.push({ place, problem: `${record.event.type} on a sealed record` });
    });
    return { inputs: run.records.length, findings };
  },
};

/** The permission was given for this step and for nothing else, and was used up by it. */
function isPermitted(view: RunView | undefined, stepKey: string | undefined, permissionId: string): boolean {
  return view?.run.permissions?.some((one) => one.permissionId === permissionId && one.stepKey === stepKey && one.rule === NOT_APPLICABLE && one.used) === true;
}
