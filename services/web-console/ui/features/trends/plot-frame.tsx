import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { followHands, keyed } from './gestures';
import type { Shown } from './scales';

/** What can be had of a picture that is shown. */
export interface TrendCanvas {
  readonly canvas: () => HTMLCanvasElement | undefined;
}

/** Curves over a span that hands and keys move. Who cannot see it hears `says`; who cannot touch it has keys, which `keys` names. `options` has to stay the same while nothing of it changes. */
export function PlotFrame({ options, data, view, says, keys, onView, onHome, onCursor, below = 0, children, ref }: {
  readonly options: (size: { readonly width: number; readonly height: number }) => uPlot.Options; readonly data: uPlot.AlignedData; readonly view: Shown; readonly says: string; readonly keys: string;
  readonly onView: (shown: Shown) => void; readonly onHome: () => void; readonly onCursor: (x: number | undefined) => void;
  /** How much taller the picture is than usual, CSS pixels; and what lies over it. */
  readonly below?: number; readonly children?: ReactNode; readonly ref: Ref<TrendCanvas>;
}) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const { width, height } = useSize(host);
  const now = useRef({ view, data, onView, onCursor });
  now.current = { view, data, onView, onCursor };
  useImperativeHandle(ref, () => ({ canvas: () => plot.current?.ctx.canvas }), []);
  useLayoutEffect(() => {
    const element = host.current;
    if (!element || width === 0) return undefined;
    const wanted = options({ width, height });
    wanted.hooks = { ...wanted.hooks, setCursor: [({ cursor: { left }, posToVal }: uPlot) => now.current.onCursor(left === undefined || left === null || left < 0 ? undefined : posToVal(left, 'x'))] };
    const made = new uPlot(wanted, now.current.data, element);
    plot.current = made;
    const end = followHands(made.over, {
      shown: () => now.current.view, left: () => made.over.getBoundingClientRect().left, width: () => made.over.clientWidth, show: (shown) => now.current.onView(shown),
    });
    return () => {
      end();
      made.destroy();
      plot.current = undefined;
    };
  }, [options, width, height]);
  // what is new goes into the picture that is there
  useLayoutEffect(() => void plot.current?.setData(data), [data]);
  useLayoutEffect(() => plot.current?.setScale('x', { min: view.from, max: view.until }), [view.from, view.until]);
  return (
    <div className="trend-frame">
      <div
        ref={host} className="trend-picture" style={{ height: `calc(26rem + ${below}px)` }} role="img" tabIndex={0} aria-label={says} aria-describedby={keys}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.altKey || event.metaKey) return;
          const shown = keyed(event.key, view);
          if (shown === undefined) return;
          event.preventDefault();
          if (shown === 'live') onHome();
          else onView(shown);
        }}
      />
      {children}
    </div>
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
