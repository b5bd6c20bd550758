import type { Performer, OfferedSignature } from '../run/commands';
import { isAsked } from '../run/calculate';
import { fieldAt, machineOf, rowCount, cellAddress, type Field } from '../run/field';
import { durationMs } from '../run/hold-times';
import type { AskMachine, MachineAskedBody, MachineValue } from '../run/machine';
import { valueText, type Attachment } from '../run/recorded-value';
import { stepContent } from '../run/step-content';
import { expectedChecks } from '../step-kinds/check-series/expected-checks';
import { configOf as seriesOf, rowsOfCheck } from '../step-kinds/check-series/schema';
import { CURVE_TYPE, MEDIA_TYPES, type Entry } from '../recipe/entry';
import { holdTimesAt, type StepInfo } from '../tree/indexed-recipe';
import type { Scenario } from './scenario';
import { Stuck, type SimulatedRun } from './simulated-run';
import { performerAt, performerOf, signerAt } from './simulated-people';
import { implausibleFor, valueFor } from './usual-values';

/** How many checks of a series are done. */
const CHECKS = 2;
const USUAL_DURATION_MS = 10 * 60_000;
const LONG_MS = 365 * 86_400_000;

/** Begins a step: hold times are waited for, signatures given that come before, equipment and material granted. */
export function begin(run: SimulatedRun, scenario: Scenario, info: StepInfo, key: string): void {
  const by = performerAt(info);
  if (scenario.exceedHoldTimes) exceedHoldTimes(run, info);
  for (const policy of info.node.signatures) if (policy.moment === 'before' || policy.meaning === 'present-throughout') sign(run, info, key, policy.id);
  const equipment = (info.node.equipment ?? []).map(({ requirement }) => ({ requirement, item: `SIM-${requirement}` }));
  const material = (info.node.material ?? []).map(({ input }) => ({ input, item: `SIM-${input}-${key}` }));
  const start = (): readonly { readonly type: string; readonly body: object }[] => run.act({ type: 'StartStep', by, stepKey: key, version: run.step(key).version, equipment, material });
  const touch = (): readonly { readonly type: string; readonly body: object }[] => {
    try {
      return start();
    } catch (error) {
      const ready = error instanceof Stuck && error.refusal.code === 'hold-time-not-over' ? error.refusal.params?.['startableAt'] : undefined;
      if (typeof ready !== 'string') throw error;
      run.pass(Math.max(0, Date.parse(ready) - Date.parse(run.occasion.plant)));
      return start();
    }
  };
  const requests = touch().flatMap(({ type, body }) => (type === 'GrantRequested' ? [body as { grantId: string; need: string; item: string }] : []));
  if (requests.length === 0) return;
  for (const { grantId, need, item } of requests) run.act({ type: 'ReceiveGrant', grantId, outcome: 'granted', item, lot: `SIM-LOT-${need}`, from: run.occasion.plant, until: new Date(Date.parse(run.occasion.plant) + LONG_MS).toISOString() });
  start();
}

/** Records everything that a started step asks for, repeats and signs it, and ends it. */
export function finish(run: SimulatedRun, scenario: Scenario, info: StepInfo, key: string): void {
  const by = performerAt(info);
  const target = (info.node.config as { readonly target?: { readonly value: string; readonly unit: string } }).target;
  if (info.kind.measures) run.pass(target === undefined ? USUAL_DURATION_MS : durationMs(target));
  const last = (entry: Entry): number => (entry.capture?.asked === 'at-completion' ? 1 : 0);
  const entries = [...info.node.entries].sort((a, b) => last(a) - last(b));
  for (const entry of entries) if (info.kind.id !== 'check-series' || ![seriesOf(info.node).table, seriesOf(info.node).statistics].includes(entry.id)) fill(run, scenario, info, key, entry, by);
  if (info.kind.id === 'check-series') doChecks(run, scenario, info, key);
  for (const policy of info.node.signatures) {
    for (const { entry } of policy.repeats ?? []) repeat(run, info, key, policy.id, entry);
    if (policy.moment !== 'before' || policy.meaning === 'present-throughout') sign(run, info, key, policy.id);
  }
  run.act({ type: 'CompleteStep', by, stepKey: key, version: run.step(key).version });
}

