import { schemaOf } from '@batchwright/contracts';
import { CLOCK_ROLE, migrate } from '@batchwright/persistence';
import { allServices } from '../../services/all-in-one/src/boot/services';
import type { MigrateConfiguration } from './configuration';
import { WrongConfiguration } from './environment';

/** Brings roles, schemas and tables of all services to what this version needs. May run twice, and beside itself. */
export async function migrateAll({ adminUrl, passwords, clock }: MigrateConfiguration): Promise<void> {
  const definitions = allServices();
  const roles = [...definitions.map(({ name }) => `${schemaOf(name)}_app`), ...(clock === 'plant-clock' ? [CLOCK_ROLE] : [])];
  const without = roles.filter((role) => passwords[role] === undefined);
  if (without.length > 0) throw new WrongConfiguration([`BATCHWRIGHT_ROLE_PASSWORDS has no password for ${without.join(', ')}.`]);
  const clockPassword = passwords[CLOCK_ROLE];
  await migrate(
    adminUrl,
    definitions.map(({ name, migrations, replay }) => {
      const appPassword = passwords[`${schemaOf(name)}_app`];
      return { schema: schemaOf(name), standard: true, clock, migrations, ...(replay ? { replay } : {}), ...(appPassword === undefined ? {} : { appPassword }) };
    }),
    clockPassword === undefined ? {} : { clockPassword },
  );
}
