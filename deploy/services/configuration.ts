import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { KafkaConnection } from '@batchwright/bus';
import { SERVICE_NAMES, type ServiceName } from '@batchwright/contracts';
import type { IceServer, MachineAccess, PlantSettings, SiteSettings } from '@batchwright/host';
import { objectStoreOf, type S3Credentials } from '@batchwright/objects';
import type { PlantRealm } from '../keycloak/plant-realm';
import { Environment } from './environment';

/** Where files of people and photos are kept: `file:` or `s3:`, see `objectStoreOf`. */
export interface ObjectsPlace {
  readonly url: string;
  readonly credentials?: S3Credentials;
}

/** Where the provider is. */
export interface ProviderAddress {
  readonly consoleIssuer: string;
  readonly signingIssuer: string;
  /** Where services reach it; the origin of the console issuer unless it is told otherwise. */
  readonly backChannel: string;
  /** Of `mes-api`; absent where tokens are never asked about. */
  readonly apiClientSecret?: string;
}

/** What one service is run with. */
export interface ServeConfiguration {
  readonly service: ServiceName;
  readonly databaseUrl: string;
  readonly kafka: KafkaConnection;
  /** Absent for a service that keeps and reads no files. */
  readonly objects?: ObjectsPlace;
  readonly provider: ProviderAddress;
  readonly settings: PlantSettings;
  readonly profile: 'plant' | 'test';
  readonly port: number;
  readonly managementPort: number;
  readonly logLevel: string;
}

/** What `migrate` needs. */
export interface MigrateConfiguration {
  readonly adminUrl: string;
  /** Password by role. */
  readonly passwords: Readonly<Record<string, string>>;
  readonly clock: 'real' | 'plant-clock';
}

/** What `topics` needs. */
export interface TopicsConfiguration {
  readonly kafka: KafkaConnection;
  readonly replicas: number;
  /** Password by service or integrator, null = the account is made elsewhere; absent = all accounts are somebody else's work. */
  readonly accounts?: Readonly<Record<string, string | null>>;
  /** False: rights are somebody else's work as well. */
  readonly rights?: boolean;
}

/** What `realm` needs. */
export interface RealmConfiguration {
  /** Where Keycloak's administration is. */
  readonly url: string;
  readonly admin: { readonly username: string; readonly password: string };
  readonly realm: PlantRealm;
}

type Variables = Readonly<Record<string, string | undefined>>;

const PORT = 8080;
const MANAGEMENT_PORT = 9090;
const PORTS = [1, 65535] as const;
const REALM_PATH = '/realms/batchwright';
const IDLE_LOCK_SECONDS = 600;
/** A batch is decided on within weeks; what was said and seen in a session serves that, and its hash stays in the record for good. */
const RECORDING_DAYS = 90;
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
/** Where readings wait for the database unless a volume that outlives the process is named. */
const SPOOL_FOLDER = '/tmp/batchwright-spool';
/** The console as it is built beside this file. */
const BUILT_CONSOLE = resolve(__dirname, '../../services/web-console/ui');

