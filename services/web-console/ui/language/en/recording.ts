export const recording = {
  recording: {
    propose: 'Record this session', asked: '{{name}} wants to record this session',
    'asked-help': 'Sound and picture of everybody here are recorded only if all consent. They lie with the batch, are watched by who reviews it, and are removed after the days that the plant has set. You may take it back at any time.',
    consent: 'I consent', refuse: 'I do not', runs: 'Recording', waits: 'Not recorded yet. Still to consent: {{names}}', begins: 'All consent. Recording begins', stop: 'Stop recording', withdraw: 'Take back my consent',
    list: 'Recordings', watch: 'Watch', of: 'Recording of step {{step}}', seconds_one: '{{count}} second', seconds_other: '{{count}} seconds', consented: 'With consent of {{names}}.', removed: 'Its days are over, its bytes were removed:', empty: 'Ended before anything of it was kept.',
    'hash-fits': 'The bytes are those of the record', 'hash-differs': 'The bytes are not those of the record, and are not shown',
    'why-ended': 'Stopped.', 'why-consent-withdrawn': 'Somebody took consent back.', 'why-somebody-came': 'Somebody came who had not consented.', 'why-operator-left': 'The operator left.', 'why-line-lost': 'The line was lost.', 'why-began-anew': 'The console was loaded anew.', 'why-session-ended': 'The session ended.',
    'of-record': '{{id}}', 'of-record-consented': '{{id}}, with consent of {{names}}', 'of-record-sealed': '{{id}}, SHA-256 {{sha256}}, {{size}} bytes, {{seconds}} s', 'of-record-removed': '{{id}}, SHA-256 {{sha256}}, after {{days}} days',
  },
} as const;
