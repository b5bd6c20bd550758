import { X509Certificate } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICE_NAMES } from '@batchwright/contracts';
import { authorityOf, serverCertificate } from '../../certificates/authority';
import { derivedFiles, filesOfNewServices, plantFiles } from './plant-files';

export interface Prepared {
  /** Files that were made now; the others were there. */
  readonly made: readonly string[];
}

/** Names that the proxy serves, which browsers and services use alike. */
export interface PreparedHosts {
  readonly console: string;
  readonly signing: string;
}

const DATABASE = 'postgres:5432/batchwright';
/** Days that a server's certificate must still be good for; one that is not is made anew. */
const RESERVE_DAYS = 60;

/**
 * Makes the secrets, the authority and the certificates of a plant in a folder; what is there stays as it is. Certificates are made anew when other names
 * are asked for or they run out soon, secrets of a service that came with a newer version are added. On the host the folder is its owner's alone. Throws a sentence when the folder cannot be used, or holds some of the secrets that belong together and not the rest.
 */
export async function prepare(folder: string, hosts: PreparedHosts, now = Date.now()): Promise<Prepared> {
  if (hosts.console === hosts.signing) throw new Error(`console and signing pages both have the name "${hosts.console}": cookies of the two would meet; give the signing pages a name of their own`);
  requireWritable(folder);
  if (statSync(folder).uid === process.getuid?.()) chmodSync(folder, 0o700);
  const made: string[] = [];
  const fresh = plantFiles({ services: SERVICE_NAMES, database: DATABASE });
  const names = Object.keys(fresh);
  const isThere = (name: string): boolean => existsSync(join(folder, name));
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const wanted = !names.some(isThere) ? fresh : ['role-passwords', 'kafka-accounts'].every(isThere) ? filesOfNewServices(SERVICE_NAMES, fresh, read) : {};
  const lost = names.filter((name) => !isThere(name) && !(name in wanted));
  if (lost.length > 0) throw new Error(`${folder} has some of the secrets and not ${lost.join(', ')}: bring the missing back from the backup; to begin a new plant, empty the folder and remove the volumes`);
  const write = (name: string, text: string): void => {
    made.push(name);
    writeFileSync(join(folder, `${name}.new`), text, { mode: 0o444 });
    renameSync(join(folder, `${name}.new`), join(folder, name));
  };
  for (const [name, text] of Object.entries(wanted)) write(name, text);
  const files = Object.fromEntries(names.map((name) => [name, read(name)]));
  for (const [name, text] of Object.entries(derivedFiles(files))) if (!isThere(name)) write(name, text);

  const authority = await authorityOf(join(folder, 'authority.pem'), join(folder, 'authority-key.pem'), now);
  const servers = { kafka: ['kafka'], proxy: [hosts.console, hosts.signing] };
  for (const [server, called] of Object.entries(servers)) {
    if (isGood(join(folder, `${server}.pem`), called, now)) continue;
    const { key, cert } = await serverCertificate(authority, called, now);
    write(`${server}.pem`, cert);
    if (server === 'kafka') write('kafka-keystore.pem', `${key}${cert}`);
    else write(`${server}-key.pem`, key);
  }
  return { made };
}

/** Whether a certificate names exactly these hosts and lasts. */
function isGood(file: string, hosts: readonly string[], now: number): boolean {
  if (!existsSync(file)) return false;
  const certificate = new X509Certificate(readFileSync(file));
  const named = (certificate.subjectAltName ?? '').split(', ').map((one) => one.replace(/^(DNS|IP Address):/, ''));
  return named.join() === hosts.join() && Date.parse(certificate.validTo) - now > RESERVE_DAYS * 86_400_000;
}

function requireWritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new Error(`${folder} cannot be written by this user (${process.getuid?.() ?? '?'}): run it as the owner of the folder, docker compose run --user "$(id -u):$(id -g)" prepare`);
  }
}
