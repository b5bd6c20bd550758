import { join } from 'node:path';
import type { ClientAccount } from '../../demo/client/sign-in';
import { readRealm } from '../realm';

/** The people of the demo with what they type. */
export function demoAccounts(): ClientAccount[] {
  return readRealm(join(__dirname, '../../../keycloak')).users.map(({ username, password, otpSecret }) => ({ user: username, password: password.value ?? '', ...(otpSecret === undefined ? {} : { otpSecret }) }));
}
