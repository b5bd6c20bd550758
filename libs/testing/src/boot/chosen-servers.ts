import { chooseServers, THIS_MACHINE, type ChosenServers } from '../servers/choose-servers';

/** Where the servers of this run of tests come from: as the test command chose, or chosen now, once, for this process and those that it starts. */
export function chosenServers(): ChosenServers {
  const made = process.env['BATCHWRIGHT_TEST_SERVERS'];
  if (made !== undefined) return JSON.parse(made) as ChosenServers;
  const chosen = chooseServers(THIS_MACHINE, { bringsPostgres: process.env['BATCHWRIGHT_TEST_POSTGRES'] !== undefined, containers: process.env['BATCHWRIGHT_TEST_CONTAINERS'] !== 'no' });
  process.env['BATCHWRIGHT_TEST_SERVERS'] = JSON.stringify(chosen);
  return chosen;
}