/** The checks of a series, each when it is due; unless they were done already beside the step that they accompany. */
export function doChecks(run: SimulatedRun, scenario: Scenario, info: StepInfo, key: string): void {
  const { table, interval, grace } = seriesOf(info.node);
  const between = interval ? durationMs(interval) : 0;
  const checks = expectedChecks(run, info, run.step(key).iteration) ?? CHECKS;
  const entry = info.node.entries.find(({ id }) => id === table);
  if (!entry || Object.keys(run.step(key).entries).some((address) => address.startsWith(`${table}/`))) return;
  if (scenario.missChecks) run.pass(between + durationMs(grace)); // the first comes when it has been missed
  for (let check = 1; check <= checks; check += 1) {
    run.pass(between);
    if (info.kind.attempts?.(info, run.step(key))?.usedUp === true && !chooseRecovery(run, info, key)) return;
    for (const row of rowsOfCheck(info.node, check)) fillRow(run, scenario, info, key, entry, row, performerAt(info));
  }
}

/** An approver chooses the first recovery of the plan; false when it allows none: what is left of the series is missed. */
function chooseRecovery(run: SimulatedRun, info: StepInfo, key: string): boolean {
  const { allowedRecoveries: [recovery] = [], approvers = [] } = info.node.reactionPlan ?? {};
  if (recovery === undefined || approvers.length === 0) return false;
  const by = performerOf('approver', approvers);
  const { person, name, account } = by;
  const signature = { statementId: 'simulation', meaning: 'approved-to-proceed', person, name, account, signedAt: run.occasion.real, level: 'esig', contentHash: '', content: {}, evidenceHash: '', evidence: {} };
  run.act({ type: 'MakeMove', by, stepKey: key, version: run.step(key).version, move: { move: 'choose-recovery', recovery: recovery.en, reason: 'simulated' }, signature });
  return true;
}

function fill(run: SimulatedRun, scenario: Scenario, info: StepInfo, key: string, entry: Entry, by: Performer): void {
  if (entry.type === 'calculated' || !isAsked(run, info, run.step(key), entry)) return;
  if (entry.type !== 'table') return type(run, scenario, info, key, fieldAt(info.node, entry.id), by);
  for (let row = 1; row <= (rowCount(entry) ?? 1); row += 1) fillRow(run, scenario, info, key, entry, row, by);
}

function fillRow(run: SimulatedRun, scenario: Scenario, info: StepInfo, key: string, entry: Entry, row: number, by: Performer): void {
  for (const { id, type: kind } of entry.columns ?? []) if (kind !== 'calculated') type(run, scenario, info, key, fieldAt(info.node, cellAddress(entry.id, row, id)), by);
}

function type(run: SimulatedRun, scenario: Scenario, info: StepInfo, key: string, field: Field | undefined, by: Performer): void {
  if (!field || run.step(key).entries[field.address] || info.kind.measures?.(info.node).includes(field.address)) return;
  const place = { entry: field.entry.id, ...(field.row === undefined ? {} : { row: field.row }), ...(field.column ? { column: field.column.id } : {}) };
  const record = (value: string): void => void run.act({ type: 'RecordEntry', by, stepKey: key, version: run.step(key).version, ...place, value, ...simulatedFile(field, value) });
  if (machineOf(field)) return answer(run, key, field, place, by, valueFor(run, scenario, info, run.step(key), field));
  const impossible = scenario.implausibleFirst ? implausibleFor(run, info, run.step(key), field) : undefined;
  if (impossible !== undefined) record(impossible);
  record(valueFor(run, scenario, info, run.step(key), field));
  // a value that is steered to may be impossible in another turn: there it is the usual one
  if (scenario.values && !run.step(key).entries[field.address]) record(valueFor(run, { ...scenario, values: [] }, info, run.step(key), field));
}

