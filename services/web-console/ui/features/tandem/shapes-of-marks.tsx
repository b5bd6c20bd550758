import type { TandemSession } from './call-state';
import { samePerson } from './call-state';
import { PARTS, type Mark, type Point } from './talk-rules';

/** The picture's own points. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Seen on light and dark pictures, and told apart by who cannot tell red from green: each line has a dark edge. */
const COLOURS = ['#ffd400', '#00c8ff', '#ff7ad9', '#7dff5c', '#ffffff', '#ff8c1a'];

/** The colour of somebody in a session. */
export function colourOf({ parties }: Pick<TandemSession, 'parties'>, person: string): string {
  const at = parties.findIndex((party) => samePerson(party.person, person));
  return COLOURS[Math.max(0, at) % COLOURS.length] ?? '#ffd400';
}

interface Props {
  readonly mark: Mark;
  readonly size: Size;
  readonly colour: string;
  readonly label: string;
  /** Not said yet. */
  readonly draft?: boolean;
}

/** A mark in the picture's own points; all that it looks like stands in its attributes, so that it can be drawn into a file as it is. */
export function MarkShape({ mark: { tool, points, text = '' }, size, colour, label, draft = false }: Props) {
  const at = ([x, y]: Point): readonly [number, number] => [(x / PARTS) * size.width, (y / PARTS) * size.height];
  const [a, b] = [at(points[0] ?? [0, 0]), at(points.at(-1) ?? [0, 0])];
  const thin = Math.max(2, size.width / 220);
  const line = { fill: 'none', strokeLinecap: 'round' as const, strokeLinejoin: 'round' as const, ...(draft ? { strokeDasharray: `${thin * 2} ${thin * 2}` } : {}) };
  const drawn = (of: (look: object) => React.ReactNode): React.ReactNode => <>{of({ ...line, stroke: '#10151a', strokeWidth: thin * 2 })}{of({ ...line, stroke: colour, strokeWidth: thin })}</>;
  return (
    <g data-mark={tool}>
      <title>{label}</title>
      {tool === 'circle' && drawn((look) => <ellipse {...look} cx={(a[0] + b[0]) / 2} cy={(a[1] + b[1]) / 2} rx={Math.abs(b[0] - a[0]) / 2} ry={Math.abs(b[1] - a[1]) / 2} />)}
      {tool === 'arrow' && drawn((look) => <path {...look} d={arrowOf(a, b, thin * 5)} />)}
      {tool === 'line' && drawn((look) => <polyline {...look} points={points.map((point) => at(point).join(',')).join(' ')} />)}
      {tool === 'text' && <text x={a[0]} y={a[1]} fill={colour} stroke="#10151a" strokeWidth={thin} paintOrder="stroke" fontFamily="sans-serif" fontWeight="700" fontSize={Math.max(12, size.width / 28)}>{text}</text>}
    </g>
  );
}

/** From the tail to the head, and its two barbs. */
function arrowOf([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number], barb: number): string {
  const turn = Math.atan2(by - ay, bx - ax);
  const end = (by_: number): string => `${bx - barb * Math.cos(turn + by_)} ${by - barb * Math.sin(turn + by_)}`;
  return `M ${ax} ${ay} L ${bx} ${by} M ${end(0.5)} L ${bx} ${by} L ${end(-0.5)}`;
}
