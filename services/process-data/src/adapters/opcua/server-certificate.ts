import { createHash, X509Certificate } from 'node:crypto';
import { StatusCodes, type OPCUAClientOptions, type StatusCode } from 'node-opcua-client';

type Store = NonNullable<OPCUAClientOptions['clientCertificateManager']>;

/** SHA-256 of a certificate (DER), lower-case hexadecimal. */
export function sha256Of(certificate: Buffer): string {
  return createHash('sha256').update(certificate).digest('hex');
}

/** Why the certificate that a server shows is not taken; undefined when it is the pinned one, and valid. */
export function whyNotTaken(certificate: Buffer, pinned: string | undefined, now = Date.now()): string | undefined {
  const shown = sha256Of(certificate);
  if (pinned === undefined) return `No certificate of the server was agreed for this connection. The server shows SHA-256 ${shown}: compare it at the server, then enter it.`;
  if (shown !== pinned) return `The server shows another certificate than the one agreed: SHA-256 ${shown}, agreed was ${pinned}. Find out why before you agree to the new one.`;
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  if (validToDate.getTime() < now) return `The certificate of the server expired on ${day(validToDate)}. Whoever runs the server renews it; then the new one is agreed.`;
  if (validFromDate.getTime() > now) return `The certificate of the server is valid from ${day(validFromDate)} on only.`;
  return undefined;
}

/** Trusts the one pinned certificate and nothing else; lives in memory. */
export function pinnedOnly(pinned: string | undefined): Store {
  const check = (certificate: Buffer | Buffer[]): Promise<StatusCode> =>
    Promise.resolve(whyNotTaken(Array.isArray(certificate) ? certificate[0] ?? Buffer.alloc(0) : certificate, pinned) === undefined ? StatusCodes.Good : StatusCodes.BadCertificateUntrusted);
  const nothing = () => Promise.resolve();
  return {
    referenceCounter: 0, initialize: nothing, dispose: nothing, trustCertificate: nothing, rejectCertificate: nothing, addIssuer: nothing, addRevocationList: nothing,
    checkCertificate: check, getTrustStatus: check,
    verifyCertificate: async (certificate: Buffer | Buffer[]) => ((await check(certificate)).isGood() ? 'Good' : 'BadCertificateUntrusted'),
  };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
