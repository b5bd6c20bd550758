import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';
import { pemOf } from '../../../certificates/pem';

/** Certificate and key of an OPC UA application, PEM. */
export interface ApplicationCertificate {
  readonly certificate: string;
  readonly key: string;
}

const DAY_MS = 86_400_000;
const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) } as const;

/** A self-signed certificate as OPC UA wants it (Part 6, 6.2.2): RSA, the URI of the application among its names. */
export async function applicationCertificate(applicationUri: string, hosts: readonly string[], { from = Date.now() - DAY_MS, days = 365 } = {}): Promise<ApplicationCertificate> {
  x509.cryptoProvider.set(webcrypto as never);
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const { keyCertSign, digitalSignature, nonRepudiation, keyEncipherment, dataEncipherment } = x509.KeyUsageFlags;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: Buffer.from(webcrypto.getRandomValues(new Uint8Array(15))).toString('hex').padStart(32, '01'),
    name: `CN=${applicationUri.replace(/[^A-Za-z0-9]+/g, ' ').trim()}, O=Batchwright`,
    notBefore: new Date(from), notAfter: new Date(from + days * DAY_MS), signingAlgorithm: ALGORITHM, keys: keys as never,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(keyCertSign | digitalSignature | nonRepudiation | keyEncipherment | dataEncipherment, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey as never),
      new x509.SubjectAlternativeNameExtension([{ type: 'url', value: applicationUri }, ...hosts.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }) as const)]),
    ],
  });
  return { certificate: certificate.toString('pem'), key: pemOf('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)) };
}
