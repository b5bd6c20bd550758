export const plan = {
  plan: {
    title: 'Plan a session', when: 'When', who: 'Who is asked to come', nobody: 'Nobody else may come here', ask: 'Ask them', plan: 'Plan a session', list: 'Planned sessions', by: 'Planned by {{name}}',
    'answer-none': 'not answered', 'answer-accepted': 'comes', 'answer-declined': 'does not come', accept: 'I come', decline: 'I cannot', 'decline-now': 'Decline with this word', cancel: 'Take back', 'cancel-now': 'Take back with this word',
    due: 'A planned session begins', asked: 'You are asked to come to a session', aside: 'Later',
  },
} as const;
