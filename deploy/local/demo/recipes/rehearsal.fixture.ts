import { createHash } from 'node:crypto';
import { canonicalRecipe, decide, evolve, indexRecipe, neededFor, newRunView, stepContent, type AppliedStepSignature, type GrantRequest, type IndexedRecipe, type Occasion, type Performer, type RunCommand, type RunEvent, type RunView } from '@batchwright/procedure';
import type { BatchScript, ScriptAct } from './batch-script';

/** What came of a script. */
export interface Rehearsal {
  readonly view: RunView;
  readonly events: readonly RunEvent[];
}

/** Who somebody is, for a rehearsal: the user name stands for the person. */
type Roles = Readonly<Record<string, Performer['roles']>>;

const BEGINNING = Date.parse('2026-01-05T06:00:00.000Z');

/**
 * Acts a script out in memory through the very deciders of the plant: every grant is given, everybody is trained as prepared, due timers
 * fire. With `decideExceptions`, quality lets what an exception holds back go on. Throws the first refusal with its act.
 */
export function rehearse(script: BatchScript, roles: Roles, options: { readonly decideExceptions?: boolean } = {}): Rehearsal {
  const { document } = script.recipe;
  const hash = createHash('sha256').update(canonicalRecipe(document)).digest('hex');
  const recipe = indexRecipe(document, hash);
  const areaOf = (terminal: string): string => script.preparation.terminals.find(({ code }) => code === terminal)?.area ?? '';
  const events: RunEvent[] = [];
  let now = BEGINNING;
  let ids = 0;
  let view: RunView = { ...newRunView('run', script.site), facts: { watermarkAgeMs: { resources: 0, training: 0 }, qualifications: qualificationsOf(script) } };

  const occasion = (): Occasion => ({ real: new Date(now).toISOString(), plant: new Date(now).toISOString(), clock: 'plant-clock', correctionMs: 0, newId: () => `id-${String((ids += 1)).padStart(6, '0')}` });
  const performer = (user: string, terminal: string): Performer => ({ person: user, name: user, account: user, roles: roles[user] ?? [], terminal, area: areaOf(terminal) });

  function tell(command: RunCommand, what: string): RunEvent[] {
    const before = ids;
    const decided = decide(command, view, recipe, occasion());
    const after = ids;
    ids = before;
    const narrowly = decide(command, narrowed(view, recipe, command), recipe, occasion());
    ids = after;
    if (JSON.stringify(narrowly) !== JSON.stringify(decided)) throw new Error(`${what}: decided otherwise when only what is needed is seen: ${JSON.stringify(narrowly)} instead of ${JSON.stringify(decided)}`);
    if (!decided.ok) throw new Error(`${what}: ${decided.error.code} ${JSON.stringify(decided.error.params)}`);
    const by = 'by' in command ? command.by : undefined;
    const who = by ? { person: by.person, name: by.name, ...(by.terminal ? { terminal: by.terminal } : {}) } : {};
    for (const event of decided.value) view = evolve(view, event, { at: occasion().plant, correctionMs: 0, ...who });
    events.push(...decided.value);
    const rejected = decided.value.find(({ type }) => type === 'EntryRejected');
    if (rejected) throw new Error(`${what}: ${JSON.stringify(rejected.body)}`);
    return decided.value;
  }

  function passTime(until: number): void {
    for (;;) {
      const due = Object.values(view.timers).filter(({ dueAt, remainingMs }) => remainingMs === undefined && Date.parse(dueAt) <= until);
      const [next] = due.sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
      if (!next) break;
      now = Math.max(now, Date.parse(next.dueAt));
      tell({ type: 'FireTimer', timerId: next.timerId }, `timer ${next.timerId}`);
    }
    now = Math.max(now, until);
  }

  function signatureOf(act: ScriptAct & { act: 'sign' }, by: Performer): AppliedStepSignature {
    const policy = recipe.steps.find(({ node }) => node.id === act.step.split('~')[0])?.node.signatures.find(({ id }) => id === act.policy);
    const step = view.steps[act.step];
    if (!policy || !step) throw new Error(`${act.step} has no policy ${act.policy}, or was not reached`);
    const content = stepContent(view.run, step) as unknown as AppliedStepSignature['content'];
    return { statementId: `s-${ids}`, meaning: policy.meaning, person: by.person, name: by.name, account: by.account, signedAt: occasion().real, level: 'esig', terminal: by.terminal ?? '', contentHash: 'h', content, evidenceHash: 'e', evidence: {} };
  }

  function perform(act: ScriptAct): void {
    const by = performer(act.by, act.terminal);
    const what = `${act.by} ${act.act} ${act.step} at ${act.at}`;
    const { step: stepKey } = act;
    const at = (): { stepKey: string; version: number; by: Performer } => ({ stepKey, version: view.steps[stepKey]?.version ?? 0, by });
    switch (act.act) {
      case 'start': {
        const { equipment, material } = act;
        const start = (): RunEvent[] => tell({ type: 'StartStep', ...at(), ...(equipment ? { equipment } : {}), ...(material ? { material } : {}) }, what);
        const asked = start().filter((event): event is RunEvent & { body: GrantRequest } => event.type === 'GrantRequested');
        for (const { body } of asked) tell({ type: 'ReceiveGrant', grantId: body.grantId, outcome: 'granted', item: body.item, ...(body.what === 'material' ? { lot: `lot of ${body.item}` } : {}) }, what);
        if (asked.length > 0) start();
        return;
      }
      case 'enter':
        for (const { picture, ...value } of act.values) tell({ type: 'RecordEntry', ...at(), ...value, ...(picture ? { attachment: { sha256: value.value, mediaType: 'image/png', size: picture.png.length, fileName: picture.fileName } } : {}) }, `${what} ${value.entry}`);
        return;
      case 'second-check':
        for (const value of act.values) tell({ type: 'RecordSecondCheck', ...at(), policy: act.policy, ...value }, what);
        return;
      case 'sign':
        tell({ type: 'ApplySignature', ...at(), policy: act.policy, signature: signatureOf(act, by), roles: by.roles, area: by.area ?? '' }, what);
        return;
      case 'complete':
        tell({ type: 'CompleteStep', ...at() }, what);
    }
  }

  const { order, batchNumber, releasedToFloorBy } = script;
  tell({ type: 'CreateRun', number: batchNumber, kind: document.header.kind, recipe: { code: document.header.code, version: 1, versionId: 'v1', hash }, order: { id: 'o', number: order.number }, batchSize: order.quantity }, 'create');
  tell({ type: 'ReleaseToFloor', by: performer(releasedToFloorBy, '') }, 'release to the floor');
  for (const act of script.acts) {
    passTime(BEGINNING + act.at * 60_000);
    if (options.decideExceptions === true) for (const { exceptionId, lifted } of Object.values(view.blocks)) if (!lifted) tell({ type: 'LiftBlock', exceptionId, decision: 'd' }, 'decision');
    perform(act);
  }
  return { view, events };
}

