import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVICE_NAMES } from '@batchwright/contracts';
import { migrateConfiguration, realmConfiguration, serveConfiguration, topicsConfiguration } from './configuration';
import { WrongConfiguration } from './environment';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'bw-configuration-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const WHOLE = {
  BATCHWRIGHT_DATABASE_URL: 'postgresql://training_app:secret@db/batchwright',
  BATCHWRIGHT_KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092',
  BATCHWRIGHT_CONSOLE_ORIGIN: 'https://mes.example',
  BATCHWRIGHT_SIGNING_ORIGIN: 'https://sign.example/',
  BATCHWRIGHT_API_CLIENT_SECRET: 'api-secret',
  BATCHWRIGHT_OBJECTS_URL: 'file:///var/lib/batchwright/objects',
  BATCHWRIGHT_SITES: '[{"code":"HAM","name":"Hamburg","timeZone":"Europe/Berlin"}]',
};

/** What is wrong with the configuration, sentence by sentence. */
function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof WrongConfiguration) return error.faults;
    throw error;
  }
  return [];
}

describe('configuration of a service', () => {
  it('has what the variables say, and defaults for the rest', () => {
    expect(serveConfiguration('training', WHOLE)).toEqual({
      service: 'training', databaseUrl: WHOLE.BATCHWRIGHT_DATABASE_URL, kafka: { brokers: ['kafka-1:9092', 'kafka-2:9092'] },
      objects: { url: 'file:///var/lib/batchwright/objects' }, profile: 'plant', port: 8080, managementPort: 9090, logLevel: 'info',
      provider: { consoleIssuer: 'https://mes.example/realms/batchwright', signingIssuer: 'https://sign.example/realms/batchwright', backChannel: 'https://mes.example', apiClientSecret: 'api-secret' },
      settings: {
        consoleIssuer: 'https://mes.example/realms/batchwright', signingIssuer: 'https://sign.example/realms/batchwright', consoleOrigin: 'https://mes.example', signingOrigin: 'https://sign.example',
        clock: 'real', sites: [{ code: 'HAM', name: 'Hamburg', timeZone: 'Europe/Berlin' }], idleLockSeconds: 600,
      },
    });
  });

  it('takes any value from a file, without the end of its line, and says when the file is not there', () => {
    const file = join(folder, 'url');
    writeFileSync(file, 'postgresql://from-a-file/batchwright\n');
    const { BATCHWRIGHT_DATABASE_URL: _, ...rest } = WHOLE;
    expect(serveConfiguration('training', { ...rest, BATCHWRIGHT_DATABASE_URL_FILE: file }).databaseUrl).toBe('postgresql://from-a-file/batchwright');
    expect(faultsOf(() => serveConfiguration('training', { ...WHOLE, BATCHWRIGHT_DATABASE_URL_FILE: file }))).toEqual(['BATCHWRIGHT_DATABASE_URL and BATCHWRIGHT_DATABASE_URL_FILE are both set; leave one out.']);
    expect(faultsOf(() => serveConfiguration('training', { ...rest, BATCHWRIGHT_DATABASE_URL_FILE: join(folder, 'none') }))).toEqual([`BATCHWRIGHT_DATABASE_URL_FILE names ${join(folder, 'none')}, which cannot be read: ENOENT.`]);
  });

  it('says everything that is wrong at once, and never shows a secret', () => {
    const faults = faultsOf(() => serveConfiguration('trainings', {
      BATCHWRIGHT_DATABASE_URL: 'mysql://app:hunter2@db/x', BATCHWRIGHT_KAFKA_BROKERS: 'kafka', BATCHWRIGHT_KAFKA_PASSWORD: 'hunter2', BATCHWRIGHT_CONSOLE_ORIGIN: 'https://mes.example/console',
      BATCHWRIGHT_SIGNING_ORIGIN: 'https://mes.example:8443', BATCHWRIGHT_OBJECTS_URL: 'file://var/objects', BATCHWRIGHT_SITES: '[{"code":"HAM","name":"Hamburg","timeZone":"Berlin"}]', BATCHWRIGHT_PORT: '80 80', BATCHWRIGHT_LOG_LEVEL: 'loud',
    }));
    expect(faults).toEqual([
      `"trainings" is no service; there are ${SERVICE_NAMES.join(', ')}.`,
      'BATCHWRIGHT_DATABASE_URL has to begin with postgresql:// or postgres://.',
      'BATCHWRIGHT_KAFKA_BROKERS has "kafka", which is not host:port.',
      'BATCHWRIGHT_KAFKA_USERNAME and BATCHWRIGHT_KAFKA_PASSWORD belong together, and one is missing.',
      expect.stringMatching(/^BATCHWRIGHT_OBJECTS_URL: .* a folder is named with three slashes/),
      'BATCHWRIGHT_CONSOLE_ORIGIN is "https://mes.example/console" and has to be an origin: scheme, host and port, nothing behind.',
      'BATCHWRIGHT_CONSOLE_ORIGIN and BATCHWRIGHT_SIGNING_ORIGIN have the same host name: cookies of the two would meet; give signing pages a name of their own.',
      'BATCHWRIGHT_API_CLIENT_SECRET (or BATCHWRIGHT_API_CLIENT_SECRET_FILE) is missing: it is the secret of the client mes-api, which asks the provider whether a token still counts.',
      'BATCHWRIGHT_SITES: the time zone "Berlin" of HAM is not known; write it as in "Europe/Berlin".',
      'BATCHWRIGHT_PORT is "80 80" and has to be a whole number from 1 to 65535.',
      'BATCHWRIGHT_LOG_LEVEL is "loud" and has to be one of fatal, error, warn, info, debug, trace.',
    ]);
    expect(faults.join()).not.toContain('hunter2');
  });

  it('asks for a secret only where it is needed, and gives it to nobody else', () => {
    const secrets = { BATCHWRIGHT_SIGNING_CLIENT_SECRET: 'sign', BATCHWRIGHT_DIRECTORY_CLIENT_SECRET: 'directory', BATCHWRIGHT_PACKAGE_KEY: '-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----' };
    expect(faultsOf(() => serveConfiguration('identity', WHOLE)).map((fault) => fault.split(' ')[0])).toEqual(['BATCHWRIGHT_SIGNING_CLIENT_SECRET', 'BATCHWRIGHT_DIRECTORY_CLIENT_SECRET']);
    expect(faultsOf(() => serveConfiguration('review', WHOLE)).map((fault) => fault.split(' ')[0])).toEqual(['BATCHWRIGHT_PACKAGE_KEY']);
    expect(serveConfiguration('identity', { ...WHOLE, ...secrets }).settings).toMatchObject({ signingClientSecret: 'sign', directoryClientSecret: 'directory' });
    expect(JSON.stringify(serveConfiguration('training', { ...WHOLE, ...secrets }))).not.toMatch(/"sign"|"directory"|PRIVATE KEY/);
  });

  it('knows a clock that can be moved only in the profile test', () => {
    expect(faultsOf(() => serveConfiguration('training', { ...WHOLE, BATCHWRIGHT_CLOCK: 'plant-clock' }))).toEqual(['BATCHWRIGHT_CLOCK=plant-clock is for tests only: a clock that can be moved makes no record of a plant. Leave it out.']);
    expect(serveConfiguration('training', { ...WHOLE, BATCHWRIGHT_CLOCK: 'plant-clock', BATCHWRIGHT_PROFILE: 'test' }).settings.clock).toBe('plant-clock');
  });

  it('reaches brokers with an account over TLS when it is told so', () => {
    const pem = '-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----';
    const { kafka } = serveConfiguration('training', { ...WHOLE, BATCHWRIGHT_KAFKA_USERNAME: 'training', BATCHWRIGHT_KAFKA_PASSWORD: 'p', BATCHWRIGHT_KAFKA_CA: pem, BATCHWRIGHT_KAFKA_PREFIX: 'ham.' });
    expect(kafka).toEqual({ brokers: ['kafka-1:9092', 'kafka-2:9092'], prefix: 'ham.', ssl: { ca: [pem] }, sasl: { mechanism: 'scram-sha-512', username: 'training', password: 'p' } });
    expect(serveConfiguration('training', { ...WHOLE, BATCHWRIGHT_KAFKA_TLS: 'true' }).kafka.ssl).toBe(true);
  });

  it('has another way to the provider than browsers have, when it is told so', () => {
    expect(serveConfiguration('training', { ...WHOLE, BATCHWRIGHT_PROVIDER_URL: 'http://keycloak:8080/' }).provider).toMatchObject({ consoleIssuer: 'https://mes.example/realms/batchwright', backChannel: 'http://keycloak:8080' });
  });
});

