import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { preFlight as german } from '../../ui/language/de/pre-flight';
import { preFlight as english } from '../../ui/language/en/pre-flight';

const RULES = ['services/resources/src/domain/equipment-suitability.ts', 'services/resources/src/domain/lot-suitability.ts', 'services/resources/src/domain/foresee.ts', 'services/batch-execution/src/application/foresee-order.ts', 'libs/procedure/src/plan/foresee-people.ts'];
/** Pre-flight asks for no amount of one container: these are for grants alone. */
const OF_GRANTS = ['unit-mismatch', 'no-quantity'];

/** Codes that a rule's source gives; those made of an axis are written out. */
function codesIn(path: string): string[] {
  const source = readFileSync(resolve(__dirname, '../../../..', path), 'utf8');
  return [...source.matchAll(/reasonCode: '([\w-]+)'|reasonCode: [^,]*\? '([\w-]+)' : '([\w-]+)'|add\('\w+', '([\w-]+)'/g)].flatMap((match) => match.slice(1).filter((code) => code !== undefined));
}

describe('B21 reasons of pre-flight have words', () => {
  it('has words in both languages for every reason that the rules give', () => {
    const codes = [...new Set([...RULES.flatMap(codesIn), 'calibration-overdue', 'qualification-overdue'])].filter((code) => !OF_GRANTS.includes(code));
    expect(codes.length).toBeGreaterThan(30);
    for (const words of [english.foreseen, german.foreseen]) expect(codes.filter((code) => !(code in words))).toEqual([]);
  });
});
