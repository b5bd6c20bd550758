import type { AuditRow } from '@batchwright/records';
import { valueText, type IndexedRecipe, type MachineValue, type RemoteView, type RunEvent, type RunHead, type SessionRecording } from '@batchwright/procedure';

/** Audit row of an event of a run: what became of what, readable by somebody who was not there (21 CFR 11.10(e)). */
export function auditOf(run: RunHead, event: RunEvent, recipe: IndexedRecipe): AuditRow[] {
  const of = (stepKey: string | undefined): string => (stepKey === undefined ? `run ${run.number}` : `run ${run.number} / ${stepKey} ${titleOf(recipe, stepKey)}`);
  const row = (stepKey: string | undefined, rest: Omit<AuditRow, 'object' | 'action'> = {}): AuditRow[] => [{ object: of(stepKey), action: event.type, ...rest }];
  switch (event.type) {
    case 'EntryRecorded':
      return row(event.body.stepKey, { field: event.body.address, newValue: `${valueText(event.body.value)}${fromMachine(event.body.machine)}`, ...(event.body.reason ? { reason: event.body.reason } : {}) });
    case 'MachineAsked': {
      const { address, what, equipment, point, statistic, from, until, value, unit } = event.body;
      return row(event.body.stepKey, { field: address, newValue: what === 'set-point' ? `write ${value ?? ''}${unit === undefined ? '' : ` ${unit}`} into ${equipment} ${point}` : `${statistic ?? ''} of ${equipment} ${point} from ${from ?? ''} to ${until ?? ''}` });
    }
    case 'MachineRefused':
      return row(event.body.stepKey, { field: event.body.address, newValue: event.body.reasonCode, reason: event.body.detail.en });
    case 'EntryCorrected':
      return row(event.body.stepKey, { field: event.body.address, oldValue: valueText(event.body.oldValue), newValue: valueText(event.body.value), reason: event.body.reason });
    case 'EntryRejected':
      return row(event.body.stepKey, { field: event.body.address, newValue: `${event.body.entered.value} ${event.body.entered.unit ?? ''}`.trim(), reason: event.body.code });
    case 'CalculationRecorded':
      return row(event.body.stepKey, {
        field: event.body.address,
        ...(event.body.oldValue ? { oldValue: valueText(event.body.oldValue) } : {}),
        newValue: event.body.value ? valueText(event.body.value) : `not computable: ${event.body.failure ?? ''}`,
        reason: event.body.formula,
      });
    case 'SignatureApplied':
      return row(event.body.stepKey, { field: event.body.policy, newValue: `${event.body.name} (${event.body.person}): ${event.body.meaning}, ${event.body.moment}${fromAfar(event.body.remote)}` });
    case 'ExceptionRaised':
    case 'ExceptionRaisedAfterSeal':
      return row(event.body.stepKey, { field: event.body.type, newValue: event.body.severity });
    case 'ExceptionExtended': {
      const { exceptionId, stepKey, observed, parent } = event.body;
      const span = observed ? `${observed.from} – ${observed.until ?? ''}${observed.peak === undefined ? '' : `, worst ${observed.peak}`}` : '';
      return row(stepKey, { field: `exception ${exceptionId}`, newValue: [span, ...(parent === undefined ? [] : [`caused by ${parent}`])].filter((part) => part !== '').join('; ') });
    }
    case 'RunStateChanged':
      return row(undefined, { field: 'state', oldValue: event.body.from, newValue: event.body.to, ...(event.body.reason ? { reason: event.body.reason } : {}) });
    case 'BusinessStatusChanged':
      return row(undefined, { field: 'business status', oldValue: event.body.from, newValue: event.body.to });
    case 'ExpertNoted': {
      const { what, person, name, calledByName, calledBy, word, drawing, recording, organisation = person, until } = event.body;
      const drew = drawing && [...new Set(drawing.marks.map((mark) => `${mark.name} (${mark.person})`))].join(', ');
      return row(event.body.stepKey, { field: what, newValue: [person === '' ? '' : `${name} (${organisation})`, calledBy === undefined ? '' : `← ${calledByName} (${calledBy})`, until === undefined ? '' : `→ ${until}`, drawing === undefined ? '' : `kept ${drawing.fileName}, SHA-256 ${drawing.sha256}${drew === '' ? '' : `, drawn by ${drew}`}`, recording === undefined ? '' : recordingWords(recording)].filter((part) => part !== '').join(' '), ...(word === undefined ? {} : { reason: word }) });
    }
    case 'CommentAdded':
      return row(event.body.stepKey, { newValue: event.body.text });
    case 'OutputSetAside':
      return row(event.body.stepKey, { field: 'set aside', newValue: event.body.containers.join(', '), reason: `a check failed: exception ${event.body.exceptions.join(', ')}` });
    case 'MaterialUsed':
      return row(event.body.stepKey, { field: event.body.item, newValue: event.body.quantity ? `${event.body.quantity.value} ${event.body.quantity.unit} used` : 'used as granted' });
    case 'PermissionGiven':
      return row(event.body.stepKey, { field: event.body.rule, newValue: `permitted once until ${event.body.validUntil} under ${event.body.deviation}, approved by ${event.body.approvedBy}`, reason: event.body.reason });
    case 'MoveSigned':
      return row(event.body.stepKey, { field: event.body.move, newValue: [`signed by ${event.body.signature.name} (${event.body.signature.person})`, ...Object.entries(event.body.details).map(([name, value]) => `${name} ${value}`)].join(', '), reason: event.body.reason });
    case 'ShiftGiven':
      return row(undefined, { field: 'shift', newValue: `given by ${event.body.signature.name} (${event.body.signature.person}): ${event.body.notes}` });
    case 'ShiftTaken':
      return row(undefined, { field: 'shift', newValue: `taken by ${event.body.signature.name} (${event.body.signature.person})` });
    case 'StepReassigned':
      return row(event.body.stepKey, { field: 'performer', newValue: `${event.body.name} (${event.body.to})`, reason: event.body.reason });
    case 'EquipmentChanged':
      return row(event.body.stepKey, { field: event.body.need, oldValue: event.body.from.item, newValue: event.body.to.item, reason: event.body.reason });
    case 'StepCompleted':
      return row(event.body.stepKey, event.body.notApplicable ? { newValue: `not applicable under ${event.body.notApplicable.deviation}`, reason: event.body.notApplicable.reason } : {});
    case 'StepReopened':
    case 'GrantRevokedLate':
      return row(event.body.stepKey, { reason: event.body.reason });
    case 'RunSealed':
    case 'RunUnsealed':
    case 'RunAborted':
      return row(undefined, { reason: event.body.reason });
    default:
      return row('stepKey' in event.body ? (event.body as { stepKey?: string }).stepKey : undefined);
  }
}

function fromAfar(remote: RemoteView | undefined): string {
  return remote ? `, remote in the session ${remote.session} with ${remote.operator.name} (${remote.operator.person}) since ${remote.since}, picture SHA-256 ${remote.picture}, view SHA-256 ${remote.view}` : '';
}

function fromMachine(machine: MachineValue | undefined): string {
  return machine ? ` (${machine.tag}, ${machine.statistic}, ${machine.at})` : '';
}

function titleOf(recipe: IndexedRecipe, stepKey: string): string {
  return recipe.nodes.get(stepKey.split('~')[0] ?? '')?.node.title.en ?? '';
}

function recordingWords({ recordingId, sha256, size, seconds, consented, days }: SessionRecording): string {
  const who = consented.length === 0 ? [] : [`with consent of ${consented.map(({ name, person }) => `${name} (${person})`).join(', ')}`];
  return [`recording ${recordingId}`, ...who, ...(sha256 === undefined ? [] : [`SHA-256 ${sha256}`]), ...(size === undefined ? [] : [`${size} bytes`]), ...(seconds === undefined ? [] : [`${seconds} s`]), ...(days === undefined ? [] : [`after ${days} days`])].join(', ');
}
