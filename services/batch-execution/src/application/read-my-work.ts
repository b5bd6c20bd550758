import type { Actor } from '@batchwright/access';
import { performersOf, policiesOf, rowCount, stepInfo, traineeCode, type SignaturePolicy, type StepInfo, type StepState, type Text } from '@batchwright/procedure';
import type { ReadRuns } from './read-runs';
import type { OpenStep, RunReads } from './run-reads';

/** Most open steps that are looked at. */
const LOOKED_AT = 500;

/** Something that the person may do now. */
export interface WorkItem {
  readonly what: 'start' | 'continue' | 'sign' | 'check';
  readonly runId: string;
  readonly runNumber: string;
  readonly recipe: string;
  readonly stepKey: string;
  readonly title: Text;
  readonly kind: string;
  readonly status: string;
  /** Since when the step stands like this, plant time. */
  readonly since?: string;
  /** When its next timer is due, plant time. */
  readonly dueAt?: string;
  /** Who works on it. */
  readonly name?: string;
  /** True: the person who asks works on it. */
  readonly mine: boolean;
  /** False: a training that the step asks for is missing. */
  readonly qualified: boolean;
  /** Of a signature or a repetition. */
  readonly policy?: string;
  readonly meaning?: string;
}

/** What a person may do: steps that are ready or under way, and what waits for his signature or his check. */
export class ReadMyWork {
  constructor(
    private readonly reads: RunReads,
    private readonly runs: ReadRuns,
  ) {}

  async execute(actor: Actor): Promise<WorkItem[]> {
    const [open, held] = await Promise.all([this.reads.openSteps(actor.sites, LOOKED_AT), this.reads.heldCodes(actor.sites, actor.person)]);
    const items = await Promise.all(open.map(async (step) => {
      const info = stepInfo(await this.runs.recipeOf(step.site, step.recipeHash), step.state.stepId);
      return info ? workAt(step, info, actor, held) : [];
    }));
    return items.flat().sort((a, b) => Number(b.mine) - Number(a.mine) || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || a.runNumber.localeCompare(b.runNumber));
  }
}

function workAt(open: OpenStep, info: StepInfo, actor: Actor, held: readonly string[]): WorkItem[] {
  const { state } = open;
  const common = {
    runId: open.runId, runNumber: open.runNumber, recipe: open.recipe, stepKey: state.key, title: info.node.title, kind: info.node.kind, status: state.status,
    mine: state.performers.includes(actor.person), qualified: (info.node.qualifications ?? []).every((code) => held.includes(code) || held.includes(traineeCode(code))),
    ...(state.lastChange ? { since: state.lastChange.at } : {}), ...(open.dueAt ? { dueAt: open.dueAt } : {}), ...(state.started?.name ? { name: state.started.name } : {}),
  };
  const performs = actor.roles.some((role) => performersOf(info).includes(role as never));
  const own: WorkItem[] = performs ? [{ ...common, what: state.status === 'started' ? 'continue' : 'start' }] : [];
  const asked = policiesOf(info, state).filter((policy) => (policy.meaning === 'supervised' ? state.supervision?.trainer === actor.person : actor.roles.includes(policy.role)) && !(policy.differentFrom.includes('performer') && state.performers.includes(actor.person)));
  return [...own, ...asked.flatMap((policy) => signing(policy, info, state).map((what): WorkItem => ({ ...common, what, policy: policy.id, meaning: policy.meaning })))];
}

function signing(policy: SignaturePolicy, info: StepInfo, state: StepState): ('sign' | 'check')[] {
  const signed = (moment: string): boolean => state.signatures.some((one) => one.policy === policy.id && one.moment === moment && !one.outdated);
  if (state.status !== 'started') {
    const before = policy.moment === 'before' || policy.meaning === 'present-throughout';
    return before && !signed('before') ? ['sign'] : [];
  }
  if (signed(policy.meaning === 'present-throughout' ? 'after' : policy.moment) || policy.moment === 'before') return [];
  const unchecked = (policy.repeats ?? []).some(({ entry }) => Object.keys(state.entries).some((address) => (address === entry || address.startsWith(`${entry}/`)) && state.secondChecks[`${policy.id}/${address}`]?.agrees !== true));
  if (unchecked) return ['check'];
  return policy.moment === 'during' || isFilled(info, state) ? ['sign'] : [];
}

/** Everything that is always asked for is recorded: what remains is to look at it and to sign. */
function isFilled(info: StepInfo, state: StepState): boolean {
  return info.node.entries.every((entry) => {
    if (!entry.required || entry.when !== undefined || entry.type === 'calculated') return true;
    if (entry.type !== 'table') return state.entries[entry.id] !== undefined;
    const columns = (entry.columns ?? []).filter(({ required, type }) => required && type !== 'calculated');
    return Array.from({ length: rowCount(entry) ?? 1 }, (_, i) => i + 1).every((row) => columns.every(({ id }) => state.entries[`${entry.id}/${row}/${id}`] !== undefined));
  });
}
