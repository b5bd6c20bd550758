import { createHmac } from 'node:crypto';

/** As RTCPeerConnection takes it. */
export interface ToldServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

/** How long a TURN server takes what somebody was given for a session: longer than sessions are, shorter than a shift. */
export const TURN_SECONDS = 4 * 3600;

/**
 * Name and password for a TURN server that shares a secret with the plant and keeps no list of people ("A REST API for access to TURN services",
 * draft-uberti-behave-turn-rest-00, as coturn's `use-auth-secret` reads it): the name says until when, the password proves that the plant said so.
 */
export function turnCredential(secret: string, session: string, realNow: string): { readonly username: string; readonly credential: string } {
  const username = `${Math.floor(Date.parse(realNow) / 1000) + TURN_SECONDS}:${session}`;
  return { username, credential: turnPassword(secret, username) };
}

/** base64(HMAC-SHA1(secret, name)). */
export function turnPassword(secret: string, username: string): string {
  return createHmac('sha1', secret).update(username).digest('base64');
}

/** The servers of the plant as whoever stands in a session is told them: each TURN server without a name of its own gets one for this session. */
export function serversFor(servers: readonly ToldServer[], secret: string | undefined, session: string, realNow: string): ToldServer[] {
  return servers.map((server) => {
    const relays = server.urls.some((url) => /^turns?:/.test(url));
    return secret !== undefined && relays && server.username === undefined ? { ...server, ...turnCredential(secret, session, realNow) } : server;
  });
}
