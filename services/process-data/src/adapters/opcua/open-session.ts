import { MessageSecurityMode, OPCUAClient, SecurityPolicy, setErrorLogger, setWarningLogger, UserTokenType, type ClientSession, type EndpointDescription, type OPCUAClientOptions } from 'node-opcua-client';
import type { SourceCredentials } from '../../application/source-driver';
import type { OpcUaSettings } from '../../domain/connection';
import { ownCertificate } from './own-certificate';
import { pinnedOnly, whyNotTaken } from './server-certificate';
import { saying, unreachable } from './unreachable';

const MODES = { none: MessageSecurityMode.None, sign: MessageSecurityMode.Sign, 'sign-and-encrypt': MessageSecurityMode.SignAndEncrypt } as const;
const POLICIES = {
  none: SecurityPolicy.None, basic256sha256: SecurityPolicy.Basic256Sha256,
  'aes128-sha256-rsaoaep': SecurityPolicy.Aes128_Sha256_RsaOaep, 'aes256-sha256-rsapss': SecurityPolicy.Aes256_Sha256_RsaPss,
} as const;

// What it writes on the console comes as an error too, and is told as a sentence
for (const silence of [setWarningLogger, setErrorLogger]) silence(() => undefined);

/** A session that stands. It is not mended by itself: whoever holds it opens a new one. */
export interface OpenSession {
  readonly session: ClientSession;
  /** Rejects when the connection is lost; never resolves. */
  readonly lost: Promise<never>;
  /** Ends it, with its subscriptions. */
  close(): Promise<void>;
  /** Lets it lie, so that another session can take over its subscriptions. */
  abandon(): Promise<void>;
}

/** Opens a session as the settings say. Throws `source-unreachable`, `credential-unknown`. */
export async function openSession(settings: OpcUaSettings, credentials: SourceCredentials): Promise<OpenSession> {
  const { endpoint } = settings;
  const user = settings.credential === undefined ? undefined : await credentials.find(settings.credential);
  const { pair, applicationUri } = ownCertificate(await credentials.own());
  const common: OPCUAClientOptions = {
    applicationName: 'Batchwright', applicationUri, clientName: 'Batchwright', certificateKeyPairProvider: pair,
    endpointMustExist: false, keepPendingSessionsOnDisconnect: true, requestedSessionTimeout: 60_000,
    connectionStrategy: { maxRetry: 0, initialDelay: 100, maxDelay: 1000 }, transportTimeout: 10_000, defaultTransactionTimeout: 20_000,
  };
  const found = await endpointOf(settings, common);
  const client = OPCUAClient.create({
    ...common, securityMode: MODES[settings.securityMode], securityPolicy: POLICIES[settings.securityPolicy],
    serverCertificate: found.serverCertificate, clientCertificateManager: pinnedOnly(settings.serverCertificate),
  });
  try {
    await client.connect(endpoint);
    const session = await client.createSession(user ? { type: UserTokenType.UserName, userName: user.user, password: user.password } : { type: UserTokenType.Anonymous });
    const lost = new Promise<never>((_, reject) => {
      const cut = (error?: Error | null): void => reject(unreachable(endpoint, error ?? new Error('BadConnectionClosed')));
      client.on('close', cut).on('abort', cut).on('connection_lost', cut);
    });
    lost.catch(() => undefined);
    const abandon = (): Promise<void> => client.disconnect().catch(() => undefined);
    return {
      session, lost, abandon,
      async close() {
        await session.close(true).catch(() => undefined);
        await abandon();
      },
    };
  } catch (error) {
    await client.disconnect().catch(() => undefined);
    throw unreachable(endpoint, error);
  }
}

/** The endpoint that is wanted, of those that the server offers; its certificate is the agreed one. */
async function endpointOf(settings: OpcUaSettings, common: OPCUAClientOptions): Promise<EndpointDescription> {
  const { endpoint, securityMode, securityPolicy } = settings;
  const client = OPCUAClient.create({ ...common, securityMode: MODES.none, securityPolicy: POLICIES.none });
  let offered: EndpointDescription[];
  try {
    await client.connect(endpoint);
    offered = await client.getEndpoints();
  } catch (error) {
    throw unreachable(endpoint, error);
  } finally {
    await client.disconnect().catch(() => undefined);
  }
  const found = offered.find((one) => one.securityMode === MODES[securityMode] && (one.securityPolicyUri as SecurityPolicy) === POLICIES[securityPolicy]);
  if (!found) {
    const list = [...new Set(offered.map((one) => `${MessageSecurityMode[one.securityMode]} ${(one.securityPolicyUri ?? '').replace(/^.*#/, '')}`))].sort();
    throw saying(endpoint, `The server does not offer ${securityMode} with ${securityPolicy}. It offers: ${list.join(', ')}.`);
  }
  if (settings.credential !== undefined && !found.userIdentityTokens?.some(({ tokenType }) => tokenType === UserTokenType.UserName)) throw saying(endpoint, 'The server takes no user and password there.');
  if (settings.credential === undefined && !found.userIdentityTokens?.some(({ tokenType }) => tokenType === UserTokenType.Anonymous)) throw saying(endpoint, 'The server asks for a user; this connection names no credential.');
  const why = securityMode === 'none' ? undefined : whyNotTaken(found.serverCertificate, settings.serverCertificate);
  if (why !== undefined) throw saying(endpoint, why);
  return found;
}
