export const training = {
  training: {
    matrix: 'Training matrix', find: 'Name, number or code', legend: 'What the states mean', chosen: 'Chosen', never: 'Was never granted', grant: 'Grant', 'as-trainee': 'Only under a trainer (trainee)',
    holders_one: '{{count}} person', holders_other: '{{count}} people', 'none-for': 'Not qualified for {{code}}',
    'new-code': 'Code of a training', 'new-code-help': 'As steps ask for it; equipment/CLASS for equipment', 'add-column': 'Add column',
    tasks: 'My tasks', 'no-tasks': 'Nothing to read', 'no-tasks-help': 'New versions of the recipes that you run and of the documents that you work by appear here, to be read and signed before you work by them.', 'to-read': 'To be read and signed', since: 'since', read: 'Read', understood: 'Read and understood: sign',
    trainer: 'Trainer at your side', 'trainer-help': 'Number of the person who guides you; signs at the end', 'under-trainer': 'Under the trainer {{trainer}}', 'trained-by': 'Training at that time', 'trained-until': 'until',
    kind: { operation: 'Operation', equipment: 'Equipment', 'recipe-version': 'Recipe version', 'document-version': 'Document version' },
    state: { valid: 'Valid', ending: 'Ends soon', trainee: 'Trainee', 'not-yet': 'Not yet', expired: 'Expired', revoked: 'Revoked' },
  },
} as const;
