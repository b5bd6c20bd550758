import { readFileSync } from 'node:fs';
import { SERVICE_NAMES } from '@batchwright/contracts';
import { CHART } from './chart-files';
import { readingOf } from './configuration-of';

const TEMPLATE = readFileSync(`${CHART}/templates/_environment.tpl`, 'utf8');
const INSTALL = readFileSync(`${CHART}/../../docs/install.md`, 'utf8');
const told = new Set([...TEMPLATE.matchAll(/"(BATCHWRIGHT_[A-Z_]+)"/g)].map(([, name = '']) => name));
const asked = new Set([...SERVICE_NAMES, 'migrate', 'topics', 'realm'].flatMap((component) => [...readingOf(component, {}).asked, ...readingOf(component, { BATCHWRIGHT_OBJECTS_URL: 's3://bucket' }).asked]));

/** Names that a plant in Compose is told by its file `.env`. */
const OF_COMPOSE = ['BATCHWRIGHT_HOST', 'BATCHWRIGHT_SIGNING_HOST', 'BATCHWRIGHT_HTTPS_PORT', 'BATCHWRIGHT_LISTEN', 'BATCHWRIGHT_TURN_ADDRESS'];
/** Where the console lies is known by the image, which was built with it. */
const OF_THE_IMAGE = ['BATCHWRIGHT_CONSOLE_FILES'];

describe('the names of the environment', () => {
  it('that the chart sets are those that the services and jobs ask for, and no other', () => {
    expect([...told].filter((name) => !asked.has(name))).toEqual([]);
    expect([...asked].filter((name) => !told.has(name) && !OF_THE_IMAGE.includes(name))).toEqual([]);
    expect(asked.size).toBeGreaterThan(20);
  });

  it('stand in the page on installing, each of them, and no other', () => {
    const named = new Set([...INSTALL.matchAll(/\bBATCHWRIGHT_[A-Z_]+\b/g)].map(([name]) => name.replace(/_FILE$/, '')));
    expect([...asked].filter((name) => !named.has(name))).toEqual([]);
    expect([...named].filter((name) => !asked.has(name) && !OF_COMPOSE.includes(name))).toEqual([]);
  });

  it('are for the services that the page lists', () => {
    const [, listed = ''] = /`serve <service>` for each of ([a-z, -]+), in any order/.exec(INSTALL) ?? [];
    expect(listed.split(', ').toSorted()).toEqual([...SERVICE_NAMES].toSorted());
  });
});
