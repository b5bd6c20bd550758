import type { BlockState, RunView, StepState } from './state';
import type { Performer } from './commands';
import type { RunEvent, RunEventBodies, RunEventType } from './events';
import { evolve } from './evolve';
import { underRules, USUAL_EXCEPTION_RULES } from './exception-rules';
import type { Circumstances, Occasion } from './occasion';
import type { IndexedRecipe } from '../tree/indexed-recipe';

/**
 * A decision being made: what happened so far, and the state after it. Later parts of one decision see what earlier parts
 * decided, because each event is applied as soon as it is emitted.
 */
export class Decision {
  readonly events: RunEvent[] = [];
  /** How long what is noted now was known before, milliseconds: clocks that follow it count from then. */
  knownForMs = 0;

  constructor(
    private current: RunView,
    readonly recipe: IndexedRecipe,
    readonly occasion: Occasion,
    readonly by?: Performer,
  ) {}

  get view(): RunView {
    return this.current;
  }

  /** Adds an event and applies it. An exception is raised as the rules of the site want it, whoever raises it. */
  emit<T extends RunEventType>(type: T, body: RunEventBodies[T]): void {
    const event = this.ruled({ type, body } as unknown as RunEvent);
    this.events.push(event);
    this.current = evolve(this.current, event, this.circumstances);
  }

  /** The step; only called where it was found before. */
  step(key: string): StepState {
    const step = this.current.steps[key];
    if (!step) throw new Error(`the step ${key} was not loaded`);
    return step;
  }

  /** Blocks that quality has not lifted. */
  get openBlocks(): readonly BlockState[] {
    return Object.values(this.current.blocks).filter((block) => !block.lifted);
  }

  private ruled(event: RunEvent): RunEvent {
    if (event.type !== 'ExceptionRaised' && event.type !== 'ExceptionRaisedAfterSeal') return event;
    return { ...event, body: underRules(event.body, this.occasion.exceptionRules ?? USUAL_EXCEPTION_RULES, this.recipe, event.type === 'ExceptionRaisedAfterSeal') };
  }

  private get circumstances(): Circumstances {
    const { by, occasion } = this;
    return {
      at: occasion.plant,
      real: occasion.real,
      correctionMs: occasion.correctionMs,
      ...(by ? { person: by.person, name: by.name, ...(by.terminal ? { terminal: by.terminal } : {}) } : {}),
    };
  }
}

/** Elapsed milliseconds between two moments, corrected by the jumps of the clock that were noted (requirement B11). */
export function elapsedMs(from: { readonly at: string; readonly correctionMs: number }, occasion: Occasion): number {
  return Date.parse(occasion.plant) - Date.parse(from.at) - (occasion.correctionMs - from.correctionMs);
}

/** The moment so many milliseconds of elapsed time after a moment. */
export function after(occasion: Occasion, ms: number): string {
  return new Date(Date.parse(occasion.plant) + ms).toISOString();
}
