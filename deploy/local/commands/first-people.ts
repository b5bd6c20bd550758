import { randomBytes, randomUUID } from 'node:crypto';
import { createInterface, type Interface } from 'node:readline/promises';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRole, ROLES } from '@batchwright/access';
import { hashedPassword } from '../identity/credentials';
import { newTotpSecret } from '../identity/totp';

/** Roles whose signatures ask for a second factor. */
const SECOND_FACTOR = ['qa', 'qp'];

/** A question with a check; asked again until the answer can be used. */
type Ask = (question: string, check?: (answer: string) => string | undefined) => Promise<string>;

/**
 * Asks for the first people of an empty plant and writes them as a file of people for the provider, with hashed passwords. The rest come
 * later, by the provider's administration.
 */
export async function askFirstPeople(dataDir: string, sites: readonly string[], say: (line: string) => void): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const ask = askingAt(terminal, say);
    say('\nWho works here? A person who writes a recipe cannot approve it, so name at least two who may approve. An empty name ends the list.');
    const users: object[] = [];
    for (;;) {
      const user = await askPerson(ask, sites, say);
      if (user) users.push(user);
      else if (users.length > 0) break;
      else say('  At least one person is needed.');
    }
    writeFileSync(join(dataDir, 'people.json'), `${JSON.stringify({ realm: 'batchwright', users }, undefined, 2)}\n`, { mode: 0o600 });
  } finally {
    terminal.close();
  }
}

function askingAt(terminal: Interface, say: (line: string) => void): Ask {
  return async (question, check) => {
    for (;;) {
      const answer = (await terminal.question(`  ${question}: `)).trim();
      const wrong = check?.(answer);
      if (wrong === undefined) return answer;
      say(`  ${wrong}`);
    }
  };
}

async function askPerson(ask: Ask, sites: readonly string[], say: (line: string) => void): Promise<object | undefined> {
  const name = await ask('first and last name');
  if (name === '') return undefined;
  const username = await ask('account name', (answer) => (/^[a-z][a-z0-9._-]{1,40}$/.test(answer) ? undefined : 'small letters, digits, dots and hyphens, please'));
  const number = await ask('employee number', (answer) => (answer === '' ? 'records name people by it: it cannot be left out' : undefined));
  const roles = (await ask(`roles (${ROLES.join(', ')})`, (answer) => {
    const strange = words(answer).filter((role) => !isRole(role));
    return answer === '' ? 'at least one role' : strange.length > 0 ? `there is no role ${strange.join(', ')}` : undefined;
  })).trim();
  const chosen = await ask(`sites (${sites.join(', ')})`, (answer) => (answer !== '' && words(answer).every((site) => sites.includes(site)) ? undefined : `one or more of ${sites.join(', ')}`));
  const typed = await ask('password, 12 characters or more (empty: one is made)', (answer) => (answer === '' || answer.length >= 12 ? undefined : 'at least 12 characters'));
  const password = typed === '' ? randomBytes(12).toString('base64url') : typed;
  if (typed === '') say(`  the password of ${username} is ${password} and is shown only now`);
  const credentials: object[] = [hashedPassword(password)];
  if (words(roles).some((role) => SECOND_FACTOR.includes(role))) {
    const secret = newTotpSecret();
    say(`  for one-time codes put this into the authenticator of ${username}: ${secret}`);
    credentials.push({ type: 'otp', secretData: JSON.stringify({ value: secret }), credentialData: JSON.stringify({ subType: 'totp', digits: 6, period: 30, algorithm: 'HmacSHA1', counter: 0 }) });
  }
  const [firstName = name, ...others] = name.split(/\s+/);
  return {
    id: randomUUID(), username, enabled: true, firstName, lastName: others.join(' '), attributes: { employeeNumber: [number] },
    realmRoles: words(roles), groups: words(chosen).map((site) => `/sites/${site}`), credentials,
  };
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/** Asks a question that is answered by yes or no; no when there is nobody to answer. */
export async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^\s*(y|yes|j|ja)\s*$/i.test(await terminal.question(`${question} [y/N] `));
  } finally {
    terminal.close();
  }
}
