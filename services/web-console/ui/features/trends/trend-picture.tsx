import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { zoneOf } from '../../session/plant';
import { inkOf } from './colours';
import { followHands, keyed } from './gestures';
import { dataOf, optionsOf, type Words } from './picture';
import type { Shown } from './scales';
import type { Curves } from './use-curves';
import type { SitedTag } from './use-tags';

/** What can be had of a picture that is shown. */
export interface TrendCanvas {
  readonly canvas: () => HTMLCanvasElement | undefined;
}

/** Curves over the time of the site. Who cannot see it hears `says`; who cannot touch it has keys. */
export function TrendPicture({ tags, curves, view, says, onView, onLive, onCursor, ref }: {
  readonly tags: readonly SitedTag[]; readonly curves: Curves; readonly view: Shown; readonly says: string;
  readonly onView: (shown: Shown) => void; readonly onLive: () => void; readonly onCursor: (x: number | undefined) => void; readonly ref: Ref<TrendCanvas>;
}) {
  const { t, i18n } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const size = useSize(host);
  const { data, bad } = useMemo(() => dataOf(tags, curves.of, curves.shown), [tags, curves]);
  const now = useRef({ view, bad, data, onView, onCursor });
  now.current = { view, bad, data, onView, onCursor };
  useImperativeHandle(ref, () => ({ canvas: () => plot.current?.ctx.canvas }), []);
  const { language } = i18n;
  const { width, height } = size;
  useLayoutEffect(() => {
    const element = host.current;
    if (!element || width === 0) return undefined;
    const words: Words = { language, yes: t('trend.yes'), no: t('trend.no'), limit: (kind) => t(`trend-limit.${kind}`, { defaultValue: kind }) };
    const options = optionsOf(tags, { ink: inkOf(scheme), words, zone: zoneOf(tags[0]?.site), size: { width, height }, view: () => now.current.view, bad: () => now.current.bad });
    options.hooks = { ...options.hooks, setCursor: [({ cursor: { left }, posToVal }: uPlot) => now.current.onCursor(left === undefined || left === null || left < 0 ? undefined : posToVal(left, 'x'))] };
    const made = new uPlot(options, now.current.data, element);
    plot.current = made;
    const left = (): number => made.over.getBoundingClientRect().left;
    const end = followHands(made.over, {
      shown: () => now.current.view, momentAt: (x) => made.posToVal(x - left(), 'x'), width: () => made.over.clientWidth, show: (shown) => now.current.onView(shown),
    });
    return () => {
      end();
      made.destroy();
      plot.current = undefined;
    };
  }, [tags, scheme, language, t, width, height]);
  // what is new goes into the picture that is there
  useLayoutEffect(() => void plot.current?.setData(data), [data]);
  useLayoutEffect(() => plot.current?.setScale('x', { min: view.from, max: view.until }), [view.from, view.until]);
  return (
    <div
      ref={host} className="trend-picture" role="img" tabIndex={0} aria-label={says} aria-describedby="trend-keys"
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        const shown = keyed(event.key, view);
        if (shown === undefined) return;
        event.preventDefault();
        if (shown === 'live') onLive();
        else onView(shown);
      }}
    />
  );
}

/** Size of the place of the picture, also when it changes. */
function useSize(host: React.RefObject<HTMLDivElement | null>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!host.current) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setSize((before) => (Math.abs(before.width - width) < 1 && Math.abs(before.height - height) < 1 ? before : { width: Math.floor(width), height: Math.floor(height) }));
    });
    watch.observe(host.current);
    return () => watch.disconnect();
  }, [host]);
  return size;
}
