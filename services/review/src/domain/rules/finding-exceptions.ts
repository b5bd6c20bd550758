import type { Certificate } from '../certificate';
import type { ExceptionSeverity } from '../review-state';

/** Type of the exceptions that review raises for what its rules found. */
export const FINDING_EXCEPTION = 'record-finding';

/** Rules whose findings shake the record itself. */
const GRAVE = ['record-order', 'signature-evidence'];

/** A finding as an exception of the run: what cannot be mended must be decided by quality (gmp 8, 12). */
export interface FindingException {
  /** The finding in words; equal text = the same finding. */
  readonly text: string;
  readonly severity: ExceptionSeverity;
  /** Key of the step where it is, when it is at one. */
  readonly stepKey?: string;
}

/** What the rules found, as the exceptions to raise. `steps` are the keys of the run's steps. */
export function findingExceptions(certificate: Certificate, steps: readonly string[]): FindingException[] {
  return certificate.rules.flatMap(({ id, version, findings }) =>
    findings.map(({ place, problem }): FindingException => {
      const stepKey = place.split(/ \/ |, /)[0] ?? '';
      return { text: findingText(id, version, place, problem), severity: GRAVE.includes(id) ? 'critical' : 'major', ...(steps.includes(stepKey) ? { stepKey } : {}) };
    }));
}

/** One finding in one line. */
export function findingText(rule: string, version: number, place: string, problem: string): string {
  return `${rule} ${version}: ${place}: ${problem}`;
}

/** Findings about which quality has not decided: they keep the record from being consistent. */
export function undecidedFindings(certificate: Certificate, exceptions: readonly { readonly text: string; readonly type: string; readonly closed: boolean }[]): string[] {
  const decided = new Set(exceptions.filter(({ type, closed }) => type === FINDING_EXCEPTION && closed).map(({ text }) => text));
  return certificate.rules.flatMap(({ id, version, findings }) => findings.map(({ place, problem }) => findingText(id, version, place, problem))).filter((text) => !decided.has(text));
}
