import { messageOf, type LogRow } from './log-row';
import type { OnMessage, OnMessagesTogether } from './transport';

/** Most messages that are applied in one go: a transaction must not grow long. */
const MAX_TOGETHER = 25;

/** Who takes messages, and how it is told that one is done or that nothing more is wanted. */
export interface HandOver {
  readonly onMessage: OnMessage;
  readonly together?: OnMessagesTogether | undefined;
  readonly stopping: () => boolean;
  /** Everything up to this row needs no further delivery. */
  readonly done: (row: LogRow) => void | Promise<void>;
}

/** Hands over what stands in one partition, in its order, several of a key in one go where that is possible. Throws at the first failure: what was done before it is done. */
export async function handOver(list: readonly LogRow[], parts: HandOver): Promise<void> {
  for (const group of groupsOf(list)) {
    if (parts.stopping()) return;
    const last = group.at(-1);
    if (last && group.length > 1 && (await inOneGo(group, parts.together))) {
      await parts.done(last);
      continue;
    }
    for (const row of group) {
      if (parts.stopping()) return;
      await parts.onMessage(messageOf(row));
      await parts.done(row);
    }
  }
}

/** False when they have to come one by one. */
async function inOneGo(rows: readonly LogRow[], together: OnMessagesTogether | undefined): Promise<boolean> {
  return together ? together(rows.map(messageOf)) : false;
}

/** Messages of one key that follow each other; of several keys at once, two readers could wait for each other in a circle. */
function groupsOf(list: readonly LogRow[]): LogRow[][] {
  const groups: LogRow[][] = [];
  for (const row of list) {
    const last = groups.at(-1);
    if (last && last[0]?.key === row.key && last.length < MAX_TOGETHER) last.push(row);
    else groups.push([row]);
  }
  return groups;
}
