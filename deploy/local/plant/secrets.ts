import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a plant made for itself and nobody else may read. Database passwords are kept beside it by the embedded PostgreSQL. */
export interface PlantSecrets {
  readonly mesSign: string;
  readonly mesApi: string;
  readonly mesDirectory: string;
  /** Signs the provider's cookies. */
  readonly cookieKeys: readonly string[];
  /** Ed25519 key (PKCS#8 PEM) that seals release packages. */
  readonly packageKeyPem: string;
}

/** The plant's secrets, made at its first start and kept in one file that only its owner can read (0600). */
export function plantSecrets(dataDir: string): PlantSecrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as PlantSecrets;
  const secret = (): string => randomBytes(32).toString('base64url');
  const made: PlantSecrets = {
    mesSign: secret(),
    mesApi: secret(),
    mesDirectory: secret(),
    cookieKeys: [secret()],
    packageKeyPem: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  writeFileSync(`${file}.new`, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}
