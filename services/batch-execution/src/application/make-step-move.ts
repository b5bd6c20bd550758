import { answerOf, makeStatement, redeemWith, type CommandContext } from '@batchwright/access';
import { DomainError, refuse, unwrap } from '@batchwright/kernel';
import type { EvidenceUse, Transaction, Transactions } from '@batchwright/persistence';
import { decide, isSignedByAnother, moveContent, withWaysOut, type AppliedStepSignature, type MakeMove, type Performer, type RoleName, type SignedMove } from '@batchwright/procedure';
import type { Evidence, JsonObject, Statement } from '@batchwright/records';
import { occasionOf, performerOf, type ActOnRun, type RunActed, type Watermarks } from './act-on-run';
import { moveAction, moveStatement, moveSubject } from './move-statement';
import type { StepAddress } from './perform-step';
import type { LoadedRun, Runs } from './runs';
import type { Pause } from './start-step';
import { refusedTry, stepAnswerOf, type StepAnswer } from './step-answer';

/** How long a change of equipment waits for the owner's answer, and how often it looks (as at a start). */
const PATIENCE_MS = 2000;
const POLL_MS = 25;

/** Signed moves out of a stuck step (B20): put before the signer, and made. */
export class MakeStepMove {
  constructor(
    private readonly transactions: Transactions,
    private readonly act: ActOnRun,
    private readonly runs: Runs,
    private readonly watermarks: Watermarks,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
    private readonly pause: Pause,
    private readonly zoneOf: (site: string) => string,
  ) {}

  /** What will be signed, when the move would be possible now. Refusals: `not-found`, those of the procedure. */
  async putForSignature({ runId, stepKey }: Omit<StepAddress, 'version'>, move: SignedMove, context: CommandContext): Promise<Statement> {
    const { actor } = context;
    const ages = await this.watermarks.ages();
    return this.transactions.run(async (tx) => {
      const loaded = await this.runs.load(tx, actor.sites, runId, { stepKey, persons: personsOf(move, actor.person) });
      if (!loaded) throw refuse('not-found', { what: 'run', id: runId }, { rule: '21 CFR 11.10(d)' });
      const view = { ...loaded.view, facts: { ...loaded.view.facts, watermarkAgeMs: ages } };
      const by = performerOf(actor, loaded.area);
      const rehearsed: MakeMove = { type: 'MakeMove', by, stepKey, version: view.steps[stepKey]?.version ?? 0, move, signature: rehearsal(move, by), ask: true, ...(await this.receiver(tx, loaded, move)) };
      unwrap(decide(rehearsed, view, loaded.recipe, occasionOf(loaded.times, this.ids)));
      const statement = makeStatement(moveStatement(loaded, stepKey, move, actor, this.zoneOf(loaded.view.run.site)), this.ids(), loaded.times.real);
      await tx.keepStatement(statement);
      const { idempotency } = answerOf(context, JSON.parse(JSON.stringify({ statement })) as JsonObject);
      if (idempotency) await tx.keepAnswer(idempotency);
      return statement;
    });
  }

  /**
   * Makes it. Refusals: of the procedure and of evidence; `value-implausible` for a late entry, `grants-pending` while the owner of the
   * equipment is silent: then the signature was not used and may be sent again.
   */
  async execute(at: StepAddress, move: SignedMove, evidence: Evidence, context: CommandContext): Promise<StepAnswer> {
    const until = performance.now() + PATIENCE_MS;
    let acted = await this.touch(at, move, evidence, context, true);
    while (!isMade(acted) && performance.now() < until) {
      await this.pause(POLL_MS);
      acted = (await this.whileWaiting(() => this.touch(at, move, evidence, context, false))) ?? acted;
    }
    if (!isMade(acted)) throw withWaysOut(refuse('grants-pending', { step: at.stepKey }, { rule: 'gmp-6' }), { run: at.runId, step: at.stepKey });
    return stepAnswerOf(acted, at.stepKey);
  }

  private async whileWaiting(touch: () => Promise<RunActed>): Promise<RunActed | undefined> {
    try {
      return await touch();
    } catch (error) {
      if (error instanceof DomainError && error.code === 'grants-pending') return undefined;
      throw error;
    }
  }

  private touch(at: StepAddress, move: SignedMove, evidence: Evidence, context: CommandContext, ask: boolean): Promise<RunActed> {
    const { runId, stepKey, version } = at;
    const uses: EvidenceUse[] = [];
    return this.act.byPerson(
      {
        runId,
        part: { stepKey, owners: true, persons: personsOf(move, context.actor.person), evidence: [evidence] },
        command: async (loaded, tx): Promise<MakeMove> => {
          uses.length = 0; // the act may be decided again
          const signature = await this.redeem(loaded, stepKey, move, evidence, context.actor.person, uses);
          return { type: 'MakeMove', by: performerOf(context.actor, loaded.area), stepKey, version, move, signature, ask, ...(await this.receiver(tx, loaded, move)) };
        },
        evidenceUses: (events) => (events.some(({ type }) => type === 'MoveSigned') ? uses : []),
        refusal: refusedTry,
        answer: (one) => stepAnswerOf(one, stepKey),
        isFinal: (one) => isMade(one) || refusedTry(one.events) !== undefined,
      },
      context,
    );
  }

  private async redeem(loaded: LoadedRun, stepKey: string, move: SignedMove, evidence: Evidence, person: string, uses: EvidenceUse[]): Promise<AppliedStepSignature> {
    const { run } = loaded.view;
    const { statements, keys, signers } = loaded.signing;
    const facts = { statement: statements.find(({ id }) => id === evidence.statement.id), keys, people: (subject: string) => Promise.resolve(signers.get(subject)), now: loaded.times.real };
    const expected = { site: run.site, action: moveAction(move.move), subjectId: moveSubject(run.id, stepKey, move.move), content: moveContent(run, stepKey, move) };
    const { signature, use } = await redeemWith(facts, this.signingIssuer, evidence, { ...expected, ...(isSignedByAnother(move.move) ? {} : { person }) });
    uses.push(use);
    return signature as unknown as AppliedStepSignature;
  }

  /** Who takes a step over, by identity's word and not by the caller's. */
  private async receiver(tx: Pick<Transaction, 'query'>, loaded: LoadedRun, move: SignedMove): Promise<{ receiver?: Performer }> {
    if (move.move !== 'reassign-step') return {};
    const [row] = await tx.query<{ name: string; roles: RoleName[] }>('SELECT name, roles FROM person WHERE person = $1 AND sites ? $2 AND NOT locked', [move.to, loaded.view.run.site]);
    return row ? { receiver: { person: move.to, name: row.name, account: '', roles: row.roles } } : {};
  }
}

/** A change of equipment that only asked its owner is not made yet. */
function isMade({ events }: RunActed): boolean {
  return events.length > 0 && !events.every(({ type }) => type === 'GrantRequested');
}

function personsOf(move: SignedMove, actor: string): string[] {
  return move.move === 'reassign-step' ? [actor, move.to, ...(move.trainer === undefined ? [] : [move.trainer])] : [actor];
}

/** Stands for the signature while it is tried whether the move is possible at all. */
function rehearsal(move: SignedMove, { person, name, account }: Performer): AppliedStepSignature {
  const signer = isSignedByAnother(move.move) ? { person: '', name: '', account: '' } : { person, name, account };
  return { statementId: '', meaning: '', ...signer, signedAt: '', level: '', contentHash: '', content: {}, evidenceHash: '', evidence: {} };
}
