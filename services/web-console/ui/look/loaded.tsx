import { Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from './notices';

/** What was asked for, or that it is on its way, or why it does not come. What is there stays while it is read anew. */
export function Loaded<T>({ of, children }: { readonly of: UseQueryResult<T>; readonly children: (data: T) => ReactNode }) {
  const { t } = useTranslation();
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <ProblemNotice error={of.error} again={() => void of.refetch()} />;
  return (
    <p className="row soft" role="status">
      <Loader size="sm" /> {t('loading')}
    </p>
  );
}
