/** How BatchML names what happened: `EventType` and `EventSubType` of its lists. */
export interface EventWords {
  readonly type: 'Alarm' | 'Equipment' | 'General' | 'Material' | 'Message' | 'Operator' | 'Procedural Execution';
  /** `Other` takes the event's own name beside it. */
  readonly subType: 'Allocation' | 'Consume' | 'Deallocation' | 'Equipment' | 'Message' | 'Modification' | 'Other' | 'Parameter Data' | 'Process Data' | 'Security' | 'State Change' | 'State Command' | 'Status Change' | 'System';
}

const ENTRY: EventWords = { type: 'Operator', subType: 'Parameter Data' };
const CHANGE: EventWords = { type: 'Operator', subType: 'Modification' };
const STATE: EventWords = { type: 'Procedural Execution', subType: 'State Change' };
const SIGNED: EventWords = { type: 'Operator', subType: 'Security' };
const RAISED: EventWords = { type: 'Alarm', subType: 'Message' };
const OTHER: EventWords = { type: 'General', subType: 'Other' };

const WORDS: Readonly<Record<string, EventWords>> = {
  RunStateChanged: { type: 'Procedural Execution', subType: 'State Command' }, BusinessStatusChanged: { type: 'General', subType: 'Status Change' },
  RunCreated: STATE, RunReleasedToFloor: SIGNED, RunStarted: STATE, RunCompleted: STATE, RunAborted: STATE, RunSealed: STATE, RunUnsealed: STATE,
  NodeActivated: STATE, NodeAdvanced: STATE, NodeCompleted: STATE, StepMadeReady: STATE, StepRequested: STATE, StepStarted: STATE, StepCompleted: STATE, StepReopened: STATE,
  EntryRecorded: ENTRY, EntryRejected: ENTRY, SecondCheckRecorded: ENTRY, EntryCorrected: CHANGE,
  CalculationRecorded: { type: 'Procedural Execution', subType: 'Process Data' },
  SignatureApplied: SIGNED, MoveSigned: SIGNED, ProductionReviewed: SIGNED, QualityReviewed: SIGNED, OperationReviewed: SIGNED, AuditTrailReviewed: SIGNED, ReleaseSigned: SIGNED,
  ExpertNoted: { type: 'Message', subType: 'Message' },
  CommentAdded: { type: 'Message', subType: 'Message' },
  ExceptionRaised: RAISED, ExceptionRaisedAfterSeal: RAISED, HoldTimeExceeded: RAISED, GrantRevokedLate: RAISED,
  MaterialUsed: { type: 'Material', subType: 'Consume' },
  GrantReceived: { type: 'Equipment', subType: 'Allocation' }, GrantUsed: { type: 'Equipment', subType: 'Allocation' },
  EquipmentConfirmed: { type: 'Equipment', subType: 'Equipment' }, EquipmentChanged: { type: 'Equipment', subType: 'Equipment' },
  ClockEventNoted: { type: 'General', subType: 'System' },
};

/** Words of BatchML for an event; what has none there is a general one, under its own name. */
export function eventWords(type: string): EventWords {
  return WORDS[type] ?? OTHER;
}
