import { serversFor, turnCredential, turnPassword, TURN_SECONDS } from './turn-credential';

const NOW = '2026-11-24T08:00:00.500Z';
const SESSION = '01936c2e-7c00-7000-8000-0000000000d0';

describe('J7 credentials of a TURN server', () => {
  it('are proved as the published scheme says: base64 of HMAC-SHA1 over the name (RFC 2202, cases 1 and 2)', () => {
    const hex = (secret: string, name: string): string => Buffer.from(turnPassword(secret, name), 'base64').toString('hex');
    expect(hex('\u000b'.repeat(20), 'Hi There')).toBe('b617318655057264e28bc0b6fb378c8ef146be00');
    expect(hex('Jefe', 'what do ya want for nothing?')).toBe('effcdf6ae5eb2fa2d27416d5f184df9c259a7c79');
  });

  it('name until when they count, in seconds since 1970, and the session', () => {
    const { username, credential } = turnCredential('a secret', SESSION, NOW);
    expect(username).toBe(`${Date.parse('2026-11-24T08:00:00Z') / 1000 + TURN_SECONDS}:${SESSION}`);
    expect(credential).toBe(turnPassword('a secret', username));
    expect(turnCredential('another', SESSION, NOW).credential).not.toBe(credential);
  });

  it('are given for TURN servers only, not where a server has a name of its own, and not without a secret', () => {
    const servers = [{ urls: ['stun:s:3478'] }, { urls: ['turn:t:3478', 'turns:t:5349'] }, { urls: ['turn:u:3478'], username: 'own', credential: 'word' }];
    const [stun, turn, own] = serversFor(servers, 'a secret', SESSION, NOW);
    expect([stun, own]).toEqual([servers[0], servers[2]]);
    expect(turn).toEqual({ ...servers[1], ...turnCredential('a secret', SESSION, NOW) });
    expect(serversFor(servers, undefined, SESSION, NOW)).toEqual(servers);
  });
});
