import type { RunningKeycloak } from '@batchwright/testing';
import { signIn } from '../../local/demo/client/sign-in';
import { bringRealm } from '../bring-realm';
import { KeycloakAdmin } from '../keycloak-admin';
import { plantRealm, type PlantRealm, type RealmRepresentation } from '../plant-realm';

const NAME = 'brought';
const CONSOLE = 'http://localhost:9';
const SECRETS = { mesSign: 'sign-secret', mesApi: 'api-secret', mesDirectory: 'directory-secret' };
const PERSON = 'op.berger';
const PERSON_ID = '0d7c4f0e-5a52-4c0e-9b7e-3f4b8a1c2d3e';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** How the realm of an earlier version is brought to the one of now, on a real server, people in it. */
export function realmBroughtUpToDate(start: () => Promise<RunningKeycloak>): void {
  let keycloak: RunningKeycloak;
  let admin: KeycloakAdmin;
  const realm = (more: Partial<PlantRealm> = {}): RealmRepresentation => plantRealm({ name: NAME, consoleOrigin: CONSOLE, secrets: SECRETS, ...more });
  const clientOf = async (clientId: string): Promise<Record<string, unknown> & { id: string }> => (await admin.get<(Record<string, unknown> & { id: string })[]>(`/${NAME}/clients?clientId=${clientId}`))[0] ?? { id: '' };
  const personThere = (): Promise<{ id: string }[]> => admin.get(`/${NAME}/users?username=${PERSON}&exact=true`);

  beforeAll(async () => {
    keycloak = await start();
    admin = new KeycloakAdmin(keycloak.signingOrigin, keycloak.admin);
    // another id than in the file: Keycloak's are unique over its realms
    const people = realm({ demoPeople: true }).users?.filter(({ username }) => username === PERSON).map((person) => ({ ...person, id: PERSON_ID }));
    expect(await bringRealm(admin, { ...realm(), users: [...(realm().users ?? []), ...(people ?? [])] })).toEqual([`realm ${NAME} made`]);
  }, 600_000);
  afterAll(() => admin.change('DELETE', `/${NAME}`));

  describe('the realm of an installation', () => {
    it('is what the file says after it was made: there is nothing to change', async () => {
      expect(await bringRealm(admin, realm())).toEqual([]);
    });

    it('is brought to what the file says, by each part that differs, once', async () => {
      const path = `/${NAME}`;
      await admin.change('PUT', path, { bruteForceProtected: false, eventsExpiration: 60, browserFlow: 'browser' });
      await admin.change('DELETE', `${path}/roles/qp`);
      const console = await clientOf('console');
      await admin.change('PUT', `${path}/clients/${console.id}`, { ...console, redirectUris: ['*'], directAccessGrantsEnabled: true });
      const mapper = (console['protocolMappers'] as Named[]).find(({ name }) => name === 'employee number');
      await admin.change('DELETE', `${path}/clients/${console.id}/protocol-mappers/models/${mapper?.id ?? ''}`);
      const steps = await admin.get<({ id: string; providerId?: string } & Record<string, unknown>)[]>(`${path}/authentication/flows/batchwright%20signature/executions`);
      await admin.change('PUT', `${path}/authentication/flows/batchwright%20signature/executions`, { ...steps.find(({ providerId }) => providerId === 'deny-access-authenticator'), requirement: 'DISABLED' });
      const management = await clientOf('realm-management');
      const account = await admin.get<Named>(`${path}/clients/${(await clientOf('mes-directory')).id}/service-account-user`);
      const rights = `${path}/users/${account.id}/role-mappings/clients/${management.id}`;
      await admin.change('POST', rights, [await admin.get<Named>(`${path}/clients/${management.id}/roles/manage-users`)]);

      const changed = await bringRealm(admin, realm({ secrets: { ...SECRETS, mesApi: 'another-secret' }, sites: [{ code: 'HAM', name: 'Hamburg', timeZone: 'Europe/Berlin' }, { code: 'LYO', name: 'Lyon', timeZone: 'Europe/Paris' }] }));
      expect(changed.toSorted()).toEqual([
        'client console', 'client mes-api', 'client mes-sign', 'flow batchwright signature', 'group /sites/LYO', 'rights of mes-directory', 'role qp', 'setting browserFlow', 'setting bruteForceProtected', 'setting eventsExpiration',
      ]);
      expect((await admin.get<Named[]>(rights)).map(({ name }) => name).toSorted()).toEqual(['query-groups', 'query-users', 'view-events', 'view-users']);
      expect(await clientOf('console')).toMatchObject({ redirectUris: [`${CONSOLE}/*`], directAccessGrantsEnabled: false });
      expect((await admin.get<{ alias: string }[]>(`${path}/authentication/flows`)).filter(({ alias }) => alias.includes('aside'))).toEqual([]);
      expect(await bringRealm(admin, realm({ secrets: { ...SECRETS, mesApi: 'another-secret' }, sites: [{ code: 'LYO', name: 'Lyon', timeZone: 'Europe/Paris' }] }))).toEqual([]);
    });

    it('takes up again where a run broke off in the middle of a flow', async () => {
      const flows = `/${NAME}/authentication/flows`;
      const [known] = (await admin.get<{ id: string; alias: string }[]>(flows)).filter(({ alias }) => alias === 'batchwright browser');
      const [form] = (await admin.get<{ id: string; providerId?: string }[]>(`${flows}/batchwright%20browser/executions`)).filter(({ providerId }) => providerId === 'auth-cookie');
      await admin.change('DELETE', `/${NAME}/authentication/executions/${form?.id ?? ''}`);
      const breaksOff = Object.assign(Object.create(admin) as KeycloakAdmin, {
        change: (...words: Parameters<KeycloakAdmin['change']>) => (words[1].endsWith('/executions/flow') ? Promise.reject(new Error('broke off')) : admin.change(...words)),
      });
      await expect(bringRealm(breaksOff, realm())).rejects.toThrow('broke off');
      expect((await admin.get<{ id: string; alias: string }[]>(flows)).find(({ id }) => id === known?.id)?.alias).toContain('put aside'); // and bound, so that people still sign in
      await expect(signIn({ url: CONSOLE, issuer: `${keycloak.consoleOrigin}/realms/${NAME}` }, { user: PERSON, password: `${PERSON}-demo` })).resolves.toBeDefined();
      expect(await bringRealm(admin, realm())).toContain('flow batchwright browser');
      expect(await bringRealm(admin, realm())).toEqual([]);
    });

    it('never touches people: they keep account and password, and nobody is added', async () => {
      const [person] = await personThere();
      expect(person?.id).toBe(PERSON_ID);
      await bringRealm(admin, realm({ demoPeople: true }));
      expect(await admin.get<number>(`/${NAME}/users/count`)).toBe(1);
      await expect(signIn({ url: CONSOLE, issuer: `${keycloak.consoleOrigin}/realms/${NAME}` }, { user: PERSON, password: `${PERSON}-demo` })).resolves.toBeDefined();
    });

    it('says who refused, and what, when the administrator may not', async () => {
      const stranger = new KeycloakAdmin(keycloak.signingOrigin, { ...keycloak.admin, password: 'guessed' });
      await expect(bringRealm(stranger, realm())).rejects.toThrow(/^Keycloak refused the administrator's sign-in at \/realms\/master\/.* with 400/);
    });
  });
}
