import { useEffect, useState } from 'react';
import { answerOf, api } from '../../api/client';
import { merged, type Curve } from './curve';
import { POINTS, readCurve, readSince } from './read-curve';
import type { Shown } from './scales';

/** What is looked at: the last seconds, which go on, or from one moment to another. */
export type Span = { readonly last: number } | Shown;

/** Curves by the code of their tag, and the span for which they were read. */
export interface Curves {
  readonly of: ReadonlyMap<string, Curve>;
  readonly shown: Shown;
}

/** How often what is new is asked for, ms, for a few tags and for many. */
const [OFTEN, SELDOM, FEW] = [1000, 2000, 6];
/** After a zoom, how long nobody moves on before its details are asked for, ms. */
const SETTLED = 250;
/** Source times may be that much ahead of the plant, seconds. */
const AHEAD = 5;

/** How far real time at the plant is ahead of this device, seconds. Machines know real time only, also where the plant's clock is steered. */
async function offset(): Promise<number> {
  const asked = Date.now();
  const { real } = await answerOf(api.GET('/api/web-console/v1/time'));
  return (Date.parse(real) - (asked + Date.now()) / 2) / 1000;
}

/** Reads the curves of some tags, and goes on reading what is new: from the last point of each, never the whole again. What is there stays while other spans are read. */
export function useCurves(codes: readonly string[], span: Span): { readonly curves: Curves | undefined; readonly error: unknown; readonly reading: boolean } {
  const [curves, setCurves] = useState<Curves>();
  const [error, setError] = useState<unknown>();
  const [reading, setReading] = useState(false);
  const tags = codes.join(' ');
  const [last, from, until] = 'last' in span ? [span.last, 0, 0] : [0, span.from, span.until];
  useEffect(() => {
    const wanted = tags === '' ? [] : tags.split(' ');
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ahead: number | undefined;
    let held = new Map<string, Curve>();
    const window = async (): Promise<Shown> => {
      if (last === 0) return { from, until };
      ahead ??= await offset();
      const now = Date.now() / 1000 + ahead;
      return { from: now - last, until: now };
    };
    const whole = async (shown: Shown): Promise<Map<string, Curve>> => new Map(await Promise.all(wanted.map(async (code) => [code, await readCurve(code, shown.from, shown.until + (last > 0 ? AHEAD : 0))] as const)));
    const since = async (shown: Shown): Promise<Map<string, Curve>> => new Map(await Promise.all(wanted.map(async (code) => {
      const curve = held.get(code);
      const newest = curve?.points.at(-1);
      if (!curve || !newest || curve.points.length > 3 * POINTS) return [code, await readCurve(code, shown.from, shown.until + AHEAD)] as const;
      const fresh = await readSince(code, newest.at, shown.until + AHEAD);
      return [code, fresh ? merged(curve, fresh, shown.from) : await readCurve(code, shown.from, shown.until + AHEAD)] as const;
    })));
    const turn = async (first: boolean): Promise<void> => {
      if (!first && document.hidden) return;
      try {
        const shown = await window();
        const read = first ? await whole(shown) : await since(shown);
        if (ended) return;
        held = read;
        setCurves({ of: read, shown });
        setError(undefined);
      } catch (problem) {
        if (!ended) setError(problem);
      }
    };
    const goOn = (first: boolean): void => {
      timer = setTimeout(() => {
        if (first) setReading(true);
        void turn(first).then(() => {
          if (ended) return;
          setReading(false);
          if (last > 0) goOn(held.size === 0);
        });
      }, first ? (last > 0 ? 0 : SETTLED) : wanted.length > FEW ? SELDOM : OFTEN);
    };
    if (wanted.length === 0) setCurves(undefined);
    else goOn(true);
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [tags, last, from, until]);
  return { curves, error, reading };
}
