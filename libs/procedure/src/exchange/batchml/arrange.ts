import { point, type ImportPoint } from '../import-point';
import type { Logic } from './logic';
import { isMark, type RawElement } from './raw-element';

/** Order of the elements of one level, as a block: what a tree can say. */
export type Block =
  | { readonly type: 'element'; readonly element: RawElement }
  | { readonly type: 'sequence'; readonly children: readonly Block[] }
  | { readonly type: 'parallel'; readonly children: readonly Block[] };

/**
 * Follows the links from the beginning and arranges what they reach into blocks. Paths that part and meet again are parallel; a way back and
 * elements that no path reaches are points, and the unreached ones follow at the end in the order of the file.
 */
export function arrange(parent: RawElement, logic: Logic, points: ImportPoint[]): Block {
  const work = parent.children.filter((child) => !isMark(child));
  if (logic.begin === undefined) {
    if (work.length > 1) points.push(point('order-unread', parent.line, { title: parent.title }));
    return { type: 'sequence', children: work.map((element) => ({ type: 'element', element })) };
  }
  const walk = new Walk(logic, points);
  const children = walk.from(logic.begin, undefined);
  for (const element of work.filter((one) => !walk.reached.has(one))) {
    points.push(point('element-unreached', element.line, { title: element.title, parent: parent.title }));
    children.push({ type: 'element', element });
  }
  return { type: 'sequence', children };
}

class Walk {
  readonly reached = new Set<RawElement>();
  private readonly seen = new Set<string>();

  constructor(
    private readonly logic: Logic,
    private readonly points: ImportPoint[],
  ) {}

  /** Blocks from a place on, up to (and without) `stop`. */
  from(start: string, stop: string | undefined): Block[] {
    const blocks: Block[] = [];
    let at: string | undefined = start;
    while (at !== undefined && at !== stop) {
      const place = this.logic.places.get(at);
      if (!place) break;
      if (this.seen.has(at)) {
        this.points.push(point('loop-back', place.line, { place: place.element?.title ?? at }));
        break;
      }
      this.seen.add(at);
      if (place.element && !isMark(place.element)) {
        this.reached.add(place.element);
        blocks.push({ type: 'element', element: place.element });
      }
      const next: readonly string[] = this.logic.next.get(at) ?? [];
      if (next.length < 2) {
        at = next[0];
        continue;
      }
      const meeting = this.meetingOf(next);
      this.points.push(point('parallel-assumed', place.line, { place: place.element?.title ?? at, ways: String(next.length) }));
      blocks.push({ type: 'parallel', children: next.map((way) => ({ type: 'sequence', children: this.from(way, meeting) })) });
      at = meeting;
    }
    return blocks;
  }

  /** The first place that all ways reach. */
  private meetingOf(ways: readonly string[]): string | undefined {
    const [first = [], ...others] = ways.map((way) => this.reachOf(way));
    return first.find((one) => others.every((other) => other.includes(one)));
  }

  private reachOf(start: string): string[] {
    const found = [start];
    for (let i = 0; i < found.length; i += 1) {
      for (const one of this.logic.next.get(found[i] ?? '') ?? []) if (!found.includes(one)) found.push(one);
    }
    return found;
  }
}
