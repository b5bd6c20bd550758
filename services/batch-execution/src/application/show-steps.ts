import { outgoing } from '@batchwright/contracts';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { nobody } from './nobody';
import type { PlacedCard, ReadStepCard } from './read-step-card';
import { viewHashOf } from './shown-view';

/** A session that is open beside a step. */
export interface BesideStep {
  readonly site: string;
  readonly sessionId: string;
  readonly runId: string;
  readonly stepKey: string;
  /** Sequence of the run up to which it was shown; 0 = not yet. */
  readonly shown: number;
}

/** The port: sessions that are open beside steps. */
export interface BesideSteps {
  find(tx: Transaction, site: string, sessionId: string): Promise<BesideStep | undefined>;
  /** How many are open, and those whose run went on since. */
  open(): Promise<{ readonly all: number; readonly behind: readonly BesideStep[] }>;
}

/** What is told of a session at most, in characters: a message has room for more, a tablet's line has not. */
const LONGEST = 200_000;

/** Tells tandem what stands at a step, as long as somebody stands beside it. What somebody has to read a second time blind is kept from all of them. */
export class ShowSteps {
  /** As of the last look: acts ask for another one only where somebody would see it. */
  private watched = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly beside: BesideSteps,
    private readonly cards: ReadStepCard,
    private readonly answerOf: (card: PlacedCard) => object,
    private readonly ids: () => string,
  ) {}

  /** False: no session was open when it was looked last. */
  get isWatched(): boolean {
    return this.watched;
  }

  /** Somebody stands in a session at a step; where one stood there before, nothing changes. */
  async opened(tx: Transaction, { site, sessionId, runId, stepKey }: Omit<BesideStep, 'shown'>): Promise<void> {
    if (await this.beside.find(tx, site, sessionId)) return;
    await tx.project([{ table: 'beside_step', op: 'upsert', values: { site, session_id: sessionId, run_id: runId, step_key: stepKey, shown: 0 } }]);
  }

  /** The session is about another step of the run. */
  async moved(tx: Transaction, { site, sessionId, runId, stepKey }: Omit<BesideStep, 'shown'>): Promise<void> {
    await tx.project([{ table: 'beside_step', op: 'upsert', values: { site, session_id: sessionId, run_id: runId, step_key: stepKey, shown: 0 } }]);
  }

  async over(tx: Transaction, { site, sessionId }: Pick<BesideStep, 'site' | 'sessionId'>): Promise<void> {
    await tx.project([{ table: 'beside_step', op: 'delete', values: { site, session_id: sessionId } }]);
  }

  /** Tells of every step that went on; two replicas may tell the same. One that cannot be told keeps no other waiting; afterwards it throws what that said. */
  async execute(): Promise<void> {
    const { all, behind } = await this.beside.open();
    this.watched = all > 0;
    const failures: unknown[] = [];
    for (const one of behind) await this.show(one).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  private async show({ site, sessionId, runId, stepKey }: BesideStep): Promise<void> {
    const read = await this.cards.execute(runId, stepKey, nobody([site]));
    const { sequence } = read.run;
    const told = shortened(read, this.answerOf);
    await this.transactions.run(async (tx) => {
      const now = await this.beside.find(tx, site, sessionId);
      if (now?.stepKey !== stepKey || now.shown >= sequence) return; // over, elsewhere, or told by another replica
      await tx.project([{ table: 'beside_step', op: 'upsert', values: { site, session_id: sessionId, shown: sequence } }]);
      await tx.announce([outgoing('batchwright.tandem.v1.ShowStep', { subject: sessionId, site, sequence: 0, id: this.ids() }, { sessionId, runId, stepKey, sequence, ...told })]);
    });
  }
}

function shortened(read: PlacedCard, answerOf: (card: PlacedCard) => object): { readonly card: string; readonly complete: boolean } {
  const card: PlacedCard = { ...read, start: { possible: false }, completion: { possible: false } };
  const answer = answerOf(card);
  const viewHash = viewHashOf(answer);
  const whole = JSON.stringify({ ...answer, viewHash });
  if (whole.length <= LONGEST) return { card: whole, complete: true };
  const entries = card.entries.map((entry) => ({ ...entry, fields: entry.fields.map((field) => ({ ...field, history: [], tries: [] })) }));
  const short = JSON.stringify({ ...answerOf({ ...card, entries }), viewHash });
  return { card: short.length <= LONGEST ? short : '', complete: false };
}
