import { readFileSync } from 'node:fs';
import { SERVICE_NAMES } from '@batchwright/contracts';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { at, CHART, readSchema, readValues, type Tree } from './chart-files';

const schema = readSchema();
const values = readValues();
const REMOVED = readFileSync(`${CHART}/templates/_validate.tpl`, 'utf8').split('{{- define "batchwright.removed" -}}')[1]?.split('{{- end }}')[0] ?? '';
const removed = [...REMOVED.matchAll(/^(\w+): (.+)$/gm)].map(([, key = '', sentence = '']) => ({ key, sentence }));

/** A schema behind its reference. */
const resolved = (of: unknown): Tree => (typeof at(of, '$ref') === 'string' ? (at(schema, '$defs', 'service') as Tree) : (of as Tree));

/** Paths of everything that the schema lets be written, where it names keys. */
function namedBy(of: unknown, path: readonly string[] = []): string[][] {
  const properties = at(resolved(of), 'properties');
  if (typeof properties !== 'object') return [[...path]];
  return Object.entries(properties as Tree).flatMap(([key, next]) => namedBy(next, [...path, key]));
}

/** Objects of the schema that let unknown keys pass without a word on their shape. */
function openIn(of: unknown, path: string): string[] {
  const here = resolved(of);
  const open = at(here, 'properties') !== undefined && at(here, 'additionalProperties') !== false ? [path] : [];
  return [...open, ...Object.entries((at(here, 'properties') ?? {}) as Tree).flatMap(([key, next]) => openIn(next, `${path}.${key}`))];
}

describe('the values of the chart', () => {
  it('have a row for each service of the house, and no other', () => {
    const names = allServices().map(({ name }) => name).sort();
    expect(Object.keys(values['services'] as Tree).sort()).toEqual(names);
    expect(Object.keys(at(schema, 'properties', 'services', 'properties') as Tree).sort()).toEqual(names);
    expect([...SERVICE_NAMES].sort()).toEqual(names);
  });

  it('are all in the schema, and the schema names nothing that is not documented in values.yaml', () => {
    const ours = removed.map(({ key }) => key);
    const documented = namedBy(schema).filter(([first = '']) => first !== 'global' && first !== 'services' && !ours.includes(first));
    const lag = ['serviceDefaults', 'autoscaling', 'lag'];
    const missing = documented.filter((path) => at(values, ...path) === undefined && !lag.every((key, index) => path[index] === key) && path.length > 0 && !path.includes('resources'));
    expect(missing).toEqual([]);
  });

  it('are refused where they are unknown, at every level', () => {
    expect(openIn(schema, 'values')).toEqual([]);
    expect(openIn({ properties: { a: { properties: { b: {} }, additionalProperties: false } } }, 'planted')).toEqual(['planted']);
  });

  it('that were removed pass the schema, so that the chart can say what to write instead', () => {
    expect(removed.length).toBeGreaterThan(3);
    for (const { key, sentence } of removed) {
      expect(at(schema, 'properties', key)).toBeDefined();
      expect(values[key]).toBeUndefined();
      expect(sentence).toMatch(/\.$/);
    }
  });

  it('fit the image: its user, its entry, its own health check', () => {
    const image = readFileSync(`${CHART}/../../deploy/docker/Dockerfile`, 'utf8');
    const pod = readFileSync(`${CHART}/templates/_pod.tpl`, 'utf8');
    expect(image).toContain(`\nUSER ${String(at(values, 'pods', 'user'))}:${String(at(values, 'pods', 'group'))}\n`);
    expect(image).toMatch(/^ENTRYPOINT \[.*deploy\/services\/main\.js"\]$/m);
    const check = /^HEALTHCHECK .*CMD \[(.+)\]$/m.exec(image)?.[1]?.replaceAll('"', '').split(', ');
    expect(check?.length).toBe(2);
    expect(pod.split(`command: [${check?.join(', ') ?? ''}]`).length - 1).toBe(2);
  });

  it('hold no secret: whatever is secret is the name of a Secret and a key in it', () => {
    const secret = /password|secret|token|credential|private/i;
    const named = namedBy(schema).map((path) => path.join('.')).filter((path) => secret.test(path));
    const references = /(existingSecret|pullSecrets|tlsSecret|\.key|Key|\.username)$/;
    expect(named.filter((path) => !references.test(path) && !removed.some(({ key }) => key === path))).toEqual([]);
  });
});
