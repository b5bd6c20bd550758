/** Realm roles. `admin` is technical and holds no GMP right (gmp 11). */
export const ROLES = ['operator', 'supervisor', 'engineer', 'dispenser', 'warehouse', 'qc', 'qa', 'qp', 'trainer', 'maintenance', 'integrator', 'inspector', 'admin'] as const;

export type Role = (typeof ROLES)[number];

/** True for a role that we know; others in a token are ignored. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