/** Reads what a service is run with. Throws `WrongConfiguration` with every fault. */
export function serveConfiguration(word: string | undefined, variables: Variables): ServeConfiguration {
  const from = new Environment(variables);
  const service = SERVICE_NAMES.find((name) => name === word);
  if (service === undefined) from.fault(`"${word ?? ''}" is no service; there are ${SERVICE_NAMES.join(', ')}.`);
  const { profile, clock } = profileOf(from);
  const databaseUrl = from.address('BATCHWRIGHT_DATABASE_URL', from.required('BATCHWRIGHT_DATABASE_URL', "it is the URL of the service's own database role"), ['postgresql', 'postgres']);
  const kafka = kafkaOf(from);
  const objects = objectsOf(from, service);
  const consoleOrigin = originOf(from, 'BATCHWRIGHT_CONSOLE_ORIGIN', 'it is where browsers reach the console');
  const signingOrigin = originOf(from, 'BATCHWRIGHT_SIGNING_ORIGIN', 'it is where browsers reach the pages on which signatures are made');
  if (consoleOrigin !== '' && hostOf(consoleOrigin) === hostOf(signingOrigin)) from.fault('BATCHWRIGHT_CONSOLE_ORIGIN and BATCHWRIGHT_SIGNING_ORIGIN have the same host name: cookies of the two would meet; give signing pages a name of their own.');
  const consoleIssuer = issuerOf(from, 'BATCHWRIGHT_CONSOLE_ISSUER', consoleOrigin);
  const signingIssuer = issuerOf(from, 'BATCHWRIGHT_SIGNING_ISSUER', signingOrigin);
  const backChannel = from.address('BATCHWRIGHT_PROVIDER_URL', from.optional('BATCHWRIGHT_PROVIDER_URL'), ['http', 'https']).replace(/\/+$/, '');
  const provider = { consoleIssuer, signingIssuer, backChannel: backChannel === '' ? consoleIssuer.replace(/\/realms\/.*$/, '') : backChannel, ...apiSecretOf(from, service) };
  const configuration = {
    databaseUrl, kafka, provider, profile, ...(objects === undefined ? {} : { objects }),
    settings: { consoleIssuer, signingIssuer, consoleOrigin, signingOrigin, clock, sites: sitesOf(from), idleLockSeconds: IDLE_LOCK_SECONDS, ...(backChannel === '' ? {} : { providerUrl: backChannel }), ...ownOf(from, service) },
    port: from.number('BATCHWRIGHT_PORT', PORT, PORTS),
    managementPort: from.number('BATCHWRIGHT_MANAGEMENT_PORT', MANAGEMENT_PORT, PORTS),
    logLevel: from.choice('BATCHWRIGHT_LOG_LEVEL', LEVELS, 'info'),
  };
  if (configuration.port === configuration.managementPort) from.fault(`BATCHWRIGHT_PORT and BATCHWRIGHT_MANAGEMENT_PORT are both ${configuration.port}.`);
  from.judge();
  return { service: service as ServiceName, ...configuration };
}

/** Reads what `migrate` needs. Throws `WrongConfiguration` with every fault. */
export function migrateConfiguration(variables: Variables): MigrateConfiguration {
  const from = new Environment(variables);
  const adminUrl = from.address('BATCHWRIGHT_DATABASE_ADMIN_URL', from.required('BATCHWRIGHT_DATABASE_ADMIN_URL', 'it is the URL of a role that may create roles and schemas'), ['postgresql', 'postgres']);
  const passwords = from.json('BATCHWRIGHT_ROLE_PASSWORDS', from.required('BATCHWRIGHT_ROLE_PASSWORDS', 'it is the password of each role, as JSON'), 'a JSON object of role and password', isTexts);
  const { clock } = profileOf(from);
  from.judge();
  return { adminUrl, passwords: passwords ?? {}, clock };
}

/** Reads what `topics` needs. Throws `WrongConfiguration` with every fault. */
export function topicsConfiguration(variables: Variables): TopicsConfiguration {
  const from = new Environment(variables);
  const kafka = kafkaOf(from);
  const replicas = from.number('BATCHWRIGHT_KAFKA_REPLICAS', 3, [1, 9]);
  const accounts = from.json('BATCHWRIGHT_KAFKA_ACCOUNTS', from.optional('BATCHWRIGHT_KAFKA_ACCOUNTS'), 'a JSON object of account and password (null: made elsewhere)', isPasswords);
  const rights = from.choice('BATCHWRIGHT_KAFKA_RIGHTS', ['catalogue', 'elsewhere'], 'catalogue');
  from.judge();
  return { kafka, replicas, ...(accounts === undefined ? {} : { accounts }), ...(rights === 'elsewhere' ? { rights: false } : {}) };
}

