import { DomainError } from '@batchwright/kernel';

/** What OPC UA servers and networks say, and what it means for people. The first that fits. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN/, 'No host of that name is known here. Check the address.'],
  [/ECONNREFUSED/, 'Nothing listens there. Check the port, and whether the server runs.'],
  [/EHOSTUNREACH|ENETUNREACH/, 'There is no way through the network to that host.'],
  [/BadIdentityTokenRejected|BadUserAccessDenied|BadIdentityTokenInvalid/, 'The server refuses the user or the password.'],
  [/BadCertificateTimeInvalid/, 'The server says that the certificate of this plant is expired, or its own clock is wrong.'],
  [/BadCertificateUriInvalid/, 'The server says that the certificate of this plant does not carry the name of this plant.'],
  [/BadCertificate|BadSecurityChecksFailed/, 'The server does not trust the certificate of this plant. Whoever runs the server accepts it there.'],
  [/BadTooManySessions|BadTooManyPublishRequests/, 'The server takes no more clients.'],
  [/BadTcpEndpointUrlInvalid/, 'There is a server, but not under this path.'],
  [/BadServerHalted|BadShutdown/, 'The server is being stopped.'],
  [/ETIMEDOUT|[Tt]imeout|timed out/, 'The server did not answer in time.'],
  [/ECONNRESET|EPIPE|socket|BadConnectionClosed|Invalid Channel|premature/, 'The connection was cut.'],
];

/** `source-unreachable` with a sentence about why. */
export function unreachable(endpoint: string, error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  return saying(endpoint, whyOf(error));
}

/** `source-unreachable` with this sentence. */
export function saying(endpoint: string, why: string): DomainError {
  return new DomainError({ code: 'source-unreachable', kind: 'retry', params: { endpoint, why } });
}

/** The sentence of an error. */
export function whyOf(error: unknown): string {
  if (error instanceof DomainError && error.code === 'credential-unknown') return `No credential ${String(error.params.name)} was put beside the service. Whoever runs the plant adds it.`;
  if (error instanceof DomainError) return typeof error.params.why === 'string' ? error.params.why : error.code;
  const message = error instanceof Error ? error.message : String(error);
  const known = SENTENCES.find(([pattern]) => pattern.test(message));
  return known ? known[1] : `The server says: ${message.replace(/\s+/g, ' ').trim().slice(0, 200)}`;
}
