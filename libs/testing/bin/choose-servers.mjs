#!/usr/bin/env node
/*
 * Chooses where the servers of a run of tests come from, and prints the choice and the lines that say it, as JSON. Runs on the house's own Node,
 * which reads the TypeScript of the choice as it is.
 */
import { chooseServers, linesOf, THIS_MACHINE } from '../src/servers/choose-servers.ts';

const chosen = chooseServers(THIS_MACHINE, { bringsPostgres: process.env.BATCHWRIGHT_TEST_POSTGRES !== undefined, containers: process.env.BATCHWRIGHT_TEST_CONTAINERS !== 'no' });
console.log(JSON.stringify({ chosen, lines: linesOf(chosen) }));