/** Reads what `realm` needs. Throws `WrongConfiguration` with every fault. */
export function realmConfiguration(variables: Variables): RealmConfiguration {
  const from = new Environment(variables);
  const consoleOrigin = originOf(from, 'BATCHWRIGHT_CONSOLE_ORIGIN', 'it is where browsers reach the console');
  const issuer = issuerOf(from, 'BATCHWRIGHT_CONSOLE_ISSUER', consoleOrigin);
  const url = from.address('BATCHWRIGHT_PROVIDER_URL', from.optional('BATCHWRIGHT_PROVIDER_URL'), ['http', 'https']).replace(/\/+$/, '');
  const username = from.required('BATCHWRIGHT_PROVIDER_ADMIN_USERNAME', 'it is an administrator of Keycloak who may administer realms');
  const password = from.required('BATCHWRIGHT_PROVIDER_ADMIN_PASSWORD', 'it is the password of that administrator');
  const secret = (client: string, name: string): string => from.required(`BATCHWRIGHT_${name}_CLIENT_SECRET`, `it is the secret of the client ${client}`);
  const secrets = { mesApi: secret('mes-api', 'API'), mesSign: secret('mes-sign', 'SIGNING'), mesDirectory: secret('mes-directory', 'DIRECTORY') };
  const sites = sitesOf(from);
  from.judge();
  const [, origin = '', name = ''] = /^(.*)\/realms\/([^/]+)$/.exec(issuer) ?? [];
  return { url: url === '' ? origin : url, admin: { username, password }, realm: { name, consoleOrigin, secrets, sites } };
}

function profileOf(from: Environment): Pick<ServeConfiguration, 'profile'> & Pick<PlantSettings, 'clock'> {
  const profile = from.choice('BATCHWRIGHT_PROFILE', ['plant', 'test'], 'plant');
  const clock = from.choice('BATCHWRIGHT_CLOCK', ['real', 'plant-clock'], 'real');
  if (clock === 'plant-clock' && profile !== 'test') from.fault('BATCHWRIGHT_CLOCK=plant-clock is for tests only: a clock that can be moved makes no record of a plant. Leave it out.');
  return { profile, clock };
}

function kafkaOf(from: Environment): KafkaConnection {
  const brokers = from.required('BATCHWRIGHT_KAFKA_BROKERS', 'it is host:port of some brokers, separated by commas').split(',').map((one) => one.trim()).filter((one) => one !== '');
  const strange = brokers.filter((one) => !/^\[?[^\s/]+\]?:\d{1,5}$/.test(one));
  if (strange.length > 0) from.fault(`BATCHWRIGHT_KAFKA_BROKERS has "${strange.join(', ')}", which is not host:port.`);
  const [username, password, ca, prefix] = ['USERNAME', 'PASSWORD', 'CA', 'PREFIX'].map((name) => from.optional(`BATCHWRIGHT_KAFKA_${name}`));
  if ((username === undefined) !== (password === undefined)) from.fault('BATCHWRIGHT_KAFKA_USERNAME and BATCHWRIGHT_KAFKA_PASSWORD belong together, and one is missing.');
  if (ca !== undefined && !ca.includes('-----BEGIN CERTIFICATE-----')) from.fault('BATCHWRIGHT_KAFKA_CA has to be the PEM of the authority that signed the certificates of the brokers.');
  if (prefix !== undefined && !/^[a-z0-9][a-z0-9-]*\.$/.test(prefix)) from.fault(`BATCHWRIGHT_KAFKA_PREFIX is "${prefix}" and has to be small letters, digits and hyphens, and end in a dot.`);
  const tls = from.choice('BATCHWRIGHT_KAFKA_TLS', ['true', 'false'], ca === undefined ? 'false' : 'true') === 'true';
  if (ca !== undefined && !tls) from.fault('BATCHWRIGHT_KAFKA_TLS is false, and BATCHWRIGHT_KAFKA_CA asks for TLS; leave one out.');
  return {
    brokers,
    ...(prefix === undefined ? {} : { prefix }),
    ...(ca !== undefined ? { ssl: { ca: [ca] } } : tls ? { ssl: true } : {}),
    ...(username !== undefined && password !== undefined ? { sasl: { mechanism: 'scram-sha-512', username, password } as const } : {}),
  };
}

/** Services that keep and read no files; they are not told where files are. */
const WITHOUT_FILES: readonly (ServiceName | undefined)[] = ['identity', 'web-console'];

