export const connections = {
  connection: {
    title: 'Connections', help: 'Servers of machines that the plant listens to. A draft is written by engineering and approved by quality.', new: 'New connection', none: 'No connections yet', 'none-help': 'An engineer writes the first one: where the source is, and which tags it has.', unknown: 'There is no such connection', code: 'Code', name: 'Name', protocol: 'Protocol', state: 'State', source: 'Source', site: 'Site', version: 'Version', settings: 'Settings', authors: 'Written by', reason: 'Reason',
    retired: 'Retired', 'in-force': 'In force: version {{version}}', draft: 'Draft: version {{version}}', returned: 'Returned', 'returned-help': 'Its author writes the next draft.', 'not-listened': 'Not listened to', 'nobody-help': 'No replica of process-data holds it. If this stays longer than a minute, tell IT.',
    'write-on': 'Write on', change: 'Change', retire: 'Retire', 'retire-help': 'It is listened to no more, for good. What was stored stays.', return: 'Return', 'return-help': 'The draft goes back to its author. What is in force stays in force.', approve: 'Approve',
    first: 'First version', 'first-help_one': 'Nothing of it was in force before. It has 1 tag; all of it is new.', 'first-help_other': 'Nothing of it was in force before. It has {{count}} tags; all of it is new.', 'no-change': 'The same as what is in force', changes: 'What differs from version {{version}}',
    'next-version': 'Next version', 'edit-help': 'What you type stays in this tab until you send it. It is listened to when quality has approved it.', 'credential-help': 'Name of credentials that lie beside the service; never a password', why: 'Why it is made or changed', send: 'Send for approval', 'send-needs': 'Needs a code, a name, a reason, and code and address of each tag.', discard: 'Discard what was typed', 'alarm-only': 'an alarm only', 'makes-exception': 'exception: {{severity}}',
  },
  'connection-heard': { connected: 'Connected', connecting: 'Connecting', lost: 'Lost', nobody: 'Nobody listens' },
  'connection-change': { added: 'New', removed: 'Gone', changed: 'Changed' },
  'connection-field': {
    protocol: 'Protocol', endpoint: 'Address', securityMode: 'Security', securityPolicy: 'Policy', credential: 'Credential', serverCertificate: 'Certificate of the server (SHA-256)', publishingMs: 'Sends every (ms)', history: 'The server keeps history', group: 'Group', edgeNode: 'Edge node', authority: 'Authority (PEM)', name: 'Name',
    code: 'Code', address: 'Node or metric', type: 'Type', title: 'Name', en: 'English', de: 'German', equipment: 'Equipment', point: 'Point', unit: 'Unit', unitWords: 'Words for the unit', places: 'Places', samplingMs: 'Looks every (ms)', silentAfterSeconds: 'Gap after (s)', keepDays: 'Keeps (days)', limits: 'Limits', kind: 'Kind', value: 'Value', deadBand: 'Dead band', onDelaySeconds: 'Delay until alarm (s)', offDelaySeconds: 'Delay until over (s)', priority: 'Priority', exception: 'In a run it is',
  },
  protocol: { opcua: 'OPC UA', sparkplug: 'MQTT Sparkplug B' },
  'connection-security': { none: 'none', sign: 'signed', 'sign-and-encrypt': 'signed and encrypted', basic256sha256: 'Basic256Sha256', 'aes128-sha256-rsaoaep': 'Aes128-Sha256-RsaOaep', 'aes256-sha256-rsapss': 'Aes256-Sha256-RsaPss' },
  'tag-type': { number: 'number', boolean: 'yes or no', text: 'words', unsupported: 'not supported' },
  'alarm-priority': { low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
  browse: { title: 'What the source has', help: 'Asked with the settings above, before anything is approved. Touch a value to make it a tag.', browse: 'Browse', try: 'Try the tags', root: 'Top', way: 'Where you are', nothing: 'Nothing in here', tried: 'What the tags say now', refused: 'No value' },
  'tag-edit': { 'as-csv': 'Save as CSV', paste: 'Paste a list', add: 'Add a tag', 'add-limit': 'Add a limit', list: 'List of tags', 'list-help': 'From a spreadsheet or CSV, with a header. A tag with a known code is replaced. Columns:', faults_one: '1 fault', faults_other: '{{count}} faults', line: 'Line {{line}}', take: 'Take these tags' },
  'tag-fault': { missing: 'is missing', 'no-number': 'is no number', 'no-type': 'is none of number, boolean, text', twice: 'stands there twice' },
} as const;
