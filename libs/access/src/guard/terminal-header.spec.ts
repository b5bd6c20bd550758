import { claimedTerminal, terminalSecretHash } from './terminal-header';

describe('gmp 2: what a request says about its terminal', () => {
  it('is a code, which may have dots, and a secret, of which only the hash goes on', () => {
    expect(claimedTerminal('TAB.1.c2VjcmV0')).toEqual({ code: 'TAB.1', secretHash: terminalSecretHash('c2VjcmV0') });
  });

  it.each([undefined, ''])('is nothing when the header is %p', (header) => {
    expect(claimedTerminal(header)).toBeUndefined();
  });

  it('proves nothing without a secret, and names nothing that could not be a code', () => {
    expect(claimedTerminal('TAB-1')).toEqual({ code: 'TAB-1', secretHash: terminalSecretHash('') });
    expect(claimedTerminal(' <b>.x')).toMatchObject({ code: '' });
    expect(claimedTerminal(['TAB-1.a', 'TAB-2.b'])).toMatchObject({ code: '' });
    expect(claimedTerminal(`${'T'.repeat(101)}.x`)).toMatchObject({ code: '' });
  });
});