function objectsOf(from: Environment, service: ServiceName | undefined): ObjectsPlace | undefined {
  if (WITHOUT_FILES.includes(service)) return undefined;
  const name = 'BATCHWRIGHT_OBJECTS_URL';
  const url = from.required(name, 'it is where files are kept: file:///folder or s3://bucket/prefix?endpoint=…');
  const [accessKey, secretKey] = ['ACCESS', 'SECRET'].map((word) => from.optional(`BATCHWRIGHT_OBJECTS_${word}_KEY`));
  if ((accessKey === undefined) !== (secretKey === undefined)) from.fault('BATCHWRIGHT_OBJECTS_ACCESS_KEY and BATCHWRIGHT_OBJECTS_SECRET_KEY belong together, and one is missing.');
  const place = { url, ...(accessKey !== undefined && secretKey !== undefined ? { credentials: { accessKey, secretKey } } : {}) };
  try {
    if (url !== '') objectStoreOf(url, place.credentials); // asks nobody yet
  } catch (error) {
    from.fault(`${name}: ${error instanceof Error ? error.message : String(error)}.`);
  }
  return place;
}

/** Scheme, host and port; a slash at the end is taken off. */
function originOf(from: Environment, name: string, meaning: string): string {
  const text = from.address(name, from.required(name, meaning), ['http', 'https']).replace(/\/+$/, '');
  if (text !== '' && URL.canParse(text) && new URL(text).origin !== text) from.fault(`${name} is "${text}" and has to be an origin: scheme, host and port, nothing behind.`);
  return text;
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}

function issuerOf(from: Environment, name: string, origin: string): string {
  const text = from.address(name, from.optional(name), ['http', 'https']).replace(/\/+$/, '');
  if (text !== '' && !/\/realms\/[^/]+$/.test(text)) from.fault(`${name} is "${text}" and has to end in /realms/<realm>.`);
  return text === '' ? `${origin}${REALM_PATH}` : text;
}

function sitesOf(from: Environment): readonly SiteSettings[] {
  const name = 'BATCHWRIGHT_SITES';
  const sites = from.json(name, from.required(name, 'it is the sites of the plant, as JSON'), 'a JSON list of {"code", "name", "timeZone"}, at least one', isSites) ?? [];
  for (const { code, timeZone } of sites) if (!isTimeZone(timeZone)) from.fault(`${name}: the time zone "${timeZone}" of ${code} is not known; write it as in "Europe/Berlin".`);
  return sites;
}

/** `mes-api` is asked about tokens by everybody but the console, which has no act that cannot be taken back. */
function apiSecretOf(from: Environment, service: ServiceName | undefined): Pick<ProviderAddress, 'apiClientSecret'> {
  return service === 'web-console' ? {} : { apiClientSecret: from.required('BATCHWRIGHT_API_CLIENT_SECRET', 'it is the secret of the client mes-api, which asks the provider whether a token still counts') };
}

