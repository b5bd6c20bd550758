import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';
import { derOf, pemOf } from './pem';

/** Who vouches for the servers of one plant. */
export interface Authority {
  /** Its certificate, as whoever trusts it needs it. */
  readonly pem: string;
  readonly certificate: x509.X509Certificate;
  readonly key: webcrypto.CryptoKey;
}

/** A server's key (PKCS#8) and its certificate, followed by that of the authority; both PEM. */
export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

const DAY_MS = 86_400_000;
/** What browsers take at most for a server; the authority outlives it. */
const SERVER_DAYS = 397;
const AUTHORITY_DAYS = 3650;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** The authority of two files, made at the first call and kept there; its key only for the owner of the file (0600). */
export async function authorityOf(certificateFile: string, keyFile: string, now = Date.now()): Promise<Authority> {
  x509.cryptoProvider.set(webcrypto as never);
  if (existsSync(certificateFile) && existsSync(keyFile)) {
    const key = await webcrypto.subtle.importKey('pkcs8', derOf(readFileSync(keyFile, 'utf8')), ALGORITHM, false, ['sign']);
    const certificate = new x509.X509Certificate(readFileSync(certificateFile, 'utf8'));
    return { certificate, key, pem: certificate.toString('pem') };
  }
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: 'CN=Batchwright plant authority',
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + AUTHORITY_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    keys: keys as never,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true), new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true)],
  });
  writeFileSync(keyFile, pemOf('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)), { mode: 0o600 });
  writeFileSync(certificateFile, `${certificate.toString('pem')}\n`, { mode: 0o644 });
  return { certificate, key: keys.privateKey, pem: certificate.toString('pem') };
}

/** A new key with a certificate for some names or addresses, valid 397 days from yesterday on. */
export async function serverCertificate(authority: Authority, hosts: readonly string[], now = Date.now()): Promise<ServerCertificate> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: `CN=${hosts[0] ?? 'batchwright'}`,
    issuer: authority.certificate.subject,
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + SERVER_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: authority.key,
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(hosts.map((host) => ({ type: isIP(host) ? 'ip' : 'dns', value: host }) as const)),
    ],
  });
  return { key: pemOf('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)), cert: `${certificate.toString('pem')}\n${authority.pem}` };
}

function serial(): string {
  return Buffer.from(webcrypto.getRandomValues(new Uint8Array(15))).toString('hex').padStart(32, '01');
}
