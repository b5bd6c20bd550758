import { createHash, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

/** A credential as Keycloak's realm files have it: `value` in clear (demo people only), or hashed. */
export interface RealmCredential {
  readonly type: string;
  readonly value?: string;
  readonly secretData?: string;
  readonly credentialData?: string;
}

const ALGORITHM = 'pbkdf2-sha512';
const ITERATIONS = 210_000;
const LENGTH = 64;

/** A password in Keycloak's own hashed form, so that a file of people can be imported there later. */
export function hashedPassword(password: string): RealmCredential {
  const salt = randomBytes(16);
  const value = pbkdf2Sync(password, salt, ITERATIONS, LENGTH, 'sha512').toString('base64');
  return {
    type: 'password',
    secretData: JSON.stringify({ value, salt: salt.toString('base64') }),
    credentialData: JSON.stringify({ hashIterations: ITERATIONS, algorithm: ALGORITHM }),
  };
}

/** Whether the password is the credential's. Takes as long for a wrong one as for the right one. */
export function passwordFits(credential: RealmCredential, password: string): boolean {
  if (credential.value !== undefined) return same(digest(password), digest(credential.value));
  const { value, salt } = JSON.parse(credential.secretData ?? '{}') as { value?: string; salt?: string };
  const { hashIterations, algorithm } = JSON.parse(credential.credentialData ?? '{}') as { hashIterations?: number; algorithm?: string };
  if (value === undefined || salt === undefined || hashIterations === undefined || algorithm !== ALGORITHM) return false;
  const expected = Buffer.from(value, 'base64');
  return same(pbkdf2Sync(password, Buffer.from(salt, 'base64'), hashIterations, expected.length, 'sha512'), expected);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

function same(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
