export const tandem = {
  tandem: {
    title: 'Expert beside the step', call: 'Call an expert', 'call-another': 'Call another expert', asked: 'The step asks for: {{what}}', 'asked-nothing': 'The step asks for no qualification.',
    nobody: 'Nobody may help here', 'nobody-help': 'Nobody else has the right and the qualifications of this step.', qualified: 'Qualified', there: 'There', away: 'Not there', busy: 'In another session',
    rings: 'Somebody calls you to a step', 'at-step': 'Batch {{number}}, step {{step}}', accept: 'Accept', decline: 'Decline', 'decline-now': 'Decline with this word',
    word: 'Why?', 'word-help': 'Who calls reads it, and the record keeps it.', words: 'Words to choose', 'word-busy': 'Busy just now', 'word-soon': 'In ten minutes', 'word-other': 'Ask somebody else',
    session: 'Session', 'goes-on': 'Your session goes on: batch {{number}}, step {{step}}', 'come-back': 'Come back', 'to-step': 'To the step',
    'line-connecting': 'Connecting', 'line-connected': 'Connected', 'line-lost': 'Line lost, reconnecting', 'line-alone': 'Nobody else there',
    'own-picture': 'Your own picture', 'picture-of': 'Picture of {{name}}', 'no-device': 'No camera and no microphone here, or they are not allowed: you see and hear the others.',
    mute: 'Mute', unmute: 'Speak again', 'camera-off': 'Camera off', 'camera-on': 'Camera on', smaller: 'Smaller', larger: 'Larger', end: 'End the session', leave: 'Hang up',
    'party-ringing': 'rings', 'party-accepted': 'accepted, comes', 'party-declined': 'declined', 'party-missed': 'did not answer', 'party-joined': 'there', 'party-left': 'left',
    'why-hung-up': 'hung up', 'why-line-lost': 'line lost', 'why-session-ended': 'session ended',
    'looks-on': 'You stand beside this step and read. Nothing can be recorded here.',
    'called-by': '{{who}}, called by {{by}}', 'locks-soon': 'Are you still there? In less than a minute this console locks and goes silent.', 'still-here': 'I am here', 'view-comes': 'The step is on its way', 'view-cut': 'The line is cut: what you see may have changed since. It comes back by itself.', 'view-too-long': 'This step is too long to be shown beside the operator. Look at it in the batch, as far as your rights go.', 'view-shortened': 'Earlier values and stopped tries are left out: the step is very long.',
  },
} as const;
