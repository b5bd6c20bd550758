import type { RunView } from '../run/state';
import { fitsKeyPattern } from './instance-key';
import type { NodeInfo } from './indexed-recipe';
import { commonLoops } from './reference';

/** Keys of the loaded instances of a step that may look at an instance of another: common turns are the same, others any. */
export function seenFrom(view: RunView, viewer: NodeInfo, seen: NodeInfo, iteration: readonly number[]): string[] {
  const pattern = viewerPattern(viewer, seen, iteration);
  return Object.keys(view.steps).filter((key) => fitsKeyPattern(pattern, key));
}

/** Pattern of those keys. */
export function viewerPattern(viewer: NodeInfo, seen: NodeInfo, iteration: readonly number[]): string {
  const common = commonLoops(viewer.loops, seen.loops);
  const turns = viewer.loops.map((_, level) => (level < common ? String(iteration[level] ?? 0) : '*'));
  return turns.length === 0 ? viewer.node.id : `${viewer.node.id}~${turns.join('.')}`;
}
