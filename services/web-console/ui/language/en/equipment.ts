export const equipment = {
  equipment: {
    title: 'Equipment', due: 'What is due', none: 'No equipment yet', 'none-help': 'Maintenance or an engineer registers it; from then on its status and its logbook stand here.', 'no-area': 'Without an area', code: 'Item', use: 'Use', usable: 'May be used', 'not-usable': 'Not to be used', against: 'What stands against its use',
    axes: 'Status, axis by axis', acts: 'What can be done', properties: 'Properties', logbook: 'Logbook', 'no-lines': 'Nothing has happened yet. Runs write here by being executed.', run: 'Run', more: 'More', until: 'until', through: 'through', ends: 'Ends', what: 'What', state: 'State', 'nothing-due': 'Nothing ends', 'nothing-due-help': 'Calibrations, qualifications and clean holds with an end come here.',
    hold: 'Clean stays clean for, in hours', 'hold-help': 'Empty: without an end', level: 'How thoroughly', 'dirty-why': 'What was found not clean', 'last-day': 'Good through (YYYY-MM-DD)', 'block-why': 'Why it is blocked or not any more',
  },
  'equipment-axis': { cleaning: 'Cleaning', calibration: 'Calibration', qualification: 'Qualification', block: 'Block', allocation: 'In use', class: 'Class', property: 'Property' },
  'equipment-status': { clean: 'Clean', dirty: 'Dirty', valid: 'Valid', missing: 'Missing', 'not-needed': 'Not needed', 'not-blocked': 'Not blocked', blocked: 'Blocked', free: 'Free', granted: 'Given', occupied: 'In use' },
  'equipment-finding': { 'not-clean': 'Not clean', 'cleaning-level-too-low': 'Needs a major cleaning', 'clean-hold-expired': 'Clean hold ran out', 'calibration-overdue': 'Calibration overdue', 'qualification-overdue': 'Qualification overdue', 'not-calibrated': 'Not calibrated', 'not-qualified': 'Not qualified' },
  'product-change': { title: 'Product changes', help: 'What cleaning lies between two products. Where no rule fits, a minor cleaning is enough.', none: 'No rules yet', 'none-help': 'Quality or an engineer says here between which products a major cleaning lies.', any: 'Any product', from: 'After', to: 'Before', empty: 'Item code; empty: any product', set: 'Set the rule' },
  'cleaning-level': { minor: 'Minor cleaning', major: 'Major cleaning' },
  'equipment-due': { calibration: 'Calibration', qualification: 'Qualification', 'clean-hold': 'Clean hold', exception: 'Over', attention: 'Soon', waiting: 'Later' },
  'equipment-act': { clean: 'Confirm as clean', dirty: 'Found dirty', calibrate: 'Confirm calibration', qualify: 'Confirm qualification', block: 'Block', unblock: 'Lift the block' },
  logbook: {
    EquipmentRegistered: 'Registered', EquipmentCleaned: 'Cleaned', EquipmentCleanHoldEnded: 'Clean hold ended', EquipmentFoundDirty: 'Found dirty', EquipmentCalibrated: 'Calibrated', EquipmentQualified: 'Qualified', EquipmentBlocked: 'Blocked', EquipmentUnblocked: 'Block lifted', EquipmentGranted: 'Given to a run',
    EquipmentGrantRefused: 'Refused to a run', EquipmentGrantRevoked: 'Taken back', EquipmentOccupied: 'Use began', EquipmentUsedWithoutGrant: 'Used while another run had it', EquipmentOccupationEnded: 'Use ended',
  },
} as const;
