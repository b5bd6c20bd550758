import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../look/loaded';
import { Empty } from '../../look/notices';
import { roomFor } from './scales';
import type { Looked } from './trend-address';
import { useRunOfTrend } from './use-happenings';
import type { SitedTag } from './use-tags';
import { wholeRun } from './whole-run';

/** Tags of a run that are drawn at first; others can be chosen. */
const FIRST = 8;

/** A run of which nobody chose tags yet: what its equipment measures is drawn over the whole of it. */
export function OfRun({ runId, tags, onShow }: { readonly runId: string; readonly tags: readonly SitedTag[]; readonly onShow: (next: Partial<Looked>) => void }) {
  const { t } = useTranslation();
  const found = useRunOfTrend(runId);
  const when = found.data?.when;
  const of = new Set(found.data?.tags.map(({ code }) => code));
  const chosen = tags.filter(({ code, type }) => of.has(code) && type !== 'text').reduce<SitedTag[]>((kept, tag) => (kept.length < FIRST && roomFor(tag, kept) === 'yes' ? [...kept, tag] : kept), []);
  const codes = chosen.map(({ code }) => code).join(' ');
  useEffect(() => {
    if (codes !== '' && when) onShow({ codes: codes.split(' '), span: wholeRun(when, Date.now() / 1000) });
  }, [codes, when]); // once they are known
  return <Loaded of={found}>{({ run }) => (codes === '' || !when ? <Empty title={t('trend.no-tags-of-run', { number: run.number })}>{t('trend.no-tags-of-run-help')}</Empty> : null)}</Loaded>;
}