describe('configuration of the jobs', () => {
  it('has what they need and nothing of the services', () => {
    expect(migrateConfiguration({ BATCHWRIGHT_DATABASE_ADMIN_URL: 'postgresql://admin@db/batchwright', BATCHWRIGHT_ROLE_PASSWORDS: '{"training_app":"p"}' })).toEqual({ adminUrl: 'postgresql://admin@db/batchwright', passwords: { training_app: 'p' }, clock: 'real' });
    expect(topicsConfiguration({ BATCHWRIGHT_KAFKA_BROKERS: 'kafka:9092', BATCHWRIGHT_KAFKA_REPLICAS: '1', BATCHWRIGHT_KAFKA_ACCOUNTS: '{"training":"p","int-erp":null}' })).toEqual({ kafka: { brokers: ['kafka:9092'] }, replicas: 1, accounts: { training: 'p', 'int-erp': null } });
    expect(topicsConfiguration({ BATCHWRIGHT_KAFKA_BROKERS: 'kafka:9092', BATCHWRIGHT_KAFKA_RIGHTS: 'elsewhere' })).toMatchObject({ rights: false });
    expect(faultsOf(() => migrateConfiguration({ BATCHWRIGHT_ROLE_PASSWORDS: '["p"]' }))).toEqual(['BATCHWRIGHT_DATABASE_ADMIN_URL (or BATCHWRIGHT_DATABASE_ADMIN_URL_FILE) is missing: it is the URL of a role that may create roles and schemas.', 'BATCHWRIGHT_ROLE_PASSWORDS has to be a JSON object of role and password.']);
  });
});

