import { AsyncLocalStorage } from 'node:async_hooks';
import { Client } from 'pg';

/** What one statement cost on behalf of one label. */
interface Cost {
  times: number;
  ms: number;
}

/** Work that carries no label: relays and consumers, which go on after the act was answered. */
export const BEHIND = 'relay and consumers';

type Query = (this: unknown, ...args: unknown[]) => unknown;

/** Counts the round trips of this process by statement, and tells those of an act from those of relay and consumers behind it. */
export class Statements {
  private readonly labels = new AsyncLocalStorage<string>();
  private readonly costs = new Map<string, Map<string, Cost>>();
  private readonly plain = Client.prototype.query as unknown as Query;

  constructor() {
    const { plain } = this;
    const note = (label: string, text: string, began: number): void => this.note(label, text, performance.now() - began);
    const labelNow = (): string => this.labels.getStore() ?? BEHIND;
    (Client.prototype as { query: unknown }).query = function (this: unknown, ...args: unknown[]) {
      const [label, text, began] = [labelNow(), textOf(args[0]), performance.now()];
      const last = args.at(-1);
      if (typeof last === 'function') {
        const done = last as (...results: unknown[]) => unknown;
        return plain.call(this, ...args.slice(0, -1), (...results: unknown[]) => {
          note(label, text, began);
          return done(...results);
        });
      }
      const answer = plain.apply(this, args);
      if (answer instanceof Promise) answer.then(() => note(label, text, began), () => note(label, text, began));
      return answer;
    };
  }

  /** Runs work whose round trips are counted under a label. */
  as<T>(label: string, work: () => T): T {
    return this.labels.run(label, work);
  }

  /** Forgets what was counted. */
  clear(): void {
    this.costs.clear();
  }

  /** Round trips of a label so far. */
  count(label: string): number {
    return [...(this.costs.get(label)?.values() ?? [])].reduce((sum, { times }) => sum + times, 0);
  }

  /** Lines of a table: round trips and milliseconds of each statement, for each of so many acts. */
  table(label: string, acts: number, lines = 14): string[] {
    const sorted = [...(this.costs.get(label) ?? [])].sort(([, a], [, b]) => b.ms - a.ms).slice(0, lines);
    return sorted.map(([text, { times, ms }]) => `${(times / acts).toFixed(2).padStart(6)} × ${(ms / Math.max(1, times)).toFixed(2).padStart(6)} ms  ${text}`);
  }

  /** Gives `pg` back as it was. */
  stop(): void {
    (Client.prototype as { query: unknown }).query = this.plain;
  }

  private note(label: string, text: string, ms: number): void {
    const ofLabel = this.costs.get(label) ?? new Map<string, Cost>();
    this.costs.set(label, ofLabel);
    const cost = ofLabel.get(text) ?? { times: 0, ms: 0 };
    ofLabel.set(text, cost);
    cost.times += 1;
    cost.ms += ms;
  }
}

function textOf(statement: unknown): string {
  const text = typeof statement === 'string' ? statement : String((statement as { text?: unknown }).text);
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 100);
}
