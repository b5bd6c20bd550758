import { readFileSync } from 'node:fs';
import { SERVICE_NAMES } from '@batchwright/contracts';
import { CHART } from './chart-files';
import { readingOf } from './configuration-of';

const TEMPLATE = readFileSync(`${CHART}/templates/_environment.tpl`, 'utf8');
const told = new Set([...TEMPLATE.matchAll(/"(BATCHWRIGHT_[A-Z_]+)"/g)].map(([, name = '']) => name));
const asked = new Set([...SERVICE_NAMES, 'migrate', 'topics', 'realm'].flatMap((component) => [...readingOf(component, {}).asked, ...readingOf(component, { BATCHWRIGHT_OBJECTS_URL: 's3://bucket' }).asked]));

/** Where the console lies is known by the image, which was built with it. */
const OF_THE_IMAGE = ['BATCHWRIGHT_CONSOLE_FILES'];

describe('the names of the environment', () => {
  it('that the chart sets are those that the services and jobs ask for, and no other', () => {
    expect([...told].filter((name) => !asked.has(name))).toEqual([]);
    expect([...asked].filter((name) => !told.has(name) && !OF_THE_IMAGE.includes(name))).toEqual([]);
    expect(asked.size).toBeGreaterThan(20);
  });
});
