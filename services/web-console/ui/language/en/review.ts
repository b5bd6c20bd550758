export const review = {
  exceptions: {
    title: 'Exceptions', filter: 'Which exceptions', open: 'Open', closed: 'Closed', what: 'What happened', weight: 'Weight', batch: 'Batch', step: 'Step', entry: 'Value', raised: 'Raised', age: 'Age',
    'none-open': 'No open exceptions', 'none-closed': 'No closed exceptions',
    'none-help': 'Whatever is not as the recipe says comes here by itself: values outside their limits, hold times that ran out, and what people raise at a step.',
    blocking: 'Steps wait', deviation: 'Deviation', blocks: 'Waits for it', 'whole-run': 'the whole batch', facts: 'Facts', reaction: 'Reaction plan of the recipe', attempts: 'At most {{attempts}} tries. Approved by:',
    comments: 'Comments at the step', decision: 'Decision', class: 'Classed as', rationale: 'Why', 'rationale-help': 'It is signed and stands in the record.', decide: 'Decide and close', 'decided-by': 'Decided by',
    'waits-for': 'Waits for a decision: {{role}}',
  },
  fact: {
    value: 'Value', tries: 'Tries', last: 'Last try', first: 'First reading', second: 'Second reading', formula: 'Formula', failure: 'Failure', elapsedSeconds: 'Lasted', max: 'At most', min: 'At least', measured: 'Measured',
    check: 'Check', what: 'What', item: 'Item', reason: 'Why', effectiveAt: 'Effective', jumpMs: 'Jump in ms', sum: 'Sum', stated: 'Stated', recorded: 'Recorded',
  },
  'exception-class': { 'no-impact': 'No impact', 'minor-deviation': 'Minor deviation', 'major-deviation': 'Major deviation', 'critical-deviation': 'Critical deviation' },
  'exception-type': {
    'not-applicable-under-deviation': 'Closed as not applicable under a deviation', 'step-reassigned': 'Another person went on', 'step-reopened': 'Step opened again', 'equipment-changed': 'Equipment changed in mid-step', 'late-entry': 'Late entry',
    'material-on-hold': 'Material on hold', 'weight-out-of-tolerance': 'Mass kept outside its tolerance', 'weighing-disagrees': 'Record and scale disagree', 'consumption-not-in-stock': 'More taken than there was',
    'limit-action': 'Outside the action limit', 'limit-validated': 'Outside the validated range', 'limit-registered': 'Outside the registered specification', 'limit-undecidable': 'Cannot be judged against its limit',
    'implausible-thrice': 'Three implausible tries', 'calculation-failed': 'Calculation failed', 'rule-not-evaluated': 'A rule could not be evaluated', 'branch-decided-otherwise': 'The branch would be decided otherwise now',
    'loop-not-reached': 'Not reached within the allowed turns', 'hold-time-exceeded': 'Hold time exceeded', 'hold-time-short': 'Hold time too short', 'check-missed': 'Check missed', 'check-failed': 'Check failed',
    'late-revocation': 'Revoked before it was used', 'second-check-disagrees': 'Second check disagrees', 'yield-out-of-range': 'Yield out of range', 'figures-disagree': 'Two figures of the same thing disagree', 'labels-unaccounted': 'Labels not accounted for', 'correction-re-evaluated': 'Judged again after a correction',
    'clock-jump': 'The clock jumped', 'out-of-sequence': 'Out of sequence', manual: 'Raised by a person', 'proceeded-under-deviation': 'Done under an approved deviation',
  },
  review: {
    title: 'Review', batch: 'Batch', recipe: 'Recipe', size: 'Size', made: 'Batch is', stage: 'Review is', changed: 'Last change', order: 'order',
    none: 'No batches to review', 'none-help': 'Every batch comes here with its first step. Exceptions can be decided while it runs; reviews begin when it is executed.',
    'open-of': '{{open}} of {{all}} open', 'all-closed': '{{all}} closed', 'no-exceptions': 'none', 'see-batch': 'Batch', 'see-exceptions': 'Exceptions',
    points: 'What release asks for', 'all-hold': 'Nothing is open', 'and-more_one': 'and one more', 'and-more_other': 'and {{count}} more',
    certificate: 'What was checked', over_one: 'over one event', over_other: 'over {{count}} events', rule: 'Rule', 'looked-at': 'Looked at', result: 'Result', passed: 'Passed', found_one: '1 finding', found_other: '{{count}} findings', hash: 'Hash that reviews and release sign:',
    acts: 'What was decided', 'no-acts': 'Nothing yet. Decisions, reviews and the disposition appear here with name, meaning and time.', voided: 'The record grew after it; it does not count any more.',
    checklist: 'Checklist', 'checklist-proved': '{{proved}} of {{count}} proved by the system', 'checklist-point': 'Point', 'settled-by': 'Settled by', 'passed-over': 'Nothing found, {{count}} looked at', 'found-something': 'Found something', 'not-answered': 'Not answered', 'answer-yes': 'Yes', 'answer-not-applicable': 'Does not apply', 'why-not-applicable': 'Why not',
    'checklist-help': 'Your answers are signed with your review. If something is not so, do not sign: raise an exception or leave the batch pending.', 'checklist-open_one': 'One point is not answered yet.', 'checklist-open_other': '{{count}} points are not answered yet.',
    judge: 'Your part', 'executed-it': 'You took part in this batch', 'executed-it-help': 'Whoever performed, witnessed or verified neither reviews nor releases it (four eyes).', comment: 'Remark', 'comment-help': 'To reject, block or leave pending, say why.', pending: 'Pending', blocked: 'Blocked after its release', certified: 'Certified, entry {{entry}} of the register', 'not-certified': 'Not certified yet', 'not-certified-help': 'It may be sold when the Qualified Person has certified it.',
    'do-production': 'Sign production review', 'do-quality': 'Sign quality review', 'do-release': 'Release', 'do-reject': 'Reject', 'do-pending': 'Leave pending', 'do-block': 'Block', 'do-unblock': 'Lift the block', 'do-certify': 'Certify',
    releasing: 'The record is being sealed; the package follows.', waits: 'Nothing to sign for you here now.', 'waits-collecting': 'Waits for the production review, once it is executed.', 'waits-production-reviewed': 'Waits for the quality review.', 'waits-quality-reviewed': 'Waits for release or rejection by quality.',
    package: 'Release package', 'package-help': 'Record, certificate, signatures and keys in one file. Anybody can verify it offline:', download: 'Download ({{kilobytes}} kB)',
  },
  permit: {
    title: 'Deviation before the act', help: 'Lets one step pass one gate, or be closed as not applicable, once. Signed before it happens; it stands in the record and becomes an exception.', open: 'Approve a deviation',
    deviation: 'Number of the deviation', step: 'Step', 'step-help': 'Key as the refusal names it, for example blend or blend~2', rule: 'What it permits', valid: 'Holds for', hours_one: '1 hour', hours_other: '{{count}} hours',
    impact: 'Impact on the product', reason: 'Reason', do: 'Approve and sign', 'hold-time-not-over': 'Start before the shortest hold time is over', 'qualification-missing': 'Start without the training that is asked for', 'not-applicable': 'Close the step as not applicable',
  },
  'review-act': {
    'deviation-approved': 'Deviation approved',
    'exception-decided': 'Exception decided', 'production-review': 'Production review', 'quality-review': 'Quality review', 'reviews-voided': 'Reviews are void', release: 'Released', 'release-voided': 'Release is void', sealed: 'Record sealed', reject: 'Rejected', pending: 'Left pending', block: 'Blocked', unblock: 'Block lifted', certified: 'Certified by the Qualified Person',
  },
  point: {
    'run-executed': 'The batch is executed', 'steps-closed': 'All steps are done', 'exceptions-closed': 'All exceptions are decided', 'record-intact': 'The record is complete and unchanged', 'record-consistent': 'The record does not contradict itself',
    'production-reviewed': 'Production has reviewed it', 'quality-reviewed': 'Quality has reviewed it',
  },
  'point-open': {
    'run-executed': 'The batch is not executed', 'steps-closed': 'Steps are open', 'exceptions-closed': 'Exceptions wait for their decision', 'record-intact': 'The record is not whole', 'record-consistent': 'The record contradicts itself',
    'production-reviewed': 'The production review is open', 'quality-reviewed': 'The quality review is open',
  },
  'open-item': {
    'not-signed-yet': 'not signed yet', 'the-record-grew-after-it-was-signed': 'the record grew after it was signed', 'what-is-checked-changed-after-it-was-signed': 'what is checked changed after it was signed',
    'the-received-events-do-not-form-one-unbroken-chain': 'the received events do not form one unbroken chain',
  },
  audit: {
    hidden: 'Is shown when the reading was repeated independently.',
    title: 'Audit trail', when: 'When', who: 'Who', what: 'What', object: 'Where', old: 'Before', new: 'After', why: 'Why', none: 'No entries yet', 'none-help': 'Every change writes its entry here: who, when, what, before, after and why. Nothing is ever changed or removed.',
  },
} as const;
