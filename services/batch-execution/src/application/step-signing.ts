import { answerOf, makeStatement, redeemWith, type CommandContext, type RedeemedSignature } from '@batchwright/access';
import { DomainError, refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { contentHash, labelled, type Evidence, type JsonObject, type Statement } from '@batchwright/records';
import { performersOf, policiesOf, remoteSigning, stepContent, stepInfo, TRAINER_POLICY, withWaysOut, type OfferedSignature, type RemoteView, type SeenFromAfar, type AppliedStepSignature, type RoleName, type SignaturePolicy, type StepState } from '@batchwright/procedure';
import type { LoadedRun, Runs } from './runs';
import type { ShownView } from './shown-view';
import type { Pause } from './start-step';

const ACTION = 'sign-step';
/** Values that fit into the text of a statement. */
const VALUES_READ = 12;
/** How long the news of a picture is waited for, and how often it is looked for. */
const PATIENCE_MS = 4000;
const POLL_MS = 100;
const IN_VIEW = { en: 'What is in view: session, step as it is shown, frozen picture', de: 'Was zu sehen ist: Sitzung, Schritt wie gezeigt, eingefrorenes Bild' };

/** Puts a step before a person to be signed, as the policy of the step says (A11). */
export class PutStepForSignature {
  constructor(
    private readonly transactions: Transactions,
    private readonly runs: Runs,
    private readonly ids: () => string,
    private readonly views: ShownView,
    private readonly pause: Pause,
  ) {}

  /**
   * `seen`: from afar, out of the session in which the caller stands; the news of a picture that was frozen a moment ago is waited for.
   * Refusals: `not-found`, `step-not-ready`, `unknown-policy`; from afar also `view-changed` and those of the procedure.
   */
  async execute(runId: string, stepKey: string, policyId: string, context: CommandContext, seen?: SeenFromAfar): Promise<Statement> {
    if (!seen) return this.put(runId, stepKey, policyId, context);
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        if ((await this.views.hash(runId, stepKey, context.actor.sites)) !== seen.view) throw refuse('view-changed', { step: stepKey }, { rule: '21 CFR 11.70' });
        return await this.put(runId, stepKey, policyId, context, seen);
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'picture-not-frozen' || performance.now() > until) throw error instanceof DomainError ? withWaysOut(error, { run: runId, step: stepKey }) : error;
      }
      await this.pause(POLL_MS);
    }
  }

  private async put(runId: string, stepKey: string, policyId: string, context: CommandContext, seen?: SeenFromAfar): Promise<Statement> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const loaded = await this.runs.load(tx, actor.sites, runId, { stepKey });
      if (!loaded) throw refuse('not-found', { what: 'run', id: runId });
      const { policy, title, german, performers } = policyOf(loaded, stepKey, policyId);
      const { run } = loaded.view;
      const step = loaded.view.steps[stepKey];
      if (!step) throw refuse('step-not-ready', { step: stepKey, title, open: [] }, { rule: 'gmp-7' });
      const remote = seen && unwrap(remoteSigning(run, step, policy, actor.person, seen));
      const values = signedValues(policy, step);
      const tail = (of: string): string => `${run.number}, ${of}${values ? `: ${values}` : ''}`;
      const statement = makeStatement(
        {
          service: 'batch-execution',
          action: ACTION,
          site: run.site,
          ...(actor.terminal ? { terminal: actor.terminal } : {}),
          subject: { type: 'run-step', id: subjectOf(runId, stepKey, policyId), ...labelled({ en: `${run.number} / ${title}`, de: `${run.number} / ${german}` }) },
          contents: [{ ...labelled({ en: title, de: german }), content: stepContent(run, step) as unknown as JsonObject }, ...(remote ? [{ ...labelled(IN_VIEW), content: remote as unknown as JsonObject }] : [])],
          text: { en: `${policy.attests.en} (${tail(title)})${remoteText(remote, 'en')}`, de: `${policy.attests.de ?? policy.attests.en} (${tail(german)})${remoteText(remote, 'de')}` },
          meaning: policy.meaning,
          signer: { ...(remote ? { person: actor.person } : {}), ...(policy.id === TRAINER_POLICY.id && step.supervision ? { person: step.supervision.trainer, roles: [...performers] } : { roles: [policy.role] }), notPersons: policy.differentFrom.includes('performer') ? [...step.performers] : [] },
          level: policy.secondFactor || remote ? 'esig-2fa' : 'esig',
        },
        this.ids(),
        loaded.times.real,
      );
      await tx.keepStatement(statement);
      const { idempotency } = answerOf(context, JSON.parse(JSON.stringify({ statement })) as JsonObject);
      if (idempotency) await tx.keepAnswer(idempotency);
      return statement;
    });
  }
}

