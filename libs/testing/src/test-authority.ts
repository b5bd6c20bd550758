import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';

/** A certificate with its key, PEM. */
export interface TestCertificate {
  readonly cert: string;
  /** PKCS#8. */
  readonly key: string;
}

/** An authority for certificates of test servers; whoever is to trust them is given `ca`. */
export interface TestAuthority {
  /** Its certificate, PEM. */
  readonly ca: string;
  /** A certificate for a server, which may also show itself to another server by it. The first name is the subject's. */
  issue(hosts: readonly string[]): Promise<TestCertificate>;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;

/** Makes an authority that nobody has heard of before. */
export async function makeTestAuthority(name = 'Test authority'): Promise<TestAuthority> {
  x509.cryptoProvider.set(webcrypto as never);
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const valid = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + 30 * DAY_MS), signingAlgorithm: ALGORITHM };
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    ...valid, serialNumber: '01', name: `CN=${name}`, keys: keys as never,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true), new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true)],
  });
  let issued = 1;
  return {
    ca: `${authority.toString('pem')}\n`,
    async issue(hosts) {
      const own = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
      const certificate = await x509.X509CertificateGenerator.create({
        ...valid, serialNumber: (issued += 1).toString(16).padStart(4, '0'), subject: `CN=${hosts[0] ?? 'server'}`, issuer: authority.subject, publicKey: own.publicKey, signingKey: keys.privateKey,
        extensions: [
          new x509.BasicConstraintsExtension(false), new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth]),
          new x509.SubjectAlternativeNameExtension(hosts.map((host) => ({ type: isIP(host) ? 'ip' : 'dns', value: host }) as const)),
        ],
      });
      const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', own.privateKey)).toString('base64').replaceAll(/.{1,64}/g, '$&\n');
      return { cert: `${certificate.toString('pem')}\n`, key: `-----BEGIN PRIVATE KEY-----\n${key}-----END PRIVATE KEY-----\n` };
    },
  };
}
