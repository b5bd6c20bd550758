import { refuse } from '@batchwright/kernel';
import type { Actor } from './actor';

/** The site must be one of the actor's; another one looks as if it did not exist (404), so that nothing is learned from asking. */
export function requireSite(actor: Actor, site: string, what = 'site'): void {
  if (!actor.sites.includes(site)) throw refuse('not-found', { what }, { rule: '21 CFR 11.10(d)' });
}