/** Turns evidence for a step into a signature that the procedure can judge. The policy stands in the statement's subject. */
export class RedeemStepEvidence {
  constructor(
    private readonly runs: Runs,
    private readonly signingIssuer: string,
  ) {}

  /** `afar`: what the caller says that he saw, and who he is: nobody brings the signature of another one out of a session. */
  async execute(tx: Transaction, loaded: LoadedRun, stepKey: string, evidence: Evidence, afar?: SeenFromAfar & { readonly person: string }): Promise<{ offered: OfferedSignature; redeemed: RedeemedSignature }> {
    const { run } = loaded.view;
    const { statements, keys, signers } = loaded.signing;
    const own = statements.find(({ id }) => id === evidence.statement.id);
    if (!own) throw refuse('statement-unknown', { statement: evidence.statement.id }, { rule: 'gmp-3' });
    const { id: subject = '' } = (evidence.statement as { readonly subject?: { readonly id?: string } }).subject ?? {}; // what comes with a request may lack it
    const [, , policyId = ''] = String(subject).split('/');
    const { policy } = policyOf(loaded, stepKey, policyId);
    const step = loaded.view.steps[stepKey];
    const content = step ? (stepContent(run, step) as unknown as JsonObject) : {};
    const facts = { statement: own, keys, people: (subject: string) => Promise.resolve(signers.get(subject)), now: loaded.times.real };
    const redeemed = await redeemWith(facts, this.signingIssuer, evidence, { site: run.site, action: ACTION, subjectId: subjectOf(run.id, stepKey, policyId), content, ...(afar ? { person: afar.person } : {}) });
    const remote = afar && step ? unwrap(remoteSigning(run, step, policy, redeemed.signature.person, { view: afar.view, picture: afar.picture })) : undefined;
    // the statement was made for what was in view then: another picture, another view, or a session that one left meanwhile is not what was signed
    if (remote && !own.contents.some(({ hash }) => hash === contentHash(remote as unknown as JsonObject))) throw refuse('content-changed', { subject: own.subject.label }, { rule: 'gmp-3' });
    const area = redeemed.signature.terminal ? await this.runs.areaOf(tx, run.site, redeemed.signature.terminal) : undefined;
    const signature = { ...(redeemed.signature as unknown as AppliedStepSignature), ...(remote ? { remote } : {}) };
    // Roles are identity's word and not the token's: who lost a role a minute ago signs no more in it.
    const roles = (signers.get(redeemed.use.signature.subject)?.roles ?? []) as readonly RoleName[];
    const qualifications = loaded.view.facts.qualifications[redeemed.signature.person] ?? [];
    return { offered: { policy: policy.id, signature, roles, qualifications, ...(area ? { area } : {}) }, redeemed };
  }
}

/** In words, what the signer has in view. */
function remoteText(remote: RemoteView | undefined, language: 'en' | 'de'): string {
  if (!remote) return '';
  const { operator: { name, person }, picture } = remote;
  return language === 'en'
    ? `. From afar, in the session with ${name} (${person}): I had this step and the frozen picture ${picture} in view.`
    : `. Aus der Ferne, in der Sitzung mit ${name} (${person}): Ich hatte diesen Schritt und das eingefrorene Bild ${picture} vor mir.`;
}

/**
 * Values as the signer reads them before he signs. Who repeats readings blind gets none: the statement may be asked for before he did.
 * All of them are signed, whatever of a long table fits here: `contents` has the hash of the whole.
 */
function signedValues(policy: SignaturePolicy, step: StepState): string {
  if ((policy.repeats ?? []).length > 0) return '';
  const all = Object.entries(step.entries).map(([address, entry]) => `${address} ${printed(entry.value)}`);
  const more = all.length - VALUES_READ;
  return [...all.slice(0, VALUES_READ), ...(more > 0 ? [`… + ${more}`] : [])].join(', ');
}

function subjectOf(runId: string, stepKey: string, policy: string): string {
  return `${runId}/${stepKey}/${policy}`;
}

function policyOf(loaded: LoadedRun, stepKey: string, policyId: string): { policy: SignaturePolicy; title: string; german: string; performers: readonly RoleName[] } {
  const info = stepInfo(loaded.recipe, stepKey.split('~')[0] ?? '');
  const policy = info && policiesOf(info, loaded.view.steps[stepKey]).find((one) => one.id === policyId);
  if (!info || !policy) throw refuse('unknown-policy', { step: stepKey, policy: policyId }, { field: 'policy' });
  const { en, de } = info.node.title;
  return { policy, title: en, german: de ?? en, performers: performersOf(info) };
}

function printed(value: unknown): string {
  const { value: amount, unit, text, choice, yes, instant } = value as Record<string, unknown>;
  if (amount !== undefined) return `${String(amount)}${unit === '1' ? '' : ` ${String(unit)}`}`;
  if (yes !== undefined) return yes ? 'yes' : 'no';
  return String(text ?? choice ?? instant ?? '');
}
