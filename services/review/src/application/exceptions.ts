import type { Transaction } from '@batchwright/persistence';
import type { Text } from '@batchwright/procedure';
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
}

/** With what was said at the same step, and the facts behind the text. */
export interface ExceptionDetail extends ExceptionView {
  readonly params: Record<string, unknown>;
  readonly reaction: Record<string, unknown> | null;
  /** Version of the site's table of exceptions under which it was raised; 0 = the table was as configured. */
  readonly rulesVersion: number;
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
export type KeptException<E extends ExceptionView> = E & { readonly recipeHash: string };

/** Where exceptions are kept as runs raised them, with what became of them. */
export interface Exceptions {
  list(sites: readonly string[], filter: ExceptionFilter): Promise<KeptException<ListedException>[]>;
  detail(sites: readonly string[], id: string): Promise<KeptException<ExceptionDetail> | undefined>;
  /** Which run raised it; undefined outside of the sites. */
  runOf(tx: Transaction, sites: readonly string[], id: string): Promise<{ site: string; runId: string } | undefined>;
  /** All exceptions of a run, as decisions look at them. */
  ofRun(tx: Transaction, site: string, runId: string): Promise<(ReviewedException & { readonly blocks: readonly string[]; readonly text: string; readonly texts?: Text })[]>;
}
