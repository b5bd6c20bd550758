import { SegmentedControl } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Loaded } from '../../look/loaded';
import { ProblemNotice } from '../../look/notices';
import type { TrendCanvas } from '../trends/plot-frame';
import type { Shown } from '../trends/scales';
import { writeAddress } from '../trends/trend-address';
import { useSentences } from '../trends/trend-legend';
import { TrendPicture } from '../trends/trend-picture';
import { TrendTable } from '../trends/trend-table';
import '../trends/trends.css';
import { useCurves } from '../trends/use-curves';
import { NOTHING_BESIDE } from '../trends/use-happenings';
import { useTags, type SitedTag } from '../trends/use-tags';
import type { ExceptionContext } from './queries';

/** Curves that are drawn at once. */
const MOST = 4;

/** What the machines of an exception said around it: as a picture and as a table. */
export function ContextTrend({ around, site }: { readonly around: ExceptionContext; readonly site: string }) {
  const { t } = useTranslation();
  const tags = useTags();
  if (around.tags.length === 0 && around.equipment.length === 0) return <p className="soft">{t('context.no-machine')}</p>;
  return (
    <Loaded of={tags}>
      {(all) => {
        const chosen = chosenOf(all, around, site);
        return chosen.length === 0 ? <p className="soft">{t('context.no-tags', { equipment: around.equipment.join(', ') })}</p> : <Trend tags={chosen} around={around} />;
      }}
    </Loaded>
  );
}

/** The tags that it is about, in their order; else those of its equipment. */
function chosenOf(all: readonly SitedTag[], { tags, equipment }: ExceptionContext, site: string): SitedTag[] {
  const here = all.filter((tag) => tag.site === site);
  const named = tags.flatMap((code) => here.filter((tag) => tag.code === code));
  return (named.length > 0 ? named : here.filter((tag) => equipment.includes(tag.equipment))).slice(0, MOST);
}

function Trend({ tags, around }: { readonly tags: readonly SitedTag[]; readonly around: ExceptionContext }) {
  const { t } = useTranslation();
  const [as, setAs] = useState('picture');
  const whole: Shown = { from: Date.parse(around.from) / 1000, until: Date.parse(around.until) / 1000 };
  const [view, setView] = useState<Shown>(whole);
  const codes = tags.map(({ code }) => code);
  const key = codes.join(' ');
  const same = useMemo(() => tags, [key]);
  const { curves, error } = useCurves(codes, view);
  const canvas = useRef<TrendCanvas>(null);
  const sentences = useSentences(tags, curves?.of ?? new Map(), view);
  return (
    <div className="stack-tight">
      <div className="spread">
        <Link to={`/trends?${writeAddress({ codes, span: whole }).toString()}`}>{t('context.trends')}</Link>
        <SegmentedControl size="md" aria-label={t('trend.as')} value={as} onChange={setAs} data={[{ value: 'picture', label: t('trend.picture') }, { value: 'table', label: t('trend.table') }]} />
      </div>
      {error !== undefined && <ProblemNotice error={error} />}
      {curves && as === 'picture' && <TrendPicture ref={canvas} tags={same} curves={curves} beside={NOTHING_BESIDE} view={view} says={sentences.join(' ')} onView={setView} onLive={() => setView(whole)} onCursor={() => undefined} />}
      {curves && as === 'picture' && <p id="trend-keys" className="small soft">{t('context.keys')}</p>}
      {curves && as === 'table' && <TrendTable tags={tags} curves={curves.of} bands={[]} marks={[]} shown={view} />}
      {curves && <ul className="plain-list small soft" aria-label={t('trend.in-words')}>{sentences.map((sentence, at) => <li key={codes[at]}>{sentence}</li>)}</ul>}
    </div>
  );
}
