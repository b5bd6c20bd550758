import type { KafkaConnection } from './brokers';

/** Says why brokers did not let somebody in, and what to do; other errors stay as they are. The first error stays the cause; the name `KafkaRefused` says that waiting mends nothing. */
export function inPlainWords(error: unknown, { brokers, ssl, sasl }: Pick<KafkaConnection, 'brokers' | 'ssl' | 'sasl'>): unknown {
  if (!(error instanceof Error)) return error;
  const account = sasl && 'username' in sasl ? sasl.username : undefined;
  const where = `Kafka at ${brokers.join(', ')}`;
  const said = chain(error);
  const has = (...words: readonly string[]): boolean => said.some((text) => words.some((word) => text.includes(word)));
  const tell = (text: string, name = 'KafkaRefused'): Error => Object.assign(new Error(text, { cause: error }), { name });
  if (has('KafkaJSSASLAuthenticationError')) return tell(`${where} refuses the account ${account ?? '(none)'}: no such account, or another password. The account has to be one for SCRAM-SHA-512.`);
  if (has('SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY', 'UNABLE_TO_GET_ISSUER', 'self-signed certificate', 'unable to verify', 'unable to get')) return tell(`${where} shows a certificate of an authority that is not trusted here. Give the authority that signed it.`);
  if (has('ERR_TLS_CERT_ALTNAME_INVALID', 'does not match certificate')) return tell(`${where} shows a certificate for another name. Use the name in the certificate, or have it made for this one.`);
  if (has('WRONG_VERSION_NUMBER', 'wrong version number', 'packet length too long')) return tell(`${where} does not speak TLS on this port.`);
  if (ssl === undefined && has('Closed connection', 'ECONNRESET')) return tell(`${where} closes the connection: it expects TLS on this port, and none is used. Give its authority.`, error.name); // or it is just starting
  if (has('GROUP_AUTHORIZATION_FAILED', 'Not authorized to access group', 'Failed to find group coordinator')) return tell(`${where} does not let the account ${account ?? '(none)'} read in this group. Run the job "topics", or give the right where rights are kept.`);
  if (has('TOPIC_AUTHORIZATION_FAILED', 'Not authorized to access topics')) return tell(`${where} does not let the account ${account ?? '(none)'} use this topic. Run the job "topics", or give the right where rights are kept.`);
  if (has('CLUSTER_AUTHORIZATION_FAILED', 'Cluster authorization failed')) return tell(`${where} does not let the account ${account ?? '(none)'} do this: it is the business of an account that may alter the cluster.`);
  return error;
}

/** Everything that an error, its causes and its parts say of themselves. */
function chain(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { code, type, cause, originalError, errors = [] } = error as Error & { code?: unknown; type?: unknown; originalError?: unknown; errors?: readonly unknown[] };
  return [error.name, error.message, String(code), String(type), ...chain(cause), ...chain(originalError), ...errors.flatMap(chain)];
}
