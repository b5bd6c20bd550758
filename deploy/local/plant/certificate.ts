import 'reflect-metadata';
import { createHash, webcrypto } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import * as x509 from '@peculiar/x509';

/** A server's certificate with its key, and the authority that tablets have to trust once. */
export interface PlantCertificate {
  readonly key: string;
  readonly cert: string;
  readonly authorityFile: string;
  /** SHA-256 of the authority's certificate, as devices show it. */
  readonly authorityFingerprint: string;
}

const DAY_MS = 86_400_000;
/** What browsers take at most for a server; the authority outlives it. */
const SERVER_DAYS = 397;
const AUTHORITY_DAYS = 3650;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/**
 * A certificate for two names or addresses of this machine, by the plant's own authority. The authority is made once and kept (0600);
 * the server's certificate is made at each start, so that it never runs out. This process trusts the authority from now on.
 */
export async function plantCertificate(dataDir: string, hosts: readonly string[], now = Date.now()): Promise<PlantCertificate> {
  x509.cryptoProvider.set(webcrypto as never);
  const authority = await ownAuthority(dataDir, now);
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
  const authorityPem = authority.certificate.toString('pem');
  setDefaultCACertificates([...getCACertificates('default'), authorityPem]);
  const digest = createHash('sha256').update(new Uint8Array(authority.certificate.rawData)).digest('hex').toUpperCase();
  return {
    key: pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
    cert: `${certificate.toString('pem')}\n${authorityPem}`,
    authorityFile: join(dataDir, 'authority.pem'),
    authorityFingerprint: digest.match(/../g)?.join(':') ?? digest,
  };
}

async function ownAuthority(dataDir: string, now: number): Promise<{ certificate: x509.X509Certificate; key: webcrypto.CryptoKey }> {
  const [certificateFile, keyFile] = [join(dataDir, 'authority.pem'), join(dataDir, 'authority-key.pem')];
  if (existsSync(certificateFile) && existsSync(keyFile)) {
    const der = Buffer.from(readFileSync(keyFile, 'utf8').replace(/-----[^-]+-----|\s/g, ''), 'base64');
    const key = await webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign']);
    return { certificate: new x509.X509Certificate(readFileSync(certificateFile, 'utf8')), key };
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
  writeFileSync(keyFile, pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)), { mode: 0o600 });
  writeFileSync(certificateFile, `${certificate.toString('pem')}\n`, { mode: 0o644 });
  return { certificate, key: keys.privateKey };
}

function serial(): string {
  return Buffer.from(webcrypto.getRandomValues(new Uint8Array(15))).toString('hex').padStart(32, '01');
}

function pem(label: string, der: ArrayBuffer): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64').match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END ${label}-----\n`;
}
