export const alarms = {
  alarm: {
    title: 'Alarms', which: 'Which alarms', urgent: 'Not over', all: 'All, also past', narrow: 'Narrow the list', equipment: 'Equipment or room', 'equipment-example': 'VB-02', text: 'Tag', 'text-example': 'Part of name or code', run: 'Batch', 'run-example': 'Number begins with', priority: 'Priority', state: 'State', any: 'Any',
    counts: 'Alarms by state', unseen_one: '1 not acknowledged', unseen_other: '{{count}} not acknowledged', none: 'No alarm is open', 'none-here': 'No open alarm fits', 'none-help': 'What machines report beyond their limits appears here by itself, the most urgent first.', 'none-found': 'No alarm found', 'none-found-help': 'Nothing fits what is asked for; widen the time, or leave out a word.',
    'narrow-on': 'The first {{shown}} are shown; narrow the list for the others.', 'not-read': 'Not read just now: what is shown may be old', 'not-read-help': 'Process data does not answer. Alarms are raised and kept nevertheless; the list comes back by itself.',
    above: 'above {{limit}} ({{name}})', below: 'below {{limit}} ({{name}})', says: 'is an alarm ({{name}})', late: 'found in values that came late', since: 'since', for: 'for {{span}}', lasted: 'lasted {{span}}', acknowledged: 'Acknowledged by {{person}}', 'shelved-until': 'Shelved until',
    exception: 'Exception', 'exception-in-step': 'Exception at its step', 'is-exception': 'is an exception of it', 'no-run': 'No batch used it', trend: 'Trend',
    acknowledge: 'Acknowledge', 'acknowledge-help': 'You saw it, and say what is done about it.', 'acknowledge-several': 'Acknowledge {{count}}', several: '{{count}} alarms of {{equipment}}', shelve: 'Shelve', 'shelve-help': 'It is put aside until then, with all that its limit raises meanwhile. Exceptions of batches are raised nevertheless.', unshelve: 'Take back', 'unshelve-help': 'It asks for somebody again.',
    until: 'Until when', reason: 'Reason', reasons: 'Reasons', 'may-not-acknowledge': 'Alarms are acknowledged by operators, dispensing, supervisors, maintenance, engineers and quality.', 'may-not-shelve': 'Alarms are shelved by operators, supervisors and engineers.',
    'flood-of': 'Flood of {{equipment}}', 'flood-title': 'Flood: {{count}} alarms of {{equipment}}', 'flood-help': 'Many alarms of one equipment within minutes mostly have one cause. Look at the oldest first.', 'flood-open': 'Show the {{count}} that are not over',
  },
  'alarm-state': { 'active-unacknowledged': 'Active, not acknowledged', 'active-acknowledged': 'Active, acknowledged', 'returned-unacknowledged': 'Returned, not acknowledged', shelved: 'Shelved', over: 'Over' },
  'alarm-shelve': { 15: '15 min', 60: '1 h', 480: '8 h', own: 'Own' },
  'alarm-reason': { looking: 'I am looking at it', told: 'Maintenance is told', 'set-up': 'Expected during set-up', sensor: 'The sensor is being exchanged', maintenance: 'Maintenance works on it', cleaning: 'It is being cleaned', mended: 'It is mended' },
  machine: {
    now: 'What the machine says', live: 'Live', away: 'Machine values cannot be read just now', 'away-since': 'Cannot be read just now; as of {{time}}', nothing: 'Said nothing yet', 'not-heard': 'Not heard since {{time}}', above: 'Above {{limit}} ({{name}})', below: 'Below {{limit}} ({{name}})', 'is-alarm': 'Is an alarm', returning: 'Alarm, coming back', within: 'Within its limits',
    more_one: '1 more point', more_other: '{{count}} more points', all: 'All {{count}} points', fewer: 'Fewer points', gap: 'Values missing', alarms_one: 'alarm', alarms_other: 'alarms',
  },
  floor: { title: 'The floor now', help: 'Rooms with what stands in them, live.', 'away-help': 'Status and use of equipment are shown; values and alarms come back by themselves.', used: 'works with it', held: 'holds it', unknown: 'Not in the register of equipment' },
  'gap-why': { 'connection-lost': 'connection lost', 'sequence-gap': 'messages lost', 'queue-overflow': 'source too fast', 'clock-jump': 'clock of the source jumped', 'plant-away': 'nobody listened', silent: 'source is silent', 'bad-quality': 'bad quality', 'uncertain-quality': 'uncertain quality' },
} as const;
