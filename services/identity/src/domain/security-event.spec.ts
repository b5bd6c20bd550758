import { ofLoginEvent } from './security-event';

const EVENT = { id: 'a', time: 1_764_000_000_000, type: 'LOGIN_ERROR', clientId: 'console', userId: 'u', ipAddress: '10.0.0.7', error: 'invalid_user_credentials', details: { username: 'op.berger' } };

describe('I6 what happened at the door of the provider', () => {
  it('stands in the security stream with who, where and why', () => {
    expect(ofLoginEvent(EVENT, { person: 'E1001', site: 'HAM', account: 'op.berger' })).toEqual({
      id: 'login-a', site: 'HAM', service: 'provider', kind: 'sign-in-refused', person: 'E1001', account: 'op.berger', terminal: '', object: 'console',
      detail: 'invalid_user_credentials, from 10.0.0.7', at: '2025-11-24T16:00:00.000Z', count: 1,
    });
  });

  it('tells of an account that locked itself, also of one that nobody knows', () => {
    expect(ofLoginEvent({ ...EVENT, type: 'USER_DISABLED_BY_TEMPORARY_LOCKOUT', details: {} }, { person: 'E1001', site: 'HAM', account: 'op.berger' })).toMatchObject({ kind: 'account-locked', account: 'op.berger' });
    expect(ofLoginEvent({ ...EVENT, type: 'USER_DISABLED_BY_TEMPORARY_LOCKOUT', userId: undefined } as never, undefined)).toMatchObject({ kind: 'account-locked', person: '', site: '' });
  });

  it('does not repeat signatures, which are records themselves, but tells when one was refused', () => {
    expect(ofLoginEvent({ ...EVENT, type: 'LOGIN', clientId: 'mes-sign' }, undefined)).toBeUndefined();
    expect(ofLoginEvent({ ...EVENT, clientId: 'mes-sign' }, undefined)).toMatchObject({ kind: 'sign-in-refused' });
  });
});
