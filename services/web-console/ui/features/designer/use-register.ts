import type { RegisteredDocument } from '@batchwright/procedure';
import { useQuery } from '@tanstack/react-query';
import { createContext, useMemo } from 'react';
import { answerOf, api } from '../../api/client';
import type { Page } from '../../api/pages';
import type { ControlledDocument } from '../documents/queries';

/** Most documents that are looked at here; with more of them the service alone says what is wrong. */
const MOST = 500;

/** What a site has registered, for lint while one writes; undefined until it is known, or where it is too much. */
export function useRegister(site: string): readonly RegisteredDocument[] | undefined {
  const { data } = useQuery({
    queryKey: ['recipes', 'documents', 'register'],
    queryFn: () => answerOf(api.GET('/api/recipes/v1/documents', { params: { query: { limit: MOST } } })) as Promise<Page<ControlledDocument>>,
  });
  return useMemo(() => {
    if (!data || data.next !== undefined) return undefined;
    return data.items.filter((one) => one.site === site).map(({ code, versions, inEffect, withdrawnAt }) => ({ code, versions, withdrawn: withdrawnAt !== undefined, ...(inEffect === undefined ? {} : { inEffect }) }));
  }, [data, site]);
}

/** What may be chosen in a field of this name; any other text may be typed as well. */
export const Offers = createContext<Readonly<Record<string, readonly string[]>>>({});
