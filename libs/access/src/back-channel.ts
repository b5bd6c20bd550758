/** How the provider is asked when services reach it by another address than browsers do. */
export interface BackChannelRequest {
  readonly url: string;
  /** Under which name it is to believe that it was asked: its issuer follows the host name. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * A URL of the provider as browsers know it, sent over `backChannel` (an origin; absent = the URL itself). The provider has to trust `X-Forwarded-…` from there, as
 * it does behind a reverse proxy.
 */
export function overBackChannel(url: string, backChannel?: string): BackChannelRequest {
  const known = new URL(url);
  if (backChannel === undefined || known.origin === new URL(backChannel).origin) return { url, headers: {} };
  const scheme = known.protocol.slice(0, -1);
  const port = known.port === '' ? (scheme === 'https' ? '443' : '80') : known.port;
  return {
    url: `${backChannel.replace(/\/+$/, '')}${known.pathname}${known.search}`,
    headers: { 'x-forwarded-host': known.hostname, 'x-forwarded-port': port, 'x-forwarded-proto': scheme },
  };
}