/** What only one service is given. */
function ownOf(from: Environment, service: ServiceName | undefined): Partial<PlantSettings> {
  switch (service) {
    case 'identity':
      return { signingClientSecret: from.required('BATCHWRIGHT_SIGNING_CLIENT_SECRET', 'it is the secret of the client mes-sign'), directoryClientSecret: from.required('BATCHWRIGHT_DIRECTORY_CLIENT_SECRET', 'it is the secret of the client mes-directory') };
    case 'review': {
      const packageKeyPem = from.required('BATCHWRIGHT_PACKAGE_KEY', 'it is the Ed25519 key that seals release packages, as PKCS#8 PEM');
      if (packageKeyPem !== '' && !packageKeyPem.includes('-----BEGIN PRIVATE KEY-----')) from.fault('BATCHWRIGHT_PACKAGE_KEY has to be a PKCS#8 PEM ("-----BEGIN PRIVATE KEY-----").');
      return { packageKeyPem };
    }
    case 'batch-execution': {
      const exceptionRules = from.json('BATCHWRIGHT_EXCEPTION_RULES', from.optional('BATCHWRIGHT_EXCEPTION_RULES'), 'a JSON object of site and its table', isObject);
      return exceptionRules === undefined ? {} : { exceptionRules };
    }
    case 'resources': {
      const scales = from.json('BATCHWRIGHT_SCALES', from.optional('BATCHWRIGHT_SCALES'), 'a JSON object of equipment code and host:port', isTexts);
      return scales === undefined ? {} : { scales };
    }
    case 'process-data':
      return { spoolFolder: from.optional('BATCHWRIGHT_SPOOL_FOLDER') ?? SPOOL_FOLDER, machines: machinesOf(from) };
    case 'tandem': {
      const iceServers = from.json('BATCHWRIGHT_ICE_SERVERS', from.optional('BATCHWRIGHT_ICE_SERVERS'), 'a JSON list of {"urls": ["turn:host:3478"], "username"?, "credential"?}', isIceServers);
      const turnSecret = from.optional('BATCHWRIGHT_TURN_SECRET');
      const relays = iceServers?.some(({ urls }) => urls.some((url) => /^turns?:/.test(url))) ?? false;
      if (turnSecret !== undefined && !relays) from.fault('BATCHWRIGHT_TURN_SECRET is for TURN servers, and BATCHWRIGHT_ICE_SERVERS names none.');
      const relayOnly = from.choice('BATCHWRIGHT_ICE_POLICY', ['all', 'relay'], 'all') === 'relay';
      if (relayOnly && !relays) from.fault('BATCHWRIGHT_ICE_POLICY is relay, and BATCHWRIGHT_ICE_SERVERS names no TURN server: no sound and no picture could go anywhere.');
      return { recordingDays: from.number('BATCHWRIGHT_RECORDING_DAYS', RECORDING_DAYS, [1, 3650]), ...(iceServers === undefined ? {} : { iceServers }), ...(turnSecret === undefined ? {} : { turnSecret }), ...(relayOnly ? { relayOnly } : {}) };
    }
    case 'web-console': {
      const consoleFiles = from.optional('BATCHWRIGHT_CONSOLE_FILES') ?? BUILT_CONSOLE;
      if (!existsSync(join(consoleFiles, 'index.html'))) from.fault(`BATCHWRIGHT_CONSOLE_FILES: ${consoleFiles} has no index.html; it is the folder of the built console.`);
      return { consoleFiles };
    }
    default:
      return {};
  }
}

function isIceServers(value: unknown): value is readonly IceServer[] {
  const isText = (text: unknown): boolean => text === undefined || typeof text === 'string';
  return Array.isArray(value) && value.length <= 10 && value.every((one: unknown) => isObject(one) && Array.isArray(one.urls) && one.urls.every((url) => typeof url === 'string' && /^(stun|turn)s?:/.test(url)) && isText(one.username) && isText(one.credential));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function machinesOf(from: Environment): MachineAccess {
  const credentials = from.json('BATCHWRIGHT_MACHINE_CREDENTIALS', from.optional('BATCHWRIGHT_MACHINE_CREDENTIALS'), 'a JSON object of name and {"user", "password"}', isCredentials) ?? {};
  const [certificate, key] = [from.optional('BATCHWRIGHT_MACHINE_CERTIFICATE'), from.optional('BATCHWRIGHT_MACHINE_KEY')];
  if ((certificate === undefined) !== (key === undefined)) from.fault('BATCHWRIGHT_MACHINE_CERTIFICATE and BATCHWRIGHT_MACHINE_KEY come together, or neither.');
  return { credentials, ...(certificate === undefined || key === undefined ? {} : { own: { certificate, key } }) };
}

function isCredentials(value: unknown): value is MachineAccess['credentials'] {
  return isObject(value) && Object.values(value).every((one) => isObject(one) && typeof one.user === 'string' && typeof one.password === 'string');
}

function isTexts(value: unknown): value is Record<string, string> {
  return isObject(value) && Object.values(value).every((one) => typeof one === 'string' && one !== '');
}

function isPasswords(value: unknown): value is Record<string, string | null> {
  return isObject(value) && Object.values(value).every((one) => one === null || (typeof one === 'string' && one !== ''));
}

function isSites(value: unknown): value is SiteSettings[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => isObject(one) && ['code', 'name', 'timeZone'].every((part) => typeof one[part] === 'string' && one[part] !== ''));
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
