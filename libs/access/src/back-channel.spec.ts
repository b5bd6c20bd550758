import { overBackChannel } from './back-channel';

describe('the way of services to the provider', () => {
  it('is that of browsers unless there is another', () => {
    expect(overBackChannel('https://mes.example/realms/a/x?y=1')).toEqual({ url: 'https://mes.example/realms/a/x?y=1', headers: {} });
    expect(overBackChannel('https://mes.example/realms/a', 'https://mes.example/')).toEqual({ url: 'https://mes.example/realms/a', headers: {} });
  });

  it('says by which name browsers reach it, because the issuer follows the name', () => {
    expect(overBackChannel('https://sign.example/realms/a/token?y=1', 'http://keycloak:8080/')).toEqual({
      url: 'http://keycloak:8080/realms/a/token?y=1', headers: { 'x-forwarded-host': 'sign.example', 'x-forwarded-port': '443', 'x-forwarded-proto': 'https' },
    });
    expect(overBackChannel('http://localhost:8480/realms/a', 'http://keycloak:8080').headers).toMatchObject({ 'x-forwarded-port': '8480', 'x-forwarded-proto': 'http' });
  });
});
