import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { usePages, type Page } from '../../api/pages';
import { guestFile, isGuest } from '../../session/guest';
import { openInWindow } from '../../look/open-in-window';

export type ControlledDocument = components['schemas']['DocumentResponse'];

/** One version of a document: these bytes never change. */
export interface VersionOfDocument {
  readonly documentId: string;
  readonly code: string;
  readonly version: number;
  /** Of its bytes: guests read by it. */
  readonly sha256?: string;
}

export function useDocuments() {
  return usePages<ControlledDocument>(['recipes', 'documents'], (after) => answerOf(api.GET('/api/recipes/v1/documents', { params: { query: after ? { after } : {} } })) as Promise<Page<ControlledDocument>>);
}

function fetched({ documentId, version, sha256 = '' }: VersionOfDocument): Promise<Blob> {
  if (isGuest()) return guestFile('step-files', sha256);
  return answerOf(api.GET('/api/recipes/v1/documents/{id}/versions/{version}/file', { params: { path: { id: documentId, version: String(version) } }, parseAs: 'blob' })) as unknown as Promise<Blob>;
}

/** The address at which the browser has the bytes, fetched with the token; they never change, so they are fetched once. */
export function useFileOf(of: VersionOfDocument): { readonly address?: string; readonly failed: boolean } {
  const { data, isError } = useQuery({ queryKey: ['document', of.documentId, of.version], queryFn: () => fetched(of), staleTime: Infinity, retry: false });
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!data) return undefined;
    const made = URL.createObjectURL(data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return { failed: isError, ...(address ? { address } : {}) };
}

/** Opens exactly this version in a window of its own. Throws what the plant refused. */
export function openVersion(of: VersionOfDocument): Promise<void> {
  return openInWindow(`${of.code}-v${of.version}`, () => fetched(of));
}
