export const materials = {
  lots: {
    title: 'Lots', scan: 'Container code', 'scan-help': 'Scan, or type a code', open: 'Open', receive: 'Receive a lot', filter: 'Filter', all: 'All', number: 'Lot', material: 'Material', state: 'Quality', dates: 'Use until', containers: 'Containers', left: 'In stock',
    none: 'No lots here', 'none-help': 'A lot comes into being when the warehouse receives a delivery, or when a batch brings what it made into stock.', usable: '{{count}} of {{of}} usable',
    'supplier-lot': 'Lot of the supplier', grade: 'Grade', expiry: 'Expiry', retest: 'Retest', category: 'Kept for', block: 'Block', 'not-blocked': 'Not blocked', restriction: 'Restricted to', labels: 'Labels', axes: 'Status, axis by axis', acts: 'What can be done', 'made-by': 'Made by', 'no-acts': 'Nothing for your role.',
  },
  certificates: {
    title: 'Certificates of the supplier', none: 'None was added yet.', number: 'Number of the certificate', file: 'File', 'file-help': 'PDF or picture (PNG, JPEG)', added: 'Added', add: 'Add the certificate', largest: 'A certificate has up to {{largest}} MB.',
  },
  'stock-category': { production: 'Production', development: 'Development', 'retained-sample': 'Retained sample', returned: 'Returned goods' },
  container: {
    title: 'Container', code: 'Code', place: 'Place', nowhere: 'not said', content: 'In it', free: 'Free', reserved: 'Reserved', received: 'Came with', use: 'Use', usable: 'May be used', 'not-usable': 'Not to be used', movements: 'Ledger', when: 'When', what: 'What', amount: 'Amount', cause: 'Why', where: 'Where', for: 'for {{run}}, {{step}}', 'in-use': 'in use by {{run}}, {{step}}',
    unknown: 'No container has the code {{code}}', 'unknown-help': 'It was received at another site, or the code belongs to something else. Scan it again, or look in the list of lots.',
  },
  'movement-cause': {
    delivered: 'Delivery', 'delivered-lot': 'Delivery, lot {{lot}} of the supplier', 'sent-by-site': 'Delivery of site {{site}}, lot {{lot}}', 'made-by': 'Made by {{run}}', 'used-in': '{{run}}, {{step}}',
    'record-corrected': 'Record of {{run}}, {{step}} was corrected: {{after}} instead of {{before}}',
  },
  'block-reason': {
    'check-failed': 'A check failed: {{text}} (exception {{exception}})', 'batch-blocked': 'The batch is blocked: {{why}}', 'batch-rejected': 'The batch is rejected: {{why}}', 'batch-released-in-part': 'The batch is released in part', 'batch-released-in-part-for': 'The batch is released in part: {{why}}',
  },
  movement: { receive: 'Received', produce: 'Produced', sample: 'Sampled', move: 'Moved', dispense: 'Dispensed', consume: 'Consumed', return: 'Returned', adjust: 'Adjusted', destroy: 'Destroyed' },
  'stock-act': {
    move: 'Move', sample: 'Draw a sample', return: 'Return', adjustment: 'Adjust', destruction: 'Destroy', supplier: 'Name its supplier', block: 'Block', unblock: 'Lift the block', release: 'Release', restrict: 'Restrict', reject: 'Reject', category: 'Change what it is kept for',
    location: 'New place', 'sample-number': 'Number of the sample', amount: 'Amount', 'real-amount': 'What is really in it', batch: 'Batch that gives it back', reason: 'Reason', do: 'Record', waive: 'Let a batch take it before its turn', 'waive-batch': 'Number of the batch', rule: 'Taken first', 'set-rule': 'Change the order',
  },
  receive: {
    'from-site': 'Sent by our site', 'from-help': 'Empty: by a supplier', 'from-lot': 'Lot at that site', title: 'Receive a lot', material: 'Item code', name: 'Name of the material', 'name-help': 'May be left empty when the plant knows the item', number: 'Our lot number', count: 'Containers', each: 'In each', unit: 'Unit', place: 'Place', codes: 'Codes', send: 'Receive {{count}} containers', site: 'Site', 'codes-are': 'Codes on the labels: {{first}} to {{last}}', 'one-code': 'Code on the label: {{first}}', dates: 'Dates', optional: 'Leave empty when there is none (YYYY-MM-DD)',
    'goes-to': 'It comes into quarantine. Labels are printed next.',
  },
  suppliers: {
    title: 'Suppliers', supplier: 'Supplier', help: 'A material that stands here is released only when the supplier of its lot is qualified on that day. A material that is not listed is released whoever supplied it.', none: 'No suppliers yet', 'none-help': 'Quality says here which supplier is qualified for which material.',
    through: 'Through', qualify: 'Qualify', withdraw: 'Withdraw', act: 'Qualify or withdraw', 'last-day': 'Last day', 'why-withdrawn': 'Why it is withdrawn', state: 'State', site: 'Site',
  },
  'supplier-state': { qualified: 'Qualified', ended: 'Ended', withdrawn: 'Withdrawn' },
  label: { title: 'Labels', print: 'Print', again: 'Why again', 'again-help': 'One of these has a label already. The new one is marked as a copy.', copy: 'COPY {{copy}}', 'not-printed': 'not printed yet', container: 'Container', of: '{{number}} of {{of}}', 'choose-all': 'All containers', chosen: '{{count}} labels' },
  'picking-rule': { fefo: 'What expires first', fifo: 'What came first', any: 'Any lot' },
  'lot-axis': { material: 'Material', disposition: 'Quality', block: 'Block', hold: 'Hold', order: 'Order',  category: 'Kept for', expiry: 'Expiry', retest: 'Retest', quantity: 'Quantity' },
  staging: {
    title: 'Staging', batch: 'Batch', none: 'Nothing to bring together', 'none-help': 'When a batch is released to the floor, what it needs is listed here.', scan: 'Scan a container', 'scan-help': 'Scan its label, or type the code.', bring: 'Take it', material: 'Material', needed: 'Needed', lots: 'Planned lots', 'no-lot': 'No suitable lot', brought: 'Brought', enough: 'Enough', missing: 'Missing', over: 'The batch is over', lines: '{{done}} of {{of}} materials', taken: '{{container}} stands ready',
  },
  genealogy: {
    title: 'Genealogy', forward: 'What became of it', backward: 'What it was made of', direction: 'Direction', held: 'On hold', lots: 'Lots', batch: 'Batch', used: 'used', made: 'made', left: 'Left', amount: 'Amount', csv: 'Save as CSV', picture: 'Genealogy as a picture: {{lots}} lots, {{edges}} links; the same stands in the table below', 'held-for': 'Held for', truncated: 'This is not everything: only the first {{count}} lots are shown.',
    elsewhere_one: 'One lot stands at a site that you may not see: {{sites}}. It is there; nothing more is shown.', elsewhere_other: '{{count}} lots stand at sites that you may not see: {{sites}}. They are there; nothing more is shown.', 'not-shown': 'not shown', sent: 'sent from {{from}}',
    'none-forward': 'It went into nothing yet', 'none-forward-help': 'When a batch uses it, the batch and what the batch makes appear here.', 'none-backward': 'It was made of nothing here', 'none-backward-help': 'It was received, not made: what it came of is with its supplier.',
  },
} as const;
