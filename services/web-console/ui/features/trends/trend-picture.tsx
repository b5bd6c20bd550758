import { useComputedColorScheme } from '@mantine/core';
import { useCallback, useMemo, useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type uPlot from 'uplot';
import { zoneOf } from '../../session/plant';
import { inkOf } from './colours';
import { dataOf, optionsOf, type Words } from './picture';
import { PlotFrame, type TrendCanvas } from './plot-frame';
import type { Shown } from './scales';
import type { Curves } from './use-curves';
import type { SitedTag } from './use-tags';

/** Curves over the time of the site. */
export function TrendPicture({ tags, curves, view, says, onView, onLive, onCursor, ref }: {
  readonly tags: readonly SitedTag[]; readonly curves: Curves; readonly view: Shown; readonly says: string;
  readonly onView: (shown: Shown) => void; readonly onLive: () => void; readonly onCursor: (x: number | undefined) => void; readonly ref: Ref<TrendCanvas>;
}) {
  const { t, i18n } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { data, bad } = useMemo(() => dataOf(tags, curves.of, curves.shown), [tags, curves]);
  const now = useRef({ view, bad });
  now.current = { view, bad };
  const { language } = i18n;
  const options = useCallback((size: { readonly width: number; readonly height: number }): uPlot.Options => {
    const words: Words = { language, yes: t('trend.yes'), no: t('trend.no'), limit: (kind) => t(`trend-limit.${kind}`, { defaultValue: kind }) };
    return optionsOf(tags, { ink: inkOf(scheme), words, zone: zoneOf(tags[0]?.site), size, view: () => now.current.view, bad: () => now.current.bad });
  }, [tags, scheme, language, t]);
  return <PlotFrame ref={ref} options={options} data={data} view={view} says={says} keys="trend-keys" onView={onView} onHome={onLive} onCursor={onCursor} />;
}
