import type { BoundItem, RecordedValue, Text } from '@batchwright/procedure';
import type { ExceptionDecisionView, ExceptionView } from './exceptions';

/** How far around its moment an exception is shown, in minutes to each side (F11). */
export const MINUTES_AROUND = 10;

/** At most that many records before the moment, and after it; exceptions in the window; tags of a machine; and exceptions like it. */
export const MOST = { recordsOfSide: 100, others: 20, tags: 8, like: 5 } as const;

/** An exception as it is kept, and what its context is looked up by. */
export interface ContextOf {
  readonly id: string;
  readonly site: string;
  readonly runId: string;
  readonly recipe: string;
  readonly recipeHash: string;
  readonly type: string;
  readonly stepKey: string | null;
  readonly equipment: string | null;
  readonly tags: readonly string[];
  /** When it began as machines say it, else when it was recorded; real time. */
  readonly moment: string;
  /** When it was raised, in the time of the plant. */
  readonly raisedAt: string;
}

/** What somebody did at the run. */
export interface KeptAct {
  readonly sequence: number;
  /** Name of the event. */
  readonly type: string;
  readonly stepKey: string | null;
  /** Plant time. */
  readonly at: string;
  /** Real time, the clock of the window. */
  readonly recordedAt: string;
  readonly person: string | null;
  readonly name: string | null;
  /** Which value of the step; null where it is about none. */
  readonly address: string | null;
  readonly value: RecordedValue | null;
  /** A comment, a reason, or a value as it was tried. */
  readonly text: string | null;
}

/** A step that was being worked on at the moment. */
export interface KeptStep {
  readonly key: string;
  /** Plant time. */
  readonly startedAt: string;
  /** When its start was recorded, real time. */
  readonly recordedAt: string;
  readonly person: string | null;
  readonly name: string | null;
  readonly items: readonly BoundItem[];
}

/** An exception beside another one. */
export interface BesideException extends Pick<ExceptionView, 'id' | 'runId' | 'runNumber' | 'type' | 'severity' | 'state' | 'step' | 'text' | 'texts' | 'raisedAt'> {
  /** When it was recorded: real time, the clock of the window; `raisedAt` is the time of the plant. */
  readonly recordedAt: string;
  /** How it was decided; null = it is open. */
  readonly decision: Pick<ExceptionDecisionView, 'classification' | 'rationale' | 'person' | 'name' | 'at'> | null;
}

/** One of those as it is kept, with the recipe that knows the title of its step. */
export type KeptBeside = BesideException & { readonly recipeHash: string };

/** Reads what happened around an exception: ranges of indexes, so that it costs what it answers. */
export interface ExceptionContexts {
  /** Undefined outside of the sites. */
  of(sites: readonly string[], id: string): Promise<ContextOf | undefined>;
  /** Acts of people and values in the window that are nearest to the moment, in their order; `more`: there are others in it. */
  acts(of: ContextOf): Promise<{ readonly acts: readonly KeptAct[]; readonly more: boolean }>;
  /** Steps that had begun and were not over at the moment. */
  openSteps(of: ContextOf): Promise<readonly KeptStep[]>;
  /** Others of the site in the window, the nearest first; one more than are shown. */
  others(of: ContextOf): Promise<readonly KeptBeside[]>;
  /** The last ones before it of the same kind, equipment and step of the recipe, the newest first. */
  like(of: ContextOf): Promise<readonly KeptBeside[]>;
}

/** A step with its title in the languages of the recipe, where the recipe is there. */
export interface TitledStep {
  readonly key: string;
  readonly titles?: Text;
}

/** What somebody did, as it is shown. */
export interface ContextAct extends Omit<KeptAct, 'stepKey' | 'sequence'> {
  readonly step: TitledStep | null;
  /** Title of the value, where the recipe is there. */
  readonly field: Text | null;
  /** True: whoever asks may have to repeat it without having seen it (21 CFR 211.101(d)). */
  readonly withheld: boolean;
}

/** Who was at the run around the moment. */
export interface ContextPerson {
  readonly person: string;
  readonly name: string;
  /** Acts in the window. */
  readonly acts: number;
  /** Steps begun by this person that were open at the moment. */
  readonly steps: readonly TitledStep[];
}

/** What happened around an exception, and the last ones like it. */
export interface ExceptionContext {
  readonly from: string;
  readonly moment: string;
  readonly until: string;
  /** Codes of tags that it is about; empty = those of the equipment. */
  readonly tags: readonly string[];
  /** Codes of the equipment that it is about. */
  readonly equipment: readonly string[];
  readonly acts: readonly ContextAct[];
  readonly moreActs: boolean;
  readonly people: readonly ContextPerson[];
  readonly steps: readonly (TitledStep & Pick<KeptStep, 'startedAt' | 'recordedAt' | 'person' | 'name'>)[];
  readonly others: readonly BesideException[];
  readonly moreOthers: boolean;
  readonly like: readonly BesideException[];
}
