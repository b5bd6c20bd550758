import type { DomainError } from '@batchwright/kernel';
import type { Performer, RunCommand } from '../run/commands';
import { decide } from '../run/decide';
import type { RunEvent } from '../run/events';
import { evolve } from '../run/evolve';
import type { Occasion } from '../run/occasion';
import { newRunView, type RunView, type StepState } from '../run/state';
import type { IndexedRecipe } from '../tree/indexed-recipe';
import { factsOf, performerOf } from './simulated-people';

const BEGIN = Date.parse('2026-01-05T06:00:00.000Z');
/** What one act takes. */
const ACT_MS = 30_000;

/** The rehearsal came to a refusal that it knows no way out of. */
export class Stuck extends Error {
  constructor(readonly refusal: DomainError, readonly at: string | undefined) {
    super(refusal.code);
  }
}

/** A run that happens in memory only: the same decisions as in the plant, a clock and people of its own, nothing recorded anywhere. */
export class SimulatedRun {
  view: RunView;
  readonly events: RunEvent[] = [];
  private now = BEGIN;
  private ids = 0;

  constructor(readonly recipe: IndexedRecipe) {
    const { header } = recipe.document;
    this.view = { ...newRunView('simulation', 'SIM'), facts: factsOf(recipe) };
    this.act({ type: 'CreateRun', number: 'SIM', kind: header.kind, recipe: { code: header.code, version: 0, versionId: 'simulation', hash: recipe.hash }, batchSize: header.batchSize });
    this.act({ type: 'ReleaseToFloor', by: performerOf('supervisor', ['supervisor']) });
  }

  get occasion(): Occasion {
    const at = new Date(this.now).toISOString();
    return { real: at, plant: at, clock: 'plant-clock', correctionMs: 0, newId: () => `00000000-0000-7000-8000-${String((this.ids += 1)).padStart(12, '0')}` };
  }

  /** Time passes; what is due meanwhile fires in its order. */
  pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const due = Object.values(this.view.timers).filter(({ dueAt, remainingMs }) => remainingMs === undefined && Date.parse(dueAt) <= until).sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || (a.timerId < b.timerId ? -1 : 1))[0];
      if (!due) break;
      this.now = Math.max(this.now, Date.parse(due.dueAt));
      if (this.carryOut({ type: 'FireTimer', timerId: due.timerId }).length === 0) break;
    }
    this.now = until;
  }

  /** Carries a command out, over the step as it stands then. Throws `Stuck` with its refusal. */
  act(command: RunCommand): RunEvent[] {
    this.pass(ACT_MS);
    return this.carryOut('version' in command && 'stepKey' in command ? { ...command, version: this.view.steps[command.stepKey]?.version ?? command.version } : command);
  }

  private carryOut(command: RunCommand): RunEvent[] {
    const decided = decide(command, this.view, this.recipe, this.occasion);
    if (!decided.ok) throw new Stuck(decided.error, 'stepKey' in command ? command.stepKey : undefined);
    const by: Performer | undefined = 'by' in command ? command.by : undefined;
    const who = by ? { person: by.person, name: by.name, ...(by.terminal ? { terminal: by.terminal } : {}) } : {};
    for (const event of decided.value) this.view = evolve(this.view, event, { at: this.occasion.plant, real: this.occasion.real, correctionMs: 0, ...who });
    this.events.push(...decided.value);
    return decided.value;
  }

  step(key: string): StepState {
    const step = this.view.steps[key];
    if (!step) throw new Error(`the step ${key} was not reached`);
    return step;
  }
}
