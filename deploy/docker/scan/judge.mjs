const FAILS = new Set(['critical', 'high']);
const DAY_MS = 86_400_000;
/** An exception is looked at again after so many days at the latest. */
export const LONGEST_DAYS = 90;

/** What is wrong with the list of exceptions itself, a sentence each. `today`: YYYY-MM-DD. */
export function faultsOfList(allowed, today) {
  if (!Array.isArray(allowed)) return ['the list of exceptions is not a JSON list'];
  const last = new Date(Date.parse(today) + LONGEST_DAYS * DAY_MS).toISOString().slice(0, 10);
  return allowed.flatMap((one, i) => {
    const name = `exception ${i + 1} (${one?.id ?? 'without id'})`;
    const missing = ['id', 'package', 'reason', 'by', 'expires'].filter((field) => typeof one?.[field] !== 'string' || one[field].trim() === '');
    if (missing.length) return [`${name} has no ${missing.join(', ')}`];
    if (one.reason.trim().length < 20) return [`${name}: the reason "${one.reason}" does not say why this plant cannot be harmed by it`];
    if (!/^\d{4}-\d{2}-\d{2}$/.test(one.expires) || Number.isNaN(Date.parse(one.expires))) return [`${name}: "${one.expires}" is no day; write it as in 2027-01-31`];
    if (one.expires > last) return [`${name} ends ${one.expires}, more than ${LONGEST_DAYS} days from now: at most ${last}`];
    return [];
  });
}

/**
 * Which findings fail the gate (high and critical ones that no exception in force covers), which are allowed, and which exceptions are
 * out of force or cover nothing. An exception covers one vulnerability of one package, through the day on which it ends.
 */
export function judge(findings, allowed, today) {
  const grave = findings.filter(({ severity }) => FAILS.has(severity) || severity === 'unknown');
  const covers = (one, finding) => one.id === finding.id && one.package === finding.package;
  const inForce = allowed.filter(({ expires }) => expires >= today);
  const failing = grave.filter((finding) => !inForce.some((one) => covers(one, finding)));
  return {
    failing: failing.filter(({ severity }) => severity !== 'unknown'),
    unknown: failing.filter(({ severity }) => severity === 'unknown'),
    allowed: grave.filter((finding) => inForce.some((one) => covers(one, finding))),
    expired: allowed.filter(({ expires }) => expires < today),
    idle: inForce.filter((one) => !findings.some((finding) => covers(one, finding))),
  };
}
