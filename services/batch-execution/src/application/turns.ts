import { DomainError } from '@batchwright/kernel';

/**
 * One piece of work at a time for each key, in the order in which they came. What is done one after the other here need not fight for the
 * same row at the database, and holds one connection of the pool and not all.
 */
export class Turns {
  private readonly lines = new Map<string, { waiting: number; last: Promise<unknown> }>();

  constructor(private readonly longest: number) {}

  /** Takes a turn. Refusal: `database-busy` when the line is full; then nothing was done. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(key) ?? { waiting: 0, last: Promise.resolve() };
    if (line.waiting >= this.longest) throw new DomainError({ code: 'database-busy', kind: 'retry' });
    this.lines.set(key, line);
    line.waiting += 1;
    const turn = line.last.then(work);
    line.last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) this.lines.delete(key);
    }
  }
}
