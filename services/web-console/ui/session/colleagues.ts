import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import { usePerson } from './session';

/** Everybody with an account who works at one of the sites of who looks, himself among them; locked ones are not. */
export function useColleagues(enabled = true) {
  const me = usePerson();
  const people = useQuery({ queryKey: ['identity', 'signers'], enabled, queryFn: () => answerOf(api.GET('/api/identity/v1/people', { params: { query: { limit: 500 } } })) });
  return (people.data?.items ?? []).filter((one) => !one.locked && one.accounts.length > 0 && one.sites.some((site) => me.sites.includes(site)));
}