/** A machine is asked, and says the value; without a time to measure there is none, and it is typed with the reason. */
function answer(run: SimulatedRun, key: string, field: Field, place: Pick<AskMachine, 'entry' | 'row' | 'column'>, by: Performer, value: string): void {
  run.pass(1000);
  const asked = run.act({ type: 'AskMachine', by, stepKey: key, version: run.step(key).version, ...place }).flatMap(({ type, body }) => (type === 'MachineAsked' ? [body as MachineAskedBody] : []))[0];
  if (!asked) return;
  const { captureId, address, equipment, point, statistic = 'read-back' } = asked;
  const machine: MachineValue = { captureId, equipment, point, tag: `SIM-${point}`, connection: 'simulation', statistic, at: run.occasion.real, quality: 'good', samples: 1, unusableSeconds: '0' };
  const said = field.definition.type === 'boolean' ? String(value === 'yes') : value;
  const unit = field.definition.unit === undefined ? {} : { unit: field.definition.unit };
  const { attachment } = simulatedFile(field, value);
  const outcome = asked.what === 'value' ? { kind: 'value' as const, value: said, ...unit, ...(attachment ? { attachment: { ...attachment, mediaType: CURVE_TYPE } } : {}), machine } : { kind: 'set-point' as const, written: asked.value ?? '', readBack: asked.value ?? '', ...unit, agrees: true, machine };
  run.act({ type: 'ReceiveMachineAnswer', captureId, stepKey: key, address, outcome });
}

/** The file that a simulated photo stands for. */
function simulatedFile({ definition: { type: kind } }: Field, sha256: string): { attachment?: Attachment } {
  return kind === 'photo' || kind === 'file' ? { attachment: { sha256, mediaType: MEDIA_TYPES[kind][0] ?? '', size: 1, fileName: 'simulated' } } : {};
}

function repeat(run: SimulatedRun, info: StepInfo, key: string, policy: string, entry: string): void {
  const by = signerAt(info, policy);
  for (const [address, { value }] of Object.entries(run.step(key).entries)) {
    const field = fieldAt(info.node, address);
    if (field?.entry.id !== entry) continue;
    const place = { entry, ...(field.row === undefined ? {} : { row: field.row }), ...(field.column ? { column: field.column.id } : {}) };
    run.act({ type: 'RecordSecondCheck', by, stepKey: key, version: run.step(key).version, policy, ...place, value: value.kind === 'number' ? value.value : valueText(value) });
  }
}

function sign(run: SimulatedRun, info: StepInfo, key: string, policy: string): void {
  const asked = info.node.signatures.find(({ id }) => id === policy);
  const { person, name, account, roles, terminal = '', area } = signerAt(info, policy);
  const step = run.step(key);
  const content = stepContent(run.view.run, step) as unknown as OfferedSignature['signature']['content'];
  run.act({
    type: 'ApplySignature', by: performerAt(info), stepKey: key, version: step.version, policy, roles, ...(area ? { area } : {}),
    signature: { statementId: 'simulation', meaning: asked?.meaning ?? '', person, name, account, signedAt: run.occasion.real, level: 'esig-2fa', terminal, contentHash: '', content, evidenceHash: '', evidence: {} },
  });
}

/** Waits until the hold times that end with the start of this step have run out, and quality has decided about each. */
function exceedHoldTimes(run: SimulatedRun, info: StepInfo): void {
  const longest = Math.max(0, ...[...holdTimesAt(run.recipe, 'to', info.node.id, 'started'), ...holdTimesAt(run.recipe, 'to', info.node.id, 'completed')].flatMap(({ max }) => (max ? [durationMs(max)] : [])));
  if (longest > 0) run.pass(longest + 60_000);
  liftBlocks(run);
}

/** Quality decides that what waits may start. */
export function liftBlocks(run: SimulatedRun): void {
  for (const { exceptionId, lifted } of Object.values(run.view.blocks)) if (!lifted) run.act({ type: 'LiftBlock', exceptionId, decision: 'simulated' });
}
