import type { Platform, ServiceDefinition } from '@batchwright/host';
import { IdentityTables1764000000000 } from '../adapters/postgres/identity-tables';
import { PostgresCeremonies } from '../adapters/postgres/postgres-ceremonies';
import { PostgresPeople } from '../adapters/postgres/postgres-people';
import { PostgresSecurityEvents } from '../adapters/postgres/postgres-security-events';
import { PostgresSigningKeys } from '../adapters/postgres/postgres-signing-keys';
import { PostgresTerminals } from '../adapters/postgres/postgres-terminals';
import { rowsOf } from '../adapters/postgres/rows-of';
import { KeycloakDirectory } from '../adapters/provider/keycloak-directory';
import { OpenIdSigningProvider } from '../adapters/provider/openid-signing-provider';
import { SecurityEventsHandler } from '../api/events/security-events.handler';
import { CeremoniesController } from '../api/http/ceremonies.controller';
import { PeopleController } from '../api/http/people.controller';
import { PEOPLE, SECURITY_EVENTS, SETTINGS, SIGNING_KEYS, TERMINALS } from '../api/http/ports';
import { SecurityController } from '../api/http/security.controller';
import { TerminalsController } from '../api/http/terminals.controller';
import { ArchiveKeys } from '../application/archive-keys';
import { BeginSigning } from '../application/begin-ceremony';
import { CopyLoginEvents } from '../application/copy-login-events';
import { EnrolTerminal } from '../application/enrol-terminal';
import { FinishCeremony } from '../application/finish-ceremony';
import { ForgetCeremonies } from '../application/forget-ceremonies';
import { ImportPeople } from '../application/import-people';
import { LockPerson } from '../application/lock-person';
import { ReadCeremony } from '../application/read-ceremony';
import { RecordSecurityEvent } from '../application/record-security-event';
import { RegisterPerson } from '../application/register-person';
import { watchProvider, type Watch } from './watch-provider';

class IdentityModule {}

/** Path below the console's origin to which the provider sends the signer's browser back. */
const CALLBACK = '/api/identity/v1/ceremonies/callback';

/** People, terminals, ceremonies of signatures, key archive and security stream, as the composition root sees them. */
export const identity: ServiceDefinition = {
  name: 'identity',
  replay: () => rowsOf,
  migrations: [IdentityTables1764000000000],
  module(platform) {
    const { transactions, ids, settings } = platform;
    const people = new PostgresPeople(transactions);
    const terminals = new PostgresTerminals(transactions);
    const keys = new PostgresSigningKeys(transactions);
    const events = new PostgresSecurityEvents(transactions);
    const ceremonies = new PostgresCeremonies(transactions);
    const security = new RecordSecurityEvent(events);
    const provider = new OpenIdSigningProvider({ issuer: settings.signingIssuer, secret: settings.signingClientSecret ?? '', callback: `${settings.consoleOrigin}${CALLBACK}`, ...(settings.providerUrl === undefined ? {} : { backChannel: settings.providerUrl }) });
    const directory = new KeycloakDirectory(settings.consoleIssuer, settings.directoryClientSecret ?? '', settings.providerUrl);
    const archive = new ArchiveKeys(transactions, keys, provider, security);
    return {
      module: IdentityModule,
      controllers: [PeopleController, TerminalsController, CeremoniesController, SecurityController, SecurityEventsHandler],
      providers: [
        { provide: PEOPLE, useValue: people },
        { provide: TERMINALS, useValue: terminals },
        { provide: SIGNING_KEYS, useValue: keys },
        { provide: SECURITY_EVENTS, useValue: events },
        { provide: SETTINGS, useValue: settings },
        { provide: RecordSecurityEvent, useValue: security },
        { provide: RegisterPerson, useValue: new RegisterPerson(transactions, people) },
        { provide: LockPerson, useValue: new LockPerson(transactions, people) },
        { provide: EnrolTerminal, useValue: new EnrolTerminal(transactions, terminals) },
        { provide: ArchiveKeys, useValue: archive },
        { provide: ImportPeople, useValue: new ImportPeople(transactions, people, directory, security) },
        { provide: CopyLoginEvents, useValue: new CopyLoginEvents(transactions, directory, people, events, security) },
        { provide: BeginSigning, useValue: new BeginSigning(transactions, ceremonies, people, provider, ids) },
        { provide: FinishCeremony, useValue: new FinishCeremony({ transactions, ceremonies, people, keys, archive, provider, security, ids }) },
        { provide: ReadCeremony, useValue: new ReadCeremony(transactions, ceremonies) },
        { provide: ForgetCeremonies, useValue: new ForgetCeremonies(transactions, ceremonies) },
      ],
    };
  },
  start: (app, platform) => watchProvider(watchesOf(platform, (type) => app.get(type)), platform),
};

/** What is read at the provider; without its secrets, as in tests without a provider, nothing. */
function watchesOf({ settings }: Platform, get: <T>(type: new (...args: never[]) => T) => T): Watch[] {
  const { directoryClientSecret, signingClientSecret } = settings;
  const directory: Watch[] = [
    { failure: 'people could not be imported', everyMs: 30_000, work: () => get(ImportPeople).execute() },
    { failure: 'login events could not be copied', everyMs: 2000, work: () => get(CopyLoginEvents).execute() },
  ];
  const signing: Watch[] = [{ failure: 'signing keys could not be archived', everyMs: 300_000, work: () => get(ArchiveKeys).execute() }];
  return [
    ...(directoryClientSecret === undefined ? [] : directory),
    ...(signingClientSecret === undefined ? [] : signing),
    { failure: 'old ceremonies could not be forgotten', everyMs: 600_000, work: () => get(ForgetCeremonies).execute() },
  ];
}
