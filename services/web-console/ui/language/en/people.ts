export const people = {
  people: {
    title: 'People', qualifications: 'Qualifications', qualification: 'Qualification', security: 'Security events', number: 'Number', name: 'Name', roles: 'Roles', sites: 'Sites', accounts: 'Accounts', locked: 'Locked',
    none: 'No people yet', 'none-help': 'People come from the provider with their employee number, or are registered by an administrator.',
    'no-events': 'No security events', 'no-events-help': 'Refused attempts and failed sign-ins appear here: wrong passwords, missing rights, foreign sites.',
    'no-qualifications': 'No qualifications yet', 'no-qualifications-help': 'A trainer grants them, with a signature; steps ask for them at the moment of the act.',
    kind: 'What', detail: 'Detail', state: 'State', from: 'From', until: 'Until',
  },
  qualification: { valid: 'Valid', 'not-yet': 'Not yet', expired: 'Expired', revoked: 'Revoked' },
  security: {
    'signed-in': 'Signed in', 'signed-out': 'Signed out', 'sign-in-refused': 'Sign-in refused', 'account-locked': 'Account locked', 'credential-changed': 'Credential changed', 'credential-removed': 'Credential removed', 'client-refused': 'Client refused',
    'not-permitted': 'Without the right', 'token-invalid': 'Invalid token', 'terminal-not-proven': 'Not the terminal it says', 'person-mapping-wrong': 'Account of another person', 'login-failed': 'Sign-in failed', 'not-found': 'Not inside the sites',
  },
  device: {
    title: 'This device', help: 'Choose the terminal that this device becomes. What is done here is recorded with it, and "at the place" means here. The device that was it before stops being it.', ask: 'An administrator makes this device a terminal. What is done here is then recorded with it, and "at the place" means here.', none: 'It is no terminal',
    new: 'New terminal', code: 'Code', site: 'Site', area: 'Area', name: 'Name', enrol: 'Make this device it', revoke: 'Revoke {{code}}', 'revoke-now': 'Revoke',
    'no-terminals': 'No terminals yet', 'no-terminals-help': 'An administrator enrols them, each with its area.',
  },
} as const;
