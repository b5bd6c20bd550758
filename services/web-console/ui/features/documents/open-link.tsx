import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../../look/notices';
import { openVersion, type VersionOfDocument } from './queries';

/** Opens one version of a document at a touch. */
export function OpenLink({ of, children }: { readonly of: VersionOfDocument; readonly children: ReactNode }) {
  const open = useMutation({ mutationFn: () => openVersion(of) });
  return (
    <>
      <button type="button" className="link document-open" onClick={() => open.mutate()}>{children}</button>
      {open.error && <ProblemNotice error={open.error} />}
    </>
  );
}
