/**
 * Whether something at Keycloak is other than the file says. What the file leaves out may be anything; lists of words are compared without
 * their order, because Keycloak keeps none.
 */
export function differs(wanted: unknown, now: unknown): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(now) || now.length !== wanted.length) return true;
    const [left, right] = wanted.every((one) => typeof one === 'string') ? [wanted.toSorted(), now.toSorted()] : [wanted, now as unknown[]];
    return left.some((one, at) => differs(one, right[at]));
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof now !== 'object' || now === null) return true;
    return Object.entries(wanted).some(([name, value]) => differs(value, (now as Record<string, unknown>)[name]));
  }
  return wanted !== now;
}

/** The part of what is wanted that is other than what is there; its fields whole. */
export function difference<T extends object>(wanted: T, now: object): Partial<T> {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => differs(value, (now as Record<string, unknown>)[name]))) as Partial<T>;
}
