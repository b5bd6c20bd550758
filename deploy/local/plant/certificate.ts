import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { authorityOf, serverCertificate } from '../../certificates/authority';

/** A server's certificate with its key, and the authority that tablets have to trust once. */
export interface PlantCertificate {
  readonly key: string;
  readonly cert: string;
  readonly authorityFile: string;
  /** SHA-256 of the authority's certificate, as devices show it. */
  readonly authorityFingerprint: string;
}

/**
 * A certificate for two names or addresses of this machine, by the plant's own authority. The authority is made once and kept (0600);
 * the server's certificate is made at each start, so that it never runs out. This process trusts the authority from now on.
 */
export async function plantCertificate(dataDir: string, hosts: readonly string[], now = Date.now()): Promise<PlantCertificate> {
  const authorityFile = join(dataDir, 'authority.pem');
  const authority = await authorityOf(authorityFile, join(dataDir, 'authority-key.pem'), now);
  setDefaultCACertificates([...getCACertificates('default'), authority.pem]);
  const digest = createHash('sha256').update(new Uint8Array(authority.certificate.rawData)).digest('hex').toUpperCase();
  return { ...(await serverCertificate(authority, hosts, now)), authorityFile, authorityFingerprint: digest.match(/../g)?.join(':') ?? digest };
}
