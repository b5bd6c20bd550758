import { durationMs } from '@batchwright/procedure';
import type { RunRecord } from '../run-record';
import type { Finding, Rule } from './rule';

/** Nobody acted at two terminals sooner after each other than the way between them takes (F3; 21 CFR 211.194(a)). */
export const onePlace: Rule = {
  id: 'one-place',
  version: 1,
  title: { en: 'Nobody was in two places at once', de: 'Niemand war an zwei Orten zugleich' },
  check({ run, recipe }) {
    const findings: Finding[] = [];
    let inputs = 0;
    for (const check of recipe.document.consistency ?? []) {
      if (check.kind !== 'one-place') continue;
      const within = durationMs(check.within);
      const last = new Map<string, RunRecord>();
      for (const record of run.records) {
        const { person, terminal } = record;
        if (person === undefined || terminal === undefined) continue;
        inputs += 1;
        const before = last.get(person);
        last.set(person, record);
        if (!before || before.terminal === terminal) continue;
        const elapsed = Date.parse(record.at) - Date.parse(before.at) - (record.correctionMs - before.correctionMs);
        if (elapsed < within) {
          const place = `event ${record.sequence}`;
          findings.push({ place, problem: `${check.title.en}: ${record.name ?? person} acted at ${terminal} ${Math.round(elapsed / 1000)} s after event ${before.sequence} at ${before.terminal ?? ''}` });
        }
      }
    }
    return { inputs, findings };
  },
};
