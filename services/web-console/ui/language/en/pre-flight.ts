export const preFlight = {
  'pre-flight': {
    title: 'What it will be refused for', planned: 'Planned', clean: 'Nothing stands against it', refusals_one: 'Will be refused for 1 reason', refusals_other: 'Will be refused for {{count}} reasons', steps: 'asked for by',
    start: 'Planned start', 'start-help': 'Then what stands against it is shown ahead', end: 'Planned end', items: 'Equipment that is planned', 'any-item': 'Any that fits', people: 'People who are planned', 'people-help': 'Nobody named: whoever holds the training', 'plan': 'Plan', 'plan-anew': 'Plan anew', 'plan-of': 'Plan of {{number}}', reason: 'Why (may stay empty)', keep: 'Keep the plan', 'take-back': 'Not planned any more', with: 'with', by: 'by',
    binds: 'A plan binds nobody: it is what is asked about ahead.',
    code: { 'document-not-read': 'document not read', 'document-not-in-effect': 'no version in effect', 'document-version-unknown': 'picture not known', 'recipe-not-effective': 'no version in force', 'qualification-missing': 'training missing', 'version-not-read': 'version not read', 'equipment-unsuitable': 'equipment not suitable', 'material-short': 'not enough of it', 'material-unsuitable': 'material not suitable' },
  },
  /** Reasons of the rules, with their figures; the code alone where a rule has none. */
  foreseen: {
    'document-not-in-effect': 'On {{at}} no version of {{document}} is in effect', 'document-version-unknown': 'Version {{version}} of {{document}} is not known',
    'no-version-in-force': 'No version of {{recipe}} is in force on {{at}}',
    'too-few-people': '{{able}} of {{asked}} people hold {{training}}', 'training-until': '{{person}}: until {{at}}', 'training-revoked': '{{person}}: revoked on {{at}}', 'training-from': '{{person}}: from {{at}} on',
    'unknown-item': 'There is no {{item}} at the site', 'wrong-class': '{{item}} is a {{class}}, asked is a {{asked}}', 'property-not-met': '{{item}} does not have what is asked for: {{property}}', 'equipment-blocked': '{{item}} is blocked: {{why}}',
    'in-maintenance': '{{item}} is with maintenance: {{workOrder}}, {{why}}', 'not-clean': '{{item}} is not clean', 'not-clean_used': '{{item}} is not clean: used by batch {{batch}}', 'clean-hold-expired': 'The cleaning of {{item}} holds until {{at}}',
    'product-before-unknown': 'What {{item}} made before is not known; a change to {{product}} may ask for a major cleaning', 'cleaning-level-too-low': '{{item}} made {{before}} and had no major cleaning since; the change to {{product}} asks for one',
    'calibration-overdue': 'The calibration of {{item}} is due on {{day}}', 'qualification-overdue': 'The qualification of {{item}} is due on {{day}}', 'not-calibrated': 'The calibration of {{item}} is missing', 'not-qualified': 'The qualification of {{item}} is missing', 'equipment-occupied': '{{item}} is taken by batch {{batch}}, step {{step}}',
    'not-enough': '{{have}} {{unit}} of {{material}} can be taken, {{asked}} {{unit}} is needed', 'not-enough-of-one-lot': '{{have}} {{unit}} of {{material}} can be taken from one lot, {{asked}} {{unit}} is needed', 'taken-before': 'Order {{order}}, planned for {{at}}, takes {{amount}} {{unit}} before',
    'wrong-material': '{{container}} holds {{material}}, asked is {{asked}}', 'lot-in-quarantine': 'Lot {{lot}} is in quarantine', 'lot-rejected': 'Lot {{lot}} is rejected', 'lot-restricted': 'Lot {{lot}} is restricted: {{why}}', 'lot-blocked': 'Lot {{lot}} is blocked: {{why}}', 'container-blocked': 'Container {{container}} is blocked: {{why}}',
    'lot-on-hold': 'Lot {{lot}} is on hold: lot {{origin}} went into it ({{why}})', 'stock-category': 'Lot {{lot}} is not kept for production: {{category}}', 'lot-expired': 'Lot {{lot}} expires after {{day}}', 'expires-during-step': 'Lot {{lot}} expires after {{day}}, and the step may last until {{at}}', 'retest-overdue': 'Lot {{lot}} is to be tested again by {{day}}', 'container-empty': 'Nothing is left in {{container}}',
  },
} as const;
