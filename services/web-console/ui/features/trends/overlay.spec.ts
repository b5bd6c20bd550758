import { csvOfOverlay } from './csv-of-overlay';
import { strokeOf } from './overlay-picture';
import { lineOf, pointsOf, type OverlaidRun, type SincePoint } from './overlay-queries';
import { standingAt, summaryOfRun } from './overlay-words';

const said = (...points: readonly (readonly [since: number, value: number | null, quality?: string])[]): SincePoint[] => points.map(([since, value, quality = 'good']) => ({ since, value, quality }));
const run = (golden: boolean, ...pieces: SincePoint[][]): OverlaidRun => ({
  run: { id: 'r1', site: 'HAM', number: 'WS-1', recipe: 'WARF-5', recipeVersion: 2 }, golden, from: '2026-11-24T08:00:00.000000Z',
  pieces: pieces.map((points, at) => ({ equipment: `VB-0${at + 1}`, tag: `VB-0${at + 1}.speed`, unit: '/min', count: points.length, points })),
});

describe('runs over each other', () => {
  it('E3 no two of 32 look alike without colour and number together, and the golden one is thick and whole', () => {
    const looks = Array.from({ length: 32 }, (_, at) => strokeOf({ golden: false }, at));
    expect(new Set(looks.map(({ colour, dash }) => `${colour % 8} ${dash.join()}`)).size).toBe(32);
    expect(strokeOf({ golden: true }, 3)).toEqual({ colour: 3, width: 4, dash: [] });
  });

  it('E3 a line breaks at what is bad; a run that changed its equipment is read as one', () => {
    const one = run(false, said([0, 1], [1, 900, 'bad'], [2, 3]), said([3, 4]));
    expect(one.pieces.map(lineOf)).toEqual([[[0, 1, 2], [1, null, 3]], [[3], [4]]]);
    expect(pointsOf(one).map(({ since }) => since)).toEqual([0, 1, 2, 3]);
    expect(summaryOfRun(one)).toMatchObject({ low: 1, high: 4, bad: 1, count: 4, last: { since: 3 } });
  });

  it('E3 a value stands until the next one comes, and after the last one nothing does', () => {
    const points = said([0, 1], [10, 2], [20, 3]);
    expect([-1, 0, 9, 10, 20, 21].map((since) => standingAt(points, since)?.value)).toEqual([undefined, 1, 1, 2, 3, undefined]);
  });

  it('E3 the file says run, version, seconds since the beginning and quality of each value', () => {
    expect(csvOfOverlay({ runs: [run(true, said([0.000001, 1.25], [2, null, 'bad']))] }).slice(1).split('\r\n').slice(1, 3)).toEqual([
      'WS-1,2,yes,2026-11-24T08:00:00.000000Z,VB-01,VB-01.speed,0.000001,1.25,/min,good,', 'WS-1,2,yes,2026-11-24T08:00:00.000000Z,VB-01,VB-01.speed,2.000000,,/min,bad,',
    ]);
  });
});
