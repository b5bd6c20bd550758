import { ROLES, type Actor } from '@batchwright/access';

/** Who reads a step for others: nothing is his to do, and whatever a role would have to repeat blind is kept from him. */
export function nobody(sites: readonly string[]): Actor {
  return { person: '', name: '', account: '', subject: '', roles: ROLES, sites, tokenExpires: 0 };
}