describe('configuration of the realm', () => {
  const REALM = {
    BATCHWRIGHT_CONSOLE_ORIGIN: 'https://mes.example', BATCHWRIGHT_SITES: WHOLE.BATCHWRIGHT_SITES, BATCHWRIGHT_PROVIDER_ADMIN_USERNAME: 'admin', BATCHWRIGHT_PROVIDER_ADMIN_PASSWORD: 'p',
    BATCHWRIGHT_API_CLIENT_SECRET: 'a', BATCHWRIGHT_SIGNING_CLIENT_SECRET: 's', BATCHWRIGHT_DIRECTORY_CLIENT_SECRET: 'd',
  };

  it('finds Keycloak and the name of the realm by the issuer, unless it is told another way', () => {
    expect(realmConfiguration(REALM)).toEqual({
      url: 'https://mes.example', admin: { username: 'admin', password: 'p' },
      realm: { name: 'batchwright', consoleOrigin: 'https://mes.example', secrets: { mesApi: 'a', mesSign: 's', mesDirectory: 'd' }, sites: [{ code: 'HAM', name: 'Hamburg', timeZone: 'Europe/Berlin' }] },
    });
    expect(realmConfiguration({ ...REALM, BATCHWRIGHT_CONSOLE_ISSUER: 'https://id.example/auth/realms/plant' })).toMatchObject({ url: 'https://id.example/auth', realm: { name: 'plant' } });
    expect(realmConfiguration({ ...REALM, BATCHWRIGHT_PROVIDER_URL: 'http://keycloak:8080/' })).toMatchObject({ url: 'http://keycloak:8080', realm: { name: 'batchwright' } });
  });

  it('says everything that is missing at once', () => {
    expect(faultsOf(() => realmConfiguration({}))).toHaveLength(Object.keys(REALM).length);
  });
});
