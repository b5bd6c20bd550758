/**
 * What scanners say, in one form: id, package, version, severity (`critical`, `high`, `medium`, `low`, `unknown`), version that mends it.
 * Throws when an answer is not what that scanner writes: an answer that nobody understands must not pass for "nothing found".
 */
const SEVERITIES = new Set(['critical', 'high', 'medium', 'low']);

function severityOf(word) {
  const small = String(word ?? '').toLowerCase();
  if (small === 'moderate') return 'medium';
  if (small === 'negligible' || small === 'info') return 'low';
  return SEVERITIES.has(small) ? small : 'unknown';
}

/** `trivy … --format json`. */
export function findingsOfTrivy(answer) {
  if (answer?.SchemaVersion !== 2) throw new Error('the answer of trivy is not of its version 2');
  return (answer.Results ?? []).flatMap(({ Vulnerabilities }) =>
    (Vulnerabilities ?? []).map((one) => ({ id: one.VulnerabilityID, package: one.PkgName, version: one.InstalledVersion, severity: severityOf(one.Severity), mendedBy: one.FixedVersion || undefined })),
  );
}

/** `grype … --output json`. */
export function findingsOfGrype(answer) {
  if (!Array.isArray(answer?.matches)) throw new Error('the answer of grype has no "matches"');
  return answer.matches.map(({ vulnerability, artifact }) => ({
    id: vulnerability.id, package: artifact.name, version: artifact.version, severity: severityOf(vulnerability.severity), mendedBy: vulnerability.fix?.versions?.join(', ') || undefined,
  }));
}
