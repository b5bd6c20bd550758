import type { ClientMetadata } from 'oidc-provider';

/** Secrets of the confidential clients; made by the plant, kept by it. */
export interface ProviderSecrets {
  readonly mesSign: string;
  readonly mesApi: string;
  readonly mesDirectory: string;
  /** Signs cookies. */
  readonly cookieKeys: readonly string[];
}

/** Where the provider sends people back to after a signature. */
export const CEREMONY_CALLBACK = '/api/identity/v1/ceremonies/callback';

/** The four clients of the realm file, in the words of oidc-provider. */
export function realmClients(secrets: ProviderSecrets, consoleOrigin: string): ClientMetadata[] {
  const machine = { token_endpoint_auth_method: 'client_secret_basic', response_types: [], redirect_uris: [] } as const;
  return [
    {
      client_id: 'console',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [`${consoleOrigin}/`],
    },
    {
      client_id: 'mes-sign',
      client_secret: secrets.mesSign,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: [`${consoleOrigin}${CEREMONY_CALLBACK}`],
      require_pushed_authorization_requests: true,
    },
    { ...machine, client_id: 'mes-api', client_secret: secrets.mesApi, grant_types: [] } as ClientMetadata,
    { ...machine, client_id: 'mes-directory', client_secret: secrets.mesDirectory, grant_types: ['client_credentials'] } as ClientMetadata,
  ];
}

/** Whether a person may be sent to this address: the console's pages, as `/*` in the realm file says. */
export function isConsoleAddress(address: string, consoleOrigin: string): boolean {
  return URL.canParse(address) && new URL(address).origin === consoleOrigin && !address.includes('#');
}
