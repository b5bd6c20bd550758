import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRole, ROLES } from '@batchwright/access';
import { CEREMONY_CALLBACK, realmClients } from './clients';
import { readRealm } from './realm';

const FOLDER = join(__dirname, '../../keycloak');
const file = JSON.parse(readFileSync(join(FOLDER, 'realm.json'), 'utf8')) as {
  roles: { realm: { name: string }[] };
  clients: { clientId: string; publicClient: boolean; directAccessGrantsEnabled: boolean; redirectUris?: string[]; attributes?: Record<string, string> }[];
  users: { clientRoles: Record<string, string[]> }[];
};
const realm = readRealm(FOLDER);

describe('I6 the realm', () => {
  it('locks after five wrong tries, and lets tokens live five minutes at most', () => {
    expect(realm.failureFactor).toBe(5);
    expect(realm.accessTokenSeconds).toBeLessThanOrEqual(300);
  });

  it('has the roles of the permission table and no other', () => {
    expect(file.roles.realm.map(({ name }) => name).toSorted()).toEqual([...ROLES].toSorted());
    expect(realm.users.flatMap(({ roles }) => roles).filter((role) => !isRole(role))).toEqual([]);
  });

  it('has the clients that the embedded provider has, with the same callback', () => {
    const embedded = realmClients({ mesSign: 'a', mesApi: 'b', mesDirectory: 'c', cookieKeys: [] }, '${CONSOLE_ORIGIN}');
    expect(file.clients.map(({ clientId }) => clientId)).toEqual(embedded.map(({ client_id: id }) => id));
    expect(file.clients.find(({ clientId }) => clientId === 'mes-sign')?.redirectUris).toEqual([`\${CONSOLE_ORIGIN}${CEREMONY_CALLBACK}`]);
  });

  it('lets nobody sign in by a form of his own, and no client manage users', () => {
    expect(file.clients.filter(({ directAccessGrantsEnabled }) => directAccessGrantsEnabled)).toEqual([]);
    expect(file.users.flatMap(({ clientRoles }) => Object.values(clientRoles).flat()).filter((role) => /manage|impersonat|create/.test(role))).toEqual([]);
  });

  it('gives a second factor to whoever approves and releases', () => {
    const without = realm.users.filter(({ roles, otpSecret }) => (roles.includes('qa') || roles.includes('qp')) && otpSecret === undefined);
    expect(without.map(({ username }) => username)).toEqual([]);
  });
});
