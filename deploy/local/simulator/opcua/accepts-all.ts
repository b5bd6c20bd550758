import { StatusCodes, type StatusCode } from 'node-opcua-client';
import type { OPCUAServerOptions } from 'node-opcua-server';

/** Takes the certificate of every client, and writes nothing on disk: simulated machines have nothing to hide. */
export function acceptsAll(): NonNullable<OPCUAServerOptions['serverCertificateManager']> {
  const nothing = (): Promise<void> => Promise.resolve();
  const answer = (_certificate: unknown, callback?: (error: null, status: StatusCode) => void): Promise<StatusCode> | void => (callback ? callback(null, StatusCodes.Good) : Promise.resolve(StatusCodes.Good));
  const store = {
    referenceCounter: 0, initialize: nothing, dispose: nothing, trustCertificate: nothing, rejectCertificate: nothing, addIssuer: nothing, addRevocationList: nothing,
    checkCertificate: answer, getTrustStatus: answer, verifyCertificate: () => Promise.resolve('Good'),
  };
  return store as unknown as NonNullable<OPCUAServerOptions['serverCertificateManager']>;
}
