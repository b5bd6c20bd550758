import { answerOf, attributionOf, keptRefusal, type Actor, type CommandContext } from '@batchwright/access';
import { DomainError, refuse, unwrap } from '@batchwright/kernel';
import { mayTryAgain, type Appended, type EvidenceUse, type IdempotencyAnswer, type Times, type Transaction, type Transactions } from '@batchwright/persistence';
import type { JsonObject, JsonValue } from '@batchwright/records';
import { decide, evolve, RUN_EVENT_VERSION, USUAL_EXCEPTION_RULES, withWaysOut, type Circumstances, type ExceptionRules, type Occasion, type Performer, type RunCommand, type RunEvent, type RunView } from '@batchwright/procedure';
import { auditOf } from './audit-of';
import { DirectTransaction } from './direct-transaction';
import { messagesOf } from './messages-of';
import type { RefusedAttempts } from './refused-attempts';
import type { LoadedRun, RunPart, Runs } from './runs';
import { Turns } from './turns';

/** What an act on a run came to. */
export interface RunActed extends Appended {
  readonly aggregate: string;
  readonly events: readonly RunEvent[];
  /** State after it, as far as it was loaded. */
  readonly view: RunView;
}

/** An act: which run, which part of it, and the command, made when the state is known. */
export interface RunAct {
  readonly runId: string;
  readonly part: RunPart;
  readonly command: (loaded: LoadedRun, tx: Transaction) => Promise<RunCommand> | RunCommand;
  /** What the caller is answered; kept under the idempotency key. */
  readonly answer?: (acted: RunActed) => JsonValue;
  readonly status?: number;
  /** A refusal that is recorded all the same: a try that was stopped. It is thrown after the record is written. */
  readonly refusal?: (events: readonly RunEvent[]) => DomainError | undefined;
  /** False: the answer is not the last word of the command and is not kept under its key. */
  readonly isFinal?: (acted: RunActed) => boolean;
  /** Evidence that is used up by what was decided. */
  readonly evidenceUses?: (events: readonly RunEvent[]) => readonly EvidenceUse[];
}

/** How old the newest word of the owners of qualifications and equipment is, in ms; absent = never heard. */
export interface Watermarks {
  ages(): Promise<{ readonly training?: number; readonly resources?: number }>;
}

/** Acts of people that may wait for one run in this process; one more is told to come again. */
const LONGEST_LINE = 300;

/** The one way in which a run changes: load a part in one query, decide, record and announce in one statement. */
export class ActOnRun {
  private readonly turns = new Turns(LONGEST_LINE);

  constructor(
    private readonly transactions: Transactions,
    private readonly runs: Runs,
    private readonly watermarks: Watermarks,
    private readonly refused: RefusedAttempts,
    private readonly ids: () => string,
    private readonly zoneOf: (site: string) => string,
    private readonly rulesOf: (site: string) => ExceptionRules = () => USUAL_EXCEPTION_RULES,
    private readonly acted: () => void = () => undefined,
  ) {}

  /**
   * By a person. A change of the run meanwhile is tried again and never shown; one of this step is a refusal with who and what.
   * Refusals: of `decide`; `not-found` outside of the person's sites; `database-busy` when too many are at this run. They go to the security stream where they belong there.
   */
  async byPerson(act: RunAct, context: CommandContext): Promise<RunActed> {
    try {
      return await this.reporting(act, context);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { stepKey } = act.part;
      throw withWaysOut(error, { run: act.runId, ...(stepKey === undefined ? {} : { step: stepKey }) });
    }
  }

  private async reporting(act: RunAct, context: CommandContext): Promise<RunActed> {
    try {
      const acted = await this.turns.take(act.runId, () => this.onceOrHeld(act, context));
      this.acted();
      const refusal = act.refusal?.(acted.events);
      if (refusal) throw refusal;
      return acted;
    } catch (error) {
      await this.refused.report(error, context.actor, `run ${act.runId}${act.part.stepKey === undefined ? '' : ` / ${act.part.stepKey}`}`);
      throw error;
    }
  }

  /** Freely at first, in two round trips; who was overtaken there decides again with the run held, and is not overtaken any more. */
  private async onceOrHeld(act: RunAct, context: CommandContext): Promise<RunActed> {
    try {
      return await this.attempt(new DirectTransaction(this.transactions), act, context);
    } catch (error) {
      if (!mayTryAgain(error)) throw error;
      return this.transactions.run(async (tx) => {
        await this.runs.hold(tx, act.runId);
        return this.attempt(tx, act, context);
      });
    }
  }

  /** By a message, a timer, or the system itself, inside the transaction of the handler. Undefined when there is no such run. */
  async bySystem(tx: Transaction, act: RunAct): Promise<RunActed | undefined> {
    await this.runs.hold(tx, act.runId);
    const loaded = await this.loadWithAges(tx, undefined, act.runId, act.part);
    return loaded && this.record(tx, act, loaded, undefined);
  }

