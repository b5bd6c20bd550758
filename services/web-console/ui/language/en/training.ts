export const training = {
  training: {
    matrix: 'Training matrix', find: 'Name, number or code', legend: 'What the states mean', chosen: 'Chosen', never: 'Was never granted', grant: 'Grant', 'as-trainee': 'Only under a trainer (trainee)',
    holders_one: '{{count}} person', holders_other: '{{count}} people', 'none-for': 'Not qualified for {{code}}',
    'new-code': 'Code of a training', 'new-code-help': 'As steps ask for it; equipment/CLASS for equipment', 'add-column': 'Add column',
    kind: { operation: 'Operation', equipment: 'Equipment', 'recipe-version': 'Recipe version' },
    state: { valid: 'Valid', ending: 'Ends soon', trainee: 'Trainee', 'not-yet': 'Not yet', expired: 'Expired', revoked: 'Revoked' },
  },
} as const;
