export const weighing = {
  weighing: {
    title: 'Weigh', open: 'Weigh on {{scale}}', look: 'See what {{scale}} shows', back: 'Back to the step', scale: 'Scale', from: 'From', into: 'Into', 'into-scan': 'Code of the empty container', 'into-help': 'Scan the label of the empty, clean container.', target: 'Target', tolerance: 'Tolerance', tare: 'Tare', net: 'Net', shows: 'The scale shows', line: 'Line of the scale',
    stable: 'Stable', dynamic: 'Moves', overload: 'Overload', underload: 'Pan missing', busy: 'Busy', unreadable: 'Not readable', silent: 'Does not answer',
    begin: 'Begin', zero: 'Zero', 'set-tare': 'Tare', capture: 'Take the weight', resume: 'Go on at the tare', stop: 'Stop', keep: 'Keep it outside the tolerance', 'keep-help': 'A supervisor or quality keeps it, with a reason and a signature; it leaves an exception.', 'take-over': 'Take over into the step', 'print-label': 'Print the label', copy: 'Print a copy', reason: 'Reason',
    'do-begin': 'Scan the container that is to be filled.', 'do-tare': 'Put the empty container on the scale, wait until it is stable, then tare.', 'do-pour': 'Pour until the bar stands between the marks.', 'do-less': 'Too much: take some out.', 'do-more': '{{amount}} {{unit}} are missing.', 'do-take': 'Inside the tolerance. Take the weight when it is stable.', done: 'Weighed. Label the container, then take the masses over into the step.',
    within: 'Inside the tolerance', outside: 'Outside the tolerance', low: 'too little', high: 'too much',
    checks: 'Check of today', 'check-low': 'Low weight', 'check-high': 'High weight', 'check-missing': 'To do', 'check-passed': 'Passed', 'check-failed': 'Failed', 'check-now': 'Measure {{nominal}} {{unit}}', 'check-help': 'Put the reference weight on the scale, wait until it is stable, then measure. Both have to pass.',
    'not-ready': 'The step has to be started with a scale and a container first.', 'no-tolerance': 'The step says no tolerance for its net mass.', 'not-connected': 'This balance is not connected; its values are typed at the step.', who: 'Weighed by', batch: 'Batch', lot: 'Lot', item: 'Item', gross: 'Gross',
  },
} as const;
