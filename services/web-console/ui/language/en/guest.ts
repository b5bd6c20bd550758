export const guest = {
  guest: {
    invite: 'Invite a guest', 'invite-help': 'Somebody from outside sees this one step, for a time, and talks with you. No names, no other steps. You can show the guest out at once.',
    name: 'Name of the guest', organisation: 'Organisation', minutes: 'Minutes (5 to 60)', purpose: 'What for (optional)', 'make-link': 'Make link and code',
    'link-for': 'Link and code for {{name}}', 'hand-over': 'Send the link, and tell the code by another way, for example by telephone.', link: 'Link', copy: 'Copy link', copied: 'Copied', 'not-copied': 'Not copied: mark the link and copy it by hand.', code: 'Code', once: 'Told once, and counts once, on one device. Five wrong codes, and the link is dead.',
    of: '{{name}} ({{organisation}})', 'minutes-left_one': '{{count}} minute left', 'minutes-left_other': '{{count}} minutes left', waits: 'waits: you are at another step', 'new-link': 'New link', 'show-out': 'Show out', 'show-out-name': 'Show out: {{name}}',
    welcome: 'Guest at a step', 'welcome-help': 'You were invited to look at one step of a batch. Enter the code that you were told.', 'code-label': 'Code (6 digits)', enter: 'Enter', 'no-link': 'This address alone opens nothing. Open the whole link that you were sent.',
    'time-left': 'Time left', leave: 'Leave', left: 'You have left. The link opens nothing any more on another device; with this tab you come back until your time is over.', 'come-back': 'Come back',
    elsewhere: 'The operator is at another step', 'elsewhere-help': 'You see your step again as soon as the operator is back there. Stay on this page.',
    over: 'Your visit is over', 'over-time': 'The time for which you were invited has passed.', 'over-revoked': 'Who invited you has ended it.', 'over-session-over': 'The session is over.', 'over-other': 'Nothing opens for you here any more.', 'over-help': 'You may close this page. If you are still needed, ask for a new invitation.',
    'reads': 'You are a guest and read. Nothing can be recorded here.', 'role-operator': 'Operator', 'role-expert': 'Expert', 'role-guest': 'Guest', 'role-colleague': 'Employee', numbered: '{{role}} {{number}}',
    asked: 'May this session be recorded, with your voice and picture?', 'consent-yes': 'I agree', 'consent-no': 'No', recorded: 'This session is recorded', 'consent-back': 'Stop it',
    signatures: 'Signatures', 'signed-by': '{{role}}, {{time}}', 'not-signed': 'not yet', cut: 'The line is cut. It comes back by itself.',
  },
} as const;