function qualificationsOf(script: BatchScript): RunView['facts']['qualifications'] {
  const held: Record<string, { qualificationId: string; code: string; from: string; until: string }[]> = {};
  for (const { person, code, fromDays, untilDays } of script.preparation.qualifications) {
    const day = (days: number): string => new Date(BEGINNING + days * 86_400_000).toISOString();
    (held[person] ??= []).push({ qualificationId: `${person}/${code}`, code, from: day(fromDays), until: day(untilDays) });
  }
  return held;
}

/** The view as a service loads it: the steps that the decision about this one may look at, and no other. */
function narrowed(view: RunView, recipe: IndexedRecipe, command: RunCommand): RunView {
  if (!('stepKey' in command) || command.stepKey === undefined) return view;
  const { stepKeys, newest, many } = neededFor(recipe, command.stepKey, command.type === 'CorrectEntry');
  const newestKeys = newest.map(({ loopKey, before, after }) => `${before}${view.nodes[loopKey]?.turn ?? 1}${after}`);
  const isNeeded = (key: string): boolean => [...stepKeys, ...newestKeys].includes(key) || many.some(({ stepId, beginning }) => key.startsWith(beginning) && key.split('~')[0] === stepId);
  return { ...view, steps: Object.fromEntries(Object.entries(view.steps).filter(([key]) => isNeeded(key))) };
}