  /** The word of the owners first: waiting for it must not make the time of the load old. */
  private async loadWithAges(tx: Transaction, sites: readonly string[] | undefined, runId: string, part: RunPart): Promise<LoadedRun | undefined> {
    const ages = part.owners ? await this.watermarks.ages() : undefined;
    const loaded = await this.runs.load(tx, sites, runId, part);
    return loaded && ages ? withAges(loaded, ages) : loaded;
  }

  private async attempt(tx: Transaction, act: RunAct, context: CommandContext): Promise<RunActed> {
    const { actor } = context;
    const part = { persons: [actor.person], ...(actor.terminal === undefined ? {} : { terminal: actor.terminal }), ...act.part };
    const loaded = await this.loadWithAges(tx, actor.sites, act.runId, part);
    if (!loaded) throw refuse('not-found', { what: 'run', id: act.runId }, { rule: '21 CFR 11.10(d)' });
    if (tx instanceof DirectTransaction) tx.at(loaded.times);
    return this.record(tx, act, loaded, context);
  }

  private async record(tx: Transaction, act: RunAct, loaded: LoadedRun, context: CommandContext | undefined): Promise<RunActed> {
    const command = await act.command(loaded, tx);
    const { view, recipe, times } = loaded;
    const events = unwrap(decide(command, view, recipe, { ...occasionOf(times, this.ids, this.zoneOf(view.run.site)), exceptionRules: loaded.exceptionRules ?? this.rulesOf(view.run.site) }));
    const { run } = view;
    const after = foldEvents(view, events, times, context?.actor);
    const acted = { aggregate: run.id, sequence: run.sequence + events.length, head: loaded.head, events, view: after };
    const idempotency = context ? keptAnswer(act, acted, context) : {};
    if (events.length === 0) {
      const kept = idempotency.idempotency;
      if (kept) await tx.keepAnswer(kept);
      return acted;
    }
    const uses = act.evidenceUses?.(events) ?? [];
    const newEvents = events.map((event) => ({ type: event.type, version: RUN_EVENT_VERSION, body: event.body as unknown as JsonObject, audit: auditOf(after.run, event, recipe) }));
    const request = { site: run.site, aggregateType: 'run', aggregateId: run.id, expectedSequence: run.sequence, ...(context ? { by: attributionOf(context.actor) } : {}), events: newEvents };
    const appended = await tx.append({
      ...request,
      rows: this.runs.changes(view, after, events, circumstancesOf(times, context?.actor)),
      messages: messagesOf({ before: view.run, events, after, times, head: loaded.head, request, recipe, ...(context ? { actor: context.actor } : {}) }),
      timeUsed: times,
      ...(uses.length > 0 ? { evidenceUses: uses } : {}),
      ...idempotency,
    });
    return { ...acted, ...appended };
  }
}

function keptAnswer(act: RunAct, acted: RunActed, context: CommandContext): { idempotency?: IdempotencyAnswer } {
  if (act.isFinal?.(acted) === false) return {};
  const refusal = act.refusal?.(acted.events);
  if (refusal) return answerOf(context, keptRefusal(refusal), 422);
  return answerOf(context, act.answer?.(acted) ?? { aggregate: acted.aggregate, sequence: acted.sequence }, act.status);
}

function withAges(loaded: LoadedRun, watermarkAgeMs: Awaited<ReturnType<Watermarks['ages']>>): LoadedRun {
  return { ...loaded, view: { ...loaded.view, facts: { ...loaded.view.facts, watermarkAgeMs } } };
}

/** The moment of a decision. */
export function occasionOf(times: Times, ids: () => string, zone?: string): Occasion {
  const { real, plant, clock, correctionMs } = times;
  return { real, plant, clock, correctionMs, newId: ids, ...(zone === undefined ? {} : { zone }) };
}

/** Who and when, as the state of a run remembers it. */
export function circumstancesOf(times: Times, actor: Actor | undefined): Circumstances {
  return { at: times.plant, real: times.real, correctionMs: times.correctionMs, ...(actor ? { person: actor.person, name: actor.name, ...(actor.terminal ? { terminal: actor.terminal } : {}) } : {}) };
}

/** The state after events, seen as they will be recorded. */
export function foldEvents(view: RunView, events: readonly RunEvent[], times: Times, actor: Actor | undefined): RunView {
  const circumstances = circumstancesOf(times, actor);
  return events.reduce((so, event) => evolve(so, event, circumstances), view);
}

/** The actor as the procedure knows him. */
export function performerOf(actor: Actor, area: string | undefined): Performer {
  const { person, name, account, roles, terminal } = actor;
  const known = roles.filter((role) => role !== 'admin' && role !== 'integrator' && role !== 'inspector');
  return { person, name, account, roles: known, ...(terminal ? { terminal } : {}), ...(area ? { area } : {}) };
}
