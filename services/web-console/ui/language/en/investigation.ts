export const investigation = {
  investigation: {
    title: 'Investigations of deviations', none: 'This batch is part of no investigation.', begin: 'Begin an investigation', 'began-at': 'began at batch {{number}}', deviation: 'Number of the deviation', about: 'What it is about',
    begun: 'Begun by {{name}},', 'closed-by': 'closed by {{name}},', findings: 'What was found out', 'nothing-yet': 'Nothing is written down yet.', impact: 'Impact on the product', category: 'Where the cause lies', cause: 'Root cause', capa: 'Corrective and preventive action', 'capa-help': 'Its number, for example CAPA-2026-004; or none, and why.', 'write-down': 'Write down',
    others: 'Other batches', 'others-help': 'A batch that is drawn in is not released until the investigation is closed; one that was released is blocked at once.', shared: 'In common', 'drawn-in': 'Drawn in by', proposed: 'Proposed: they used the same equipment or lots', 'none-proposed': 'No other batch used the same equipment or lots.', why: 'Why it may be affected', 'draw-in': 'Draw in',
    history: 'History', close: 'Close the investigation', 'close-help': 'Needs impact, root cause and action. Your signature covers them and the batches that were drawn in; these can then be released.',
  },
  cause: { people: 'People', method: 'Method', equipment: 'Equipment', material: 'Material', measurement: 'Measurement', environment: 'Environment', 'not-determined': 'Not determined' },
  'investigation-act': { InvestigationOpened: 'Begun', InvestigationAssessed: 'Written down', InvestigationExtended: 'Drawn in', InvestigationClosed: 'Closed' },
};
