import type { Actor } from '@batchwright/access';
import { ruleFor, type ExceptionBlock, type ExceptionRules, type ExceptionSigner } from '@batchwright/procedure';

/** A row of the table of a site; what stands under a type goes before its severity. */
export interface ExceptionRuleView {
  readonly of: 'severity' | 'type';
  readonly name: string;
  readonly severity: 'minor' | 'major' | 'critical';
  readonly signers: readonly ExceptionSigner[];
  readonly blocks: ExceptionBlock;
}

/** How the sites of who asks treat exceptions (G2). */
export class ReadExceptionRules {
  constructor(private readonly rulesOf: (site: string) => ExceptionRules) {}

  execute({ sites }: Actor): { readonly site: string; readonly rules: readonly ExceptionRuleView[] }[] {
    return sites.map((site) => ({ site, rules: rowsOf(this.rulesOf(site)) }));
  }
}

function rowsOf(rules: ExceptionRules): ExceptionRuleView[] {
  const severities = (['minor', 'major', 'critical'] as const).map((severity): ExceptionRuleView => ({ of: 'severity', name: severity, ...rules.bySeverity[severity], severity }));
  const types = Object.entries(rules.byType).map(([name, { severity = 'minor' }]): ExceptionRuleView => ({ of: 'type', name, ...ruleFor(rules, name, severity) }));
  return [...severities, ...types];
}
