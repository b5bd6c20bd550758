import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { OPCUAClientOptions } from 'node-opcua-client';
import type { SourceCredentials } from '../../application/source-driver';

/** What the plant shows of itself to servers. */
export interface OwnCertificate {
  readonly pair: NonNullable<OPCUAClientOptions['certificateKeyPairProvider']>;
  /** As it stands in the certificate: servers compare it. */
  readonly applicationUri?: string;
}

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Certificate and key of the plant, held in memory: the key is written to no folder. */
export function ownCertificate({ certificate, key }: Awaited<ReturnType<SourceCredentials['own']>>): OwnCertificate {
  const chain = (certificate.match(CERTIFICATES) ?? []).map((pem) => new X509Certificate(pem));
  const [first] = chain;
  if (!first) throw new Error('the certificate of the plant is no PEM');
  const hidden = createPrivateKey(key);
  return {
    pair: { getCertificate: () => first.raw, getCertificateChain: () => chain.map(({ raw }) => raw), getPrivateKey: () => ({ hidden }) },
    applicationUri: /URI:([^,\s]+)/.exec(first.subjectAltName ?? '')?.[1],
  };
}
