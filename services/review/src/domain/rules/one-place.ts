import { durationMs } from '@batchwright/procedure';
import type { RunRecord } from '../run-record';
import { checksOfRecipe } from './checks-of-recipe';
import type { Finding, Rule } from './rule';

/** Nobody acted at two terminals sooner after each other than the way between them takes (F3; 21 CFR 211.194(a)). */
export const onePlace: Rule = {
  id: 'one-place',
  version: 1,
  title: { en: 'Nobody was in two places at once', de: 'Niemand war an zwei Orten zugleich' },
  check: (input) =>
    checksOfRecipe('one-place', input, (check) => {
      const within = durationMs(check.within);
      const last = new Map<string, RunRecord>();
      const placed = input.run.records.filter(({ person, terminal }) => person !== undefined && terminal !== undefined);
      const findings = placed.flatMap((record): Finding[] => {
        const { person = '', terminal } = record;
        const before = last.get(person);
        last.set(person, record);
        if (!before || before.terminal === terminal) return [];
        const elapsed = Date.parse(record.at) - Date.parse(before.at) - (record.correctionMs - before.correctionMs);
        if (elapsed >= within) return [];
        return [{ place: `event ${record.sequence}`, problem: `${check.title.en}: ${record.name ?? person} acted at ${terminal ?? ''} ${Math.round(elapsed / 1000)} s after event ${before.sequence} at ${before.terminal ?? ''}` }];
      });
      return { inputs: placed.length, findings };
    }),
};
