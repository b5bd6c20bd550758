import { useComputedColorScheme } from '@mantine/core';
import { useCallback, useLayoutEffect, useMemo, useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type uPlot from 'uplot';
import { zoneOf } from '../../session/plant';
import { inkOf } from './colours';
import { drawBands, drawMarks, placeOf, roomOf } from './draw-happenings';
import { markText, useWayTo } from './happened-list';
import { lanesOf, type Mark } from './happenings';
import { dataOf, optionsOf, type Words } from './picture';
import { PlotFrame, type TrendCanvas } from './plot-frame';
import type { Shown } from './scales';
import type { Curves } from './use-curves';
import type { Beside } from './use-happenings';
import type { SitedTag } from './use-tags';

/** Curves over the time of the site, with what went on below and the exceptions at their places. */
export function TrendPicture({ tags, curves, beside, view, says, onView, onLive, onCursor, ref }: {
  readonly tags: readonly SitedTag[]; readonly curves: Curves; readonly beside: Beside; readonly view: Shown; readonly says: string;
  readonly onView: (shown: Shown) => void; readonly onLive: () => void; readonly onCursor: (x: number | undefined) => void; readonly ref: Ref<TrendCanvas>;
}) {
  const { t, i18n } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { data, bad } = useMemo(() => dataOf(tags, curves.of, curves.shown), [tags, curves]);
  const lanes = useMemo(() => lanesOf(beside.bands), [beside.bands]);
  const { marks } = beside;
  const links = useRef(new Map<string, HTMLAnchorElement>());
  const plotted = useRef<uPlot>(undefined);
  const now = useRef({ view, bad, lanes, marks });
  now.current = { view, bad, lanes, marks };
  const { language } = i18n;
  const most = useRef(0);
  most.current = Math.max(most.current, lanes.length); // the room stays while hands move the picture: what is under a finger does not jump away
  const below = roomOf(most.current);
  const options = useCallback((size: { readonly width: number; readonly height: number }): uPlot.Options => {
    const words: Words = { language, yes: t('trend.yes'), no: t('trend.no'), limit: (kind) => t(`trend-limit.${kind}`, { defaultValue: kind }) };
    const ink = inkOf(scheme);
    return optionsOf(tags, {
      ink, words, zone: zoneOf(tags[0]?.site), size, view: () => now.current.view, bad: () => now.current.bad, below,
      after: (plot) => {
        plotted.current = plot;
        drawBands(plot, now.current.lanes, ink);
        drawMarks(plot, tags, now.current.marks, ink);
        for (const mark of now.current.marks) put(links.current.get(mark.exception.id), placeOf(plot, tags, mark));
      },
    });
  }, [tags, scheme, language, t, below]);
  useLayoutEffect(() => plotted.current?.redraw(false), [lanes, marks]);
  return (
    <PlotFrame ref={ref} options={options} data={data} view={view} says={says} keys="trend-keys" onView={onView} onHome={onLive} onCursor={onCursor} below={below}>
      <Marks tags={tags} marks={marks} links={links.current} />
    </PlotFrame>
  );
}

/** Where the picture has the sign of an exception, there is the way to it: for fingers, the mouse and the keyboard. */
function Marks({ tags, marks, links }: { readonly tags: readonly SitedTag[]; readonly marks: readonly Mark[]; readonly links: Map<string, HTMLAnchorElement> }) {
  const { t, i18n } = useTranslation();
  const wayTo = useWayTo();
  return marks.map((mark) => {
    const { id, tags: of } = mark.exception;
    const tag = tags.find(({ code }) => of.includes(code));
    if (!tag) return null;
    return (
      <Link
        key={id} className="trend-mark" to={wayTo(mark)} aria-label={`${t('trend.exception')} ${mark.sign}: ${tag.code} ${markText(mark, tag, t, i18n.language)}`} style={{ display: 'none' }}
        ref={(link) => {
          if (link) links.set(id, link);
          else links.delete(id);
        }}
      />
    );
  });
}

function put(link: HTMLAnchorElement | undefined, place: { readonly left: number; readonly top: number } | undefined): void {
  if (!link) return;
  Object.assign(link.style, place ? { display: 'block', left: `${place.left}px`, top: `${place.top}px` } : { display: 'none' });
}
