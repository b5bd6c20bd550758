import { useMemo } from 'react';
import { useDraft } from '../../session/draft';
import type { Card } from './model';

type Codes = Readonly<Record<string, string>>;

/** Codes scanned for what a step needs, by need: a draft like everything else that was not sent, so neither a reload nor the way to the signing page loses them. */
export function useCodes({ runId, stepKey }: Card): { readonly codes: Codes; readonly setCode: (need: string, code: string) => void; readonly clearCodes: () => void } {
  const [kept, keep, clearCodes] = useDraft(`${runId}/${stepKey}/codes`);
  const codes = useMemo(() => (kept === '' ? {} : (JSON.parse(kept) as Codes)), [kept]);
  return { codes, setCode: (need, code) => keep(JSON.stringify({ ...codes, [need]: code })), clearCodes };
}
