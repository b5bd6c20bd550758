export const board = {
  work: {
    title: 'My work', check: 'Waits for my check', started: 'In progress', ready: 'Ready to begin', waiting: 'Waits for somebody else',
    none: 'Nothing for you right now', 'none-help': 'Steps appear here by themselves when everything before them is done and you may do them. Ask the supervisor if a batch should be on the floor.',
    by: 'with {{name}}', asks: 'asks for', due: 'due', begin: 'Begin', 'go-on': 'Go on', checks: 'Check',
  },
  board: {
    title: 'Batches', orders: 'Orders that wait', 'new-order': 'New order', 'no-orders': 'No orders wait', 'no-orders-help': 'They come from the ERP, or a supervisor enters them.', due: 'due', 'create-batch': 'Create batch',
    'order-number': 'Order number', 'enter-order': 'Enter the order', 'no-recipe': 'No recipe is effective',
    none: 'No batches yet', 'none-help': 'A batch is made of an order. Then it is released to the floor, and its steps appear at the tablets.',
    batch: 'Batch', recipe: 'Recipe', size: 'Size', state: 'State', progress: 'Steps', now: 'Now', exceptions: 'Exceptions', since: 'Since', open_one: '1 open', open_other: '{{count}} open', 'none-open': 'none open',
    'steps-of': '{{done}} of {{all}}', 'steps-done': '{{done}} done', 'over': 'Finished', running: 'On the floor', 'release-to-floor': 'Release to the floor', blocked: 'Blocked', 'blocked-by': 'Blocked by', moves: 'Moves',
  },
  batch: {
    'decide-exception': 'Decide the exception',
    tree: 'Where it is', timers: 'Timers', holds: 'Hold times', exceptions: 'Exceptions', blocks: 'What blocks it', commands: 'Commands', reason: 'Why', order: 'Order', started: 'Created', size: 'Size', recipe: 'Recipe', hash: 'Recipe hash',
    'no-exceptions': 'None raised', 'no-timers': 'None running', record: 'Record', events_one: '1 event', events_other: '{{count}} events', review: 'Review', turn: 'turn {{turn}}', max: 'at most', left: 'left',
  },
  gantt: {
    title: 'Batch over time', show: 'How the procedure is shown', 'as-tree': 'Tree', 'over-time': 'Over time', part: 'Part', now: 'Now', limits: 'Hold times end', wider: 'More time apart', narrower: 'Less time apart',
    none: 'Nothing has begun', 'none-help': 'Bars appear here when the first step is started.',
  },
  command: { start: 'Start', pause: 'Pause', resume: 'Resume', hold: 'Hold', restart: 'Restart', stop: 'Stop', abort: 'Abort' },
} as const;
