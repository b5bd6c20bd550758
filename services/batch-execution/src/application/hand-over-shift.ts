import { answerOf, makeStatement, redeemWith, type Actor, type CommandContext, type StatementDraft } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { EvidenceUse, Transactions } from '@batchwright/persistence';
import { decide, givingContent, stepInfo, takingContent, type AppliedStepSignature, type GiveShift, type RunView, type TakeShift } from '@batchwright/procedure';
import type { Evidence, JsonObject, Statement } from '@batchwright/records';
import { occasionOf, performerOf, type ActOnRun } from './act-on-run';
import { runAnswerOf, type RunAnswer } from './command-run';
import type { LoadedRun, Runs } from './runs';

/** A side of a handover: giving with notes, or taking what was given. */
export type ShiftSide = { readonly give: string } | { readonly take: string };

const ROLES = ['operator', 'dispenser', 'supervisor'];
const action = (side: ShiftSide): string => ('give' in side ? 'give-shift' : 'take-shift');
const contentOf = (view: RunView, side: ShiftSide): JsonObject => ('give' in side ? givingContent(view, side.give.trim()) : takingContent(view.run));

/** Shifts hand a run over with two signatures: who gives, then who takes (B12; 21 CFR 211.188(b)(11)). */
export class HandOverShift {
  constructor(
    private readonly transactions: Transactions,
    private readonly act: ActOnRun,
    private readonly runs: Runs,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
  ) {}

  /** What will be signed. Refusals: `not-found`, those of the procedure. */
  async putForSignature(runId: string, side: ShiftSide, context: CommandContext): Promise<Statement> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const loaded = await this.runs.load(tx, actor.sites, runId, { openSteps: true });
      if (!loaded) throw refuse('not-found', { what: 'run', id: runId }, { rule: '21 CFR 11.10(d)' });
      const { person, name, account } = actor;
      const rehearsed = this.command(side, this.ids(), loaded, actor, { statementId: '', meaning: '', person, name, account, signedAt: '', level: '', contentHash: '', content: {}, evidenceHash: '', evidence: {} });
      unwrap(decide(rehearsed, loaded.view, loaded.recipe, occasionOf(loaded.times, this.ids)));
      const statement = makeStatement(draftOf(loaded, side, actor), this.ids(), loaded.times.real);
      await tx.keepStatement(statement);
      const { idempotency } = answerOf(context, JSON.parse(JSON.stringify({ statement })) as JsonObject);
      if (idempotency) await tx.keepAnswer(idempotency);
      return statement;
    });
  }

  /** Refusals: as above, and those of evidence; `content-changed` when a step was begun or ended since it was signed. */
  async execute(runId: string, side: ShiftSide, evidence: Evidence, context: CommandContext): Promise<RunAnswer> {
    const uses: EvidenceUse[] = [];
    const handoverId = this.ids();
    const acted = await this.act.byPerson(
      {
        runId,
        part: { openSteps: true, evidence: [evidence] },
        command: async (loaded) => {
          uses.length = 0; // the act may be decided again
          const { statements, keys, signers } = loaded.signing;
          const facts = { statement: statements.find(({ id }) => id === evidence.statement.id), keys, people: (subject: string) => Promise.resolve(signers.get(subject)), now: loaded.times.real };
          const { signature, use } = await redeemWith(facts, this.signingIssuer, evidence, { site: loaded.view.run.site, action: action(side), subjectId: runId, content: contentOf(loaded.view, side), person: context.actor.person });
          uses.push(use);
          return this.command(side, handoverId, loaded, context.actor, signature as unknown as AppliedStepSignature);
        },
        evidenceUses: () => uses,
        answer: runAnswerOf,
        ...('give' in side ? { status: 201 } : {}),
      },
      context,
    );
    return runAnswerOf(acted);
  }

  private command(side: ShiftSide, handoverId: string, { area }: LoadedRun, actor: Actor, signature: AppliedStepSignature): GiveShift | TakeShift {
    const by = performerOf(actor, area);
    return 'give' in side ? { type: 'GiveShift', by, handoverId, notes: side.give, signature } : { type: 'TakeShift', by, handoverId: side.take, signature };
  }
}

function draftOf({ view, recipe }: LoadedRun, side: ShiftSide, actor: Actor): StatementDraft {
  const { run } = view;
  const content = contentOf(view, side) as { notes: string; startedSteps: string[] };
  const titles = (german: boolean): string => content.startedSteps.map((key) => stepInfo(recipe, key.split('~')[0] ?? '')?.node.title).map((title) => (german ? title?.de : undefined) ?? title?.en ?? '').join(', ') || '–';
  const giving = 'give' in side;
  return {
    service: 'batch-execution', action: action(side), site: run.site, ...(actor.terminal ? { terminal: actor.terminal } : {}),
    subject: { type: 'run', id: run.id, label: run.number },
    contents: [{ label: run.number, content: content as unknown as JsonObject }],
    text: {
      en: `${giving ? 'I hand over' : `I take over from ${run.handover?.given.name ?? ''}`} ${run.number}. Steps that are on: ${titles(false)}. To know: ${content.notes}`,
      de: `${giving ? 'Ich übergebe' : `Ich übernehme von ${run.handover?.given.name ?? ''}`} ${run.number}. Begonnene Schritte: ${titles(true)}. Zu wissen: ${content.notes}`,
    },
    meaning: giving ? 'handed-over' : 'taken-over', signer: { person: actor.person, roles: ROLES }, level: 'esig',
  };
}
