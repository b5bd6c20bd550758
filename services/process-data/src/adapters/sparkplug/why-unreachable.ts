import { DomainError } from '@batchwright/kernel';

/** `source-unreachable` with a sentence about why. */
export function unreachable(endpoint: string, why: string): DomainError {
  return new DomainError({ code: 'source-unreachable', kind: 'retry', params: { endpoint, why } });
}

/** What a failure of a connection means for the people who set it up. */
export function whyOf(error: unknown, endpoint: string): string {
  const { code, message } = (error ?? {}) as { code?: string | number; message?: string };
  switch (code) {
    case 1:
      return `The broker at ${endpoint} does not speak MQTT 3.1.1.`;
    case 2:
      return `The broker at ${endpoint} refuses the name of our client.`;
    case 3:
      return `The broker at ${endpoint} says that it is not available.`;
    case 4:
      return `The broker at ${endpoint} refuses the user or the password. Look at the credential of this connection.`;
    case 5:
      return `The broker at ${endpoint} does not let this user in. Look at the credential of this connection and at the broker's list of users.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name of the broker in ${endpoint} is unknown.`;
    case 'ECONNREFUSED':
      return `Nothing answers at ${endpoint}: the broker does not run, or another port is right.`;
    case 'ECONNRESET':
    case 'EPIPE':
      return `The broker at ${endpoint} cut the connection.`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `The network does not reach ${endpoint}.`;
    case 'CERT_HAS_EXPIRED':
      return `The certificate of the broker at ${endpoint} has expired.`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `The certificate of the broker at ${endpoint} is for another name.`;
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return `The certificate of the broker at ${endpoint} is not from the authority of this connection.`;
    default:
      return `The broker at ${endpoint} cannot be spoken with: ${message ?? 'it closed the connection'}.`;
  }
}
