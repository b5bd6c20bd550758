import { Instants, type AllowedMove } from '@batchwright/kernel';
import { moveOf, type MoveName } from '../moves/moves';
import { WAYS_OUT } from '../moves/ways-out';

/** When the work is planned; both ends are judged. Plant time; `zone` is the site's, for dates. */
export interface PlannedTime {
  readonly from: string;
  readonly until: string;
  readonly zone: string;
}

/** Codes with which an act will be refused, known ahead. */
export type ForeseenCode = 'recipe-not-effective' | 'qualification-missing' | 'version-not-read' | 'document-not-read' | 'document-not-in-effect' | 'document-version-unknown' | 'equipment-unsuitable' | 'material-unsuitable';

/** One reason of a rule: a stable code, and its figures as they are. Screens say it in the reader's language. */
export interface ForeseenReason {
  readonly reasonCode: string;
  /** Codes, decimals, units (UCUM), days (`2026-11-24`) and instants, by name. */
  readonly values: Readonly<Record<string, string>>;
}

/** What a planned order will be refused for, as things stand (requirement B21). */
export interface ForeseenRefusal {
  /** First moment of the planned time at which the rule refuses; plant time. */
  readonly at: string;
  /** The code of the refusal when the time has come. */
  readonly code: ForeseenCode;
  /** Item, material, training or recipe. */
  readonly what: string;
  /** Steps that ask for it; empty = the whole order. */
  readonly steps: readonly string[];
  readonly axis?: string;
  readonly reasonCode?: string;
  /** Words with figures, of the rule itself, in English. */
  readonly detail: string;
  /** The same, coded: the first is the cause, the others say more of it. */
  readonly reasons: readonly ForeseenReason[];
  /** What can be done before. */
  readonly moves: readonly AllowedMove[];
}

/** Ways out that exist only once the step is there. */
const ONLY_THEN: readonly MoveName[] = ['withdraw-request', 'approve-deviation', 'not-applicable'];

/** A refusal with what can be done before: of dirty equipment cleaning alone, which helps nothing else; of material that is short, more of it; always another plan. */
export function foreseen(code: ForeseenCode, found: Omit<ForeseenRefusal, 'code' | 'moves'>): ForeseenRefusal {
  const [ways, { axis }] = [(WAYS_OUT[code] ?? []).filter((name) => !ONLY_THEN.includes(name)), found];
  const helps = (name: MoveName): boolean => code !== 'equipment-unsuitable' || axis === undefined || (name === 'clean-equipment') === (axis === 'cleaning');
  const short = code === 'material-unsuitable' && axis === 'quantity';
  return { code, ...found, moves: [...(short ? ['receive-lot' as const] : ways.filter(helps)), 'plan-order' as const].map((name) => moveOf(name)) };
}

/** The beginning of the planned time, and each of the moments inside it, in order: between two of them no verdict changes. */
export function momentsIn({ from, until }: PlannedTime, moments: readonly (string | undefined)[]): string[] {
  const inside = moments.filter((moment): moment is string => moment !== undefined && Instants.compare(moment, from) > 0 && Instants.compare(moment, until) <= 0);
  return [from, ...inside.sort((a, b) => Instants.compare(a, b))];
}
