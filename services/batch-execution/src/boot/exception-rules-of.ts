import type { PlantSettings } from '@batchwright/host';
import { unwrap } from '@batchwright/kernel';
import { readExceptionRules, USUAL_EXCEPTION_RULES, type ExceptionRules } from '@batchwright/procedure';

/** The table of each site, read once; one that cannot be used keeps the service from starting, with the place of the fault. */
export function exceptionRulesOf({ exceptionRules = {} }: Pick<PlantSettings, 'exceptionRules'>): (site: string) => ExceptionRules {
  const tables = new Map(Object.entries(exceptionRules).map(([site, given]) => [site, unwrap(readExceptionRules(given))]));
  return (site) => tables.get(site) ?? USUAL_EXCEPTION_RULES;
}
