import type { Transaction } from '@batchwright/persistence';
import type { ObservedSpan, Text } from '@batchwright/procedure';
import type { Uncovered } from '../domain/family';
import type { ReviewedException } from '../domain/review-state';

/** An exception as lists show it (F1). */
export interface ExceptionView {
  readonly id: string;
  readonly site: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly type: string;
  readonly severity: 'minor' | 'major' | 'critical';
  readonly deviation: boolean;
  readonly state: 'open' | 'closed';
  /** Whose turn it is: the role that decides, or who decided (employee number). */
  readonly owner: string;
  /** Title in English, as the record has it; `titles` in every language of the recipe, where the recipe is there. */
  readonly step: { readonly key: string; readonly title: string; readonly titles?: Text } | null;
  readonly address: string | null;
  /** Title of the value at that address, with its row and column; absent where the recipe is not there or knows none. */
  readonly addressTitles?: Text;
  readonly text: string;
  /** The same in both languages; null where a person typed it. */
  readonly texts: Text | null;
  /** Keys of nodes that wait for a decision; `*` = the whole run. */
  readonly blocks: readonly string[];
  /** Titles of those nodes by key, where the recipe is there. */
  readonly blockTitles?: Readonly<Record<string, Text>>;
  readonly blocking: boolean;
  readonly raisedAt: string;
  readonly raisedBy: { readonly person: string; readonly name: string } | null;
  readonly decision: ExceptionDecisionView | null;
  /** Roles of each signature that closes it, in their order. */
  readonly signers: readonly { readonly roles: readonly string[] }[];
  /** The first of two signatures, with what was decided by it; null = there is none (yet). */
  readonly firstSignature: ExceptionDecisionView | null;
  /** What machines said of it: from when to when, and how bad; null = no machine did. */
  readonly observed: ObservedSpan | null;
  /** The exception whose effect it is; null = it stands by itself (F11). */
  readonly cause: FamilyMember | null;
  /** Its own effects. */
  readonly effects: { readonly total: number; readonly open: number };
}

/** One of a family, as the others show it. */
export interface FamilyMember extends Pick<ExceptionView, 'id' | 'type' | 'severity' | 'state' | 'step' | 'text' | 'texts' | 'raisedAt'> {
  /** Of an effect that is open: why the decision about its cause does not decide it, or did not; null where it does. */
  readonly openBecause: Uncovered | null;
}

/** One that has a cause, or is named as one, as it is kept. */
export interface KeptMember extends Omit<FamilyMember, 'openBecause'>, ReviewedException {
  readonly runId: string;
  /** Effects that its decision left open, and why. */
  readonly left: readonly { readonly exceptionId: string; readonly why: Uncovered }[];
}

/** Where quality put an exception, and why. */
export interface PlacedBy {
  readonly person: string;
  readonly name: string;
  readonly at: string;
  readonly reason: string;
}

/** What was decided, by whom, with which signature. */
export interface ExceptionDecisionView {
  readonly classification: string;
  readonly rationale: string;
  readonly person: string;
  readonly name: string;
  readonly meaning: string;
  readonly signedAt: string;
  readonly at: string;
  /** Id of the cause that it was decided with. */
  readonly withParent?: string | null;
}

/** With what was said at the same step, and the facts behind the text. */
export interface ExceptionDetail extends ExceptionView {
  readonly params: Record<string, unknown>;
  readonly reaction: Record<string, unknown> | null;
  /** Version of the site's table of exceptions under which it was raised; 0 = the table was as configured. */
  readonly rulesVersion: number;
  readonly effectList: readonly FamilyMember[];
  /** Who of quality said under which cause it stands, or that it stands under none; null = nobody did. */
  readonly placed: PlacedBy | null;
  /** When more became known of it last; null = nothing did. */
  readonly extendedAt: string | null;
  readonly comments: readonly { readonly at: string; readonly person: string; readonly name: string; readonly text: string }[];
}

/** What a list of exceptions is narrowed to; `batch` = how the number of the batch begins. */
export interface ExceptionFilter {
  readonly runId?: string;
  readonly batch?: string;
  readonly state?: string;
  readonly severity?: string;
  readonly type?: string;
  /** `weight` (critical, then what steps wait for, then age) unless told. */
  readonly order?: 'weight' | 'oldest' | 'newest';
  /** Only what one of these roles is told: quality all, others what a reaction plan tells them. */
  readonly toldTo?: readonly string[];
  /** `place` of the last one that is known. */
  readonly after?: string;
  readonly limit: number;
}

/** An exception of a list, with the key after which the next page begins, and the roles that its reaction plan tells. */
export type ListedException = ExceptionView & { readonly place: string; readonly notify: readonly string[] };

/** As it is kept: with the recipe of its run, which knows the titles of steps in every language. */
export type KeptException<E extends ExceptionView> = Omit<E, 'cause' | 'effects' | 'effectList'> & { readonly recipeHash: string };

/** Where exceptions are kept as runs raised them, with what became of them. */
export interface Exceptions {
  list(sites: readonly string[], filter: ExceptionFilter): Promise<KeptException<ListedException>[]>;
  detail(sites: readonly string[], id: string): Promise<KeptException<ExceptionDetail> | undefined>;
  /** Exceptions of these runs that were named as a cause, or have one; 5,000 at most. */
  families(site: string, runIds: readonly string[]): Promise<KeptMember[]>;
  /** Which run raised it; undefined outside of the sites. */
  runOf(tx: Transaction, sites: readonly string[], id: string): Promise<{ site: string; runId: string } | undefined>;
  /** All exceptions of a run, as decisions look at them. */
  ofRun(tx: Transaction, site: string, runId: string): Promise<(ReviewedException & { readonly blocks: readonly string[]; readonly text: string; readonly texts?: Text })[]>;
}
