import { ancestorsOf, type NodeInfo } from '../tree/indexed-recipe';

/** Whether something is done when something else is looked at: surely, perhaps (another branch, or beside it), or never. */
export type Before = 'surely' | 'perhaps' | 'never';

/** Whether a node is done when another one begins, seen from the same turn of the loops around both. */
export function doneBefore(first: NodeInfo, then: NodeInfo): Before {
  const [left, right] = [pathTo(first), pathTo(then)];
  let common = 0;
  while (common < left.length && left[common] === right[common]) common += 1;
  const fork = left[common - 1];
  const [own, other] = [left[common], right[common]];
  if (!fork || !own || !other || fork.node.type === 'choice') return 'never';
  if (fork.node.type === 'parallel') return 'perhaps';
  if (own.position > other.position) return 'never';
  return left.slice(common).some((node) => mayBeSkipped(node)) ? 'perhaps' : 'surely';
}

/** Whether a node inside a loop's body is done when the turn of that loop ends. */
export function doneInTurn(step: NodeInfo, loop: NodeInfo): Before {
  const path = pathTo(step);
  const at = path.indexOf(loop);
  if (at < 0) return doneBefore(step, loop);
  return path.slice(at + 1).some((node) => mayBeSkipped(node)) ? 'perhaps' : 'surely';
}

/** True when the children of a node need not all be done for the node to be done. */
function mayBeSkipped({ parent, node }: NodeInfo): boolean {
  const branches = parent?.node.type === 'choice';
  return branches || (node.type === 'loop' && node.max === 0);
}

function pathTo(info: NodeInfo): NodeInfo[] {
  return [...ancestorsOf(info)].reverse().concat(info);
}
