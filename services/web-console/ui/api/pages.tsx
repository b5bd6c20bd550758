import { Button, Loader } from '@mantine/core';
import { useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../look/notices';

/** A page of a list of the public API. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Items of all pages that were fetched so far. */
export type Pages<T> = UseInfiniteQueryResult<readonly T[]>;

/** A keyset-paged list. `read` gets the key after which the next page begins; `askAgainMs`: of what no event tells. */
export function usePages<T>(key: readonly unknown[], read: (after: string | undefined) => Promise<Page<T>>, enabled = true, askAgainMs?: number): Pages<T> {
  return useInfiniteQuery({
    queryKey: key,
    enabled,
    ...(askAgainMs === undefined ? {} : { refetchInterval: askAgainMs }),
    queryFn: ({ pageParam }: { pageParam: string | undefined }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}

/** A paged list as it is shown: waiting, refused, empty, or its items with the way to more of them. */
export function PagedList<T>({ of, empty, children }: { readonly of: Pages<T>; readonly empty: ReactNode; readonly children: (items: readonly T[]) => ReactNode }) {
  const { t } = useTranslation();
  if (of.data === undefined) {
    if (of.error) return <ProblemNotice error={of.error} again={() => void of.refetch()} />;
    return (
      <p className="row soft" role="status">
        <Loader size="sm" /> {t('loading')}
      </p>
    );
  }
  if (of.data.length === 0) return <>{empty}</>;
  return (
    <>
      {children(of.data)}
      {of.hasNextPage && (
        <Button variant="default" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()} mt="sm">
          {t('act.more')}
        </Button>
      )}
    </>
  );
}
