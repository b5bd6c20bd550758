import i18next from 'i18next';
import type { Problem } from './problem';

/** Answers of whoever stands before a service that is not there: a proxy, an ingress. */
const AWAY: readonly number[] = [502, 503, 504];

/** In words of the screen that the service behind an address does not answer, where what came is no word of its own; undefined when the status says something else. */
export function serviceAway(url: string, status: number): Problem | undefined {
  const service = /^\/api\/([a-z-]+)\//.exec(new URL(url, location.origin).pathname)?.[1];
  if (service === undefined || !AWAY.includes(status)) return undefined;
  const name = i18next.t(`service.${service}`, { defaultValue: service });
  return { code: 'service-away', status, title: i18next.t('problem.service-away', { service: name }), detail: i18next.t('problem.service-away-help'), traceId: '' };
}
