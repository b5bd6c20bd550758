import { certifyPoints, type CertifiedPoint } from './checklist';
import { RULES } from './rules/registry';
import type { Finding, Rule, RuleInput } from './rules/rule';

/** Name and version of the certificate's form. */
export const CERTIFICATE_FORMAT = 'batchwright.certificate/1';

/** What one rule said about the record. */
export interface CertifiedRule {
  readonly id: string;
  readonly version: number;
  readonly title: { readonly en: string; readonly de: string };
  readonly inputs: number;
  readonly result: 'passed' | 'found';
  readonly findings: readonly Finding[];
}

/**
 * What was checked, by which rules, over how many inputs, with which result (F5): so that "nothing was found" says something.
 * It follows from record and rules alone: made twice it is the same, and one rule more or less makes it another.
 */
export interface Certificate {
  readonly format: string;
  readonly site: string;
  readonly runId: string;
  readonly batch: string;
  readonly recipe: { readonly code: string; readonly version: number; readonly hash: string };
  /** Chain head of the record and number of the events that were looked at. */
  readonly head: string;
  readonly count: number;
  readonly rules: readonly CertifiedRule[];
  /** Checklist of the recipe, each point with the rule that proves it; absent when the recipe has none. */
  readonly checklist?: readonly CertifiedPoint[];
}

/** Applies the rules. A rule that cannot be evaluated has found something (gmp 12). `rules` is for tests. */
export function certify(input: RuleInput, judged: { readonly head: string; readonly count: number }, rules: readonly Rule[] = RULES): Certificate {
  const { run } = input.run.view;
  const { checklist = [] } = input.recipe.document;
  const certified = rules.map((rule) => apply(rule, input));
  return {
    format: CERTIFICATE_FORMAT,
    site: run.site,
    runId: run.id,
    batch: run.number,
    recipe: { code: run.recipe.code, version: run.recipe.version, hash: run.recipe.hash },
    head: judged.head,
    count: judged.count,
    rules: certified,
    ...(checklist.length > 0 ? { checklist: certifyPoints(checklist, certified) } : {}),
  };
}

function apply(rule: Rule, input: RuleInput): CertifiedRule {
  const { id, version, title } = rule;
  try {
    const { inputs, findings } = rule.check(input);
    return { id, version, title, inputs, result: findings.length === 0 ? 'passed' : 'found', findings };
  } catch (error) {
    const problem = `the rule could not be evaluated: ${error instanceof Error ? error.message : String(error)}`;
    return { id, version, title, inputs: 0, result: 'found', findings: [{ place: 'run', problem }] };
  }
}
