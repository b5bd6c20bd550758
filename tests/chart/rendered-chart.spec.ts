import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedChartTools, KUBERNETES, type ChartTools } from '@batchwright/testing';
import { SERVICE_NAMES } from '@batchwright/contracts';
import { parse } from 'yaml';
import { at, CHART, EXAMPLES } from './chart-files';
import { isConfigured, readingOf } from './configuration-of';
import { judge, mayReach, objectsOf, render, toldTo, type Rendered } from './rendered';

const tools = cachedChartTools();
const FULL = ['monitoring.dashboards.enabled=true', 'services.resources.autoscaling.enabled=true', 'telemetry.endpoint=http://collector:4318', 'networkPolicy.ends.collector.peers[0].ipBlock.cidr=192.0.2.1/32'];

/** Content of secrets that have a form. */
const SECRETS: Readonly<Record<string, string>> = {
  BATCHWRIGHT_DATABASE_URL: 'postgresql://role:word@db:5432/batchwright', BATCHWRIGHT_DATABASE_ADMIN_URL: 'postgresql://role:word@db:5432/batchwright', BATCHWRIGHT_ROLE_PASSWORDS: '{"recipes_app":"word"}',
  BATCHWRIGHT_KAFKA_CA: '-----BEGIN CERTIFICATE-----', BATCHWRIGHT_PACKAGE_KEY: '-----BEGIN PRIVATE KEY-----',
};

if (tools) judgeChart(tools);
else {
  it('the chart is not rendered here, and the output says why', () => {
    process.stdout.write('left out: the rendered chart, because helm, helm-unittest and kubeconform were not built on this machine yet: `npm run test:chart` builds them (Go 1.26, some minutes, once)\n');
    expect(cachedChartTools()).toBeUndefined();
  });
}

function judgeChart({ helm, unittest, kubeconform, schemas }: ChartTools): void {
  const conform = (manifests: string): { code: number; text: string } => judge(kubeconform, ['-strict', '-summary', '-kubernetes-version', KUBERNETES, '-schema-location', schemas, '-'], manifests);

  describe('the chart', () => {
    it('passes helm lint with the values of the examples', () => {
      expect(judge(helm, ['lint', CHART, '--strict', '--values', `${EXAMPLES}/values.yaml`, '--kube-version', KUBERNETES])).toMatchObject({ code: 0 });
    });

    it('passes its own unit tests', () => {
      const { code, text } = judge(unittest, ['--strict', CHART]);
      expect({ code, said: code === 0 ? '' : text }).toEqual({ code: 0, said: '' });
      expect(text).toMatch(/Tests:\s+\d+ passed, \d+ total/);
    });

    it('makes nothing that the schemas of Kubernetes do not know', () => {
      const { code, text } = conform(render({ helm, unittest, kubeconform, schemas }, ...FULL));
      expect({ code, said: code === 0 ? '' : text }).toEqual({ code: 0, said: '' });
      expect(text).toMatch(/Summary: \d{2,} resources found .* Invalid: 0, Errors: 0, Skipped: 0/);
    });

    it('makes nothing with volumes that the schemas of Kubernetes do not know', () => {
      const { code, text } = conform(render({ helm, unittest, kubeconform, schemas }, ...FULL, 'spool.persistence.enabled=true'));
      expect({ code, said: code === 0 ? '' : text }).toEqual({ code: 0, said: '' });
    });

    it('would be refused with one misspelt field', () => {
      const { code, text } = conform(render({ helm, unittest, kubeconform, schemas }).replace('readOnlyRootFilesystem', 'readOnlyRootFileSystem'));
      expect(code).not.toBe(0);
      expect(text).toContain("additional properties 'readOnlyRootFileSystem' not allowed");
    });

    it('names in a sentence the place of a key that it does not know', () => {
      expect(() => render({ helm, unittest, kubeconform, schemas }, 'services.recipes.replica=3')).toThrow(/'\/services\/recipes': additional properties 'replica' not allowed/);
    });
  });

  describe('the rendered chart', () => {
    const objects = objectsOf(render({ helm, unittest, kubeconform, schemas }, ...FULL));
    const components = [...SERVICE_NAMES, 'migrate', 'topics', 'realm'];
    const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
    const labels = (component: string): Record<string, string> => ({ 'app.kubernetes.io/name': 'batchwright', 'app.kubernetes.io/instance': 'plant', 'app.kubernetes.io/component': component });

    it('lets no service or job reach another, and each of them the brokers where the catalogue asks for it', () => {
      const pairs = components.flatMap((from) => components.filter((to) => to !== from).map((to) => [from, to] as const));
      expect(pairs.filter(([from, to]) => mayReach(policies, labels(from), labels(to)))).toEqual([]);
      const brokers = { 'strimzi.io/cluster': 'batchwright' };
      expect(components.filter((from) => mayReach(policies, labels(from), brokers))).toEqual([...SERVICE_NAMES, 'topics']);
      expect(components.filter((from) => mayReach(policies, labels(from), { 'cnpg.io/cluster': 'batchwright-db' }))).toEqual([...SERVICE_NAMES, 'migrate']);
      expect(mayReach(policies, labels('recipes'), { app: 'somebody-else' })).toBe(false);
      const hole = { kind: 'NetworkPolicy', metadata: { name: 'planted' }, spec: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }], egress: [{ to: [{ podSelector: {} }] }] } } as unknown as Rendered;
      expect(mayReach([...policies, hole], labels('recipes'), labels('review'))).toBe(true);
    });

    it('leads every path to whom it belongs: what is of a service to that service, the document of the API and the rest to the console', () => {
      const paths = at(objects.find(({ kind }) => kind === 'Ingress'), 'spec', 'rules', 0, 'http', 'paths') as { path: string; pathType: string; backend: { service: { name: string } } }[];
      expect(paths.every(({ pathType }) => pathType === 'Prefix')).toBe(true);
      const served = (asked: string): string | undefined => paths.filter(({ path }) => asked === path || asked.startsWith(path.replace(/\/?$/, '/'))).sort((a, b) => b.path.length - a.path.length)[0]?.backend.service.name;
      for (const service of SERVICE_NAMES) expect(served(`/api/${service}/v1/things`)).toBe(`plant-${service}`);
      for (const path of ['/', '/batches/1', '/api/openapi.json', '/api/recipes-of-others/v1']) expect(served(path)).toBe('plant-web-console');
    });

    it('has no secret among its settings, and no Secret of its own', () => {
      expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
      for (const component of components) {
        const { settings, secrets } = toldTo(component, objects);
        expect(Object.keys(settings).filter((name) => /PASSWORD|SECRET|_KEY|DATABASE_URL/.test(name))).toEqual([]);
        expect(secrets.length).toBeGreaterThan(0);
      }
    });

    it('tells every service and job what it needs, in a form that it takes, and nothing that it does not ask for', () => {
      const folder = mkdtempSync(join(tmpdir(), 'batchwright-told-'));
      writeFileSync(join(folder, 'index.html'), 'the console, as the image has it');
      const file = (name: string): string => (writeFileSync(join(folder, name), SECRETS[name] ?? 'drawn-by-the-script'), join(folder, name));
      try {
        const configured = components.filter(isConfigured);
        expect(configured.length).toBeGreaterThan(SERVICE_NAMES.length);
        for (const component of configured) {
          const { settings, secrets } = toldTo(component, objects);
          const own = Object.fromEntries(Object.entries(settings).filter(([name]) => name.startsWith('BATCHWRIGHT_')));
          const image = component === 'web-console' ? { BATCHWRIGHT_CONSOLE_FILES: folder } : {};
          const { asked, faults } = readingOf(component, { ...own, ...image, ...Object.fromEntries(secrets.map((name) => [`${name}_FILE`, file(name)])) });
          expect({ component, faults, idle: [...Object.keys(own), ...secrets].filter((name) => !asked.has(name)) }).toEqual({ component, faults: [], idle: [] });
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

    it('brings every file of rules and every dashboard as it is', () => {
      const brought = objectsOf(render({ helm, unittest, kubeconform, schemas }, 'monitoring.rules.enabled=true', 'monitoring.dashboards.enabled=true'));
      const files = (folder: string): string[] => readdirSync(join(CHART, 'files', folder)).filter((file) => /\.(yaml|json)$/.test(file)).sort();
      const rules = brought.filter(({ kind }) => kind === 'PrometheusRule');
      expect(rules.map(({ metadata }) => `${metadata.name.replace(/^plant-/, '')}.yaml`).sort()).toEqual(files('alerts'));
      for (const { metadata, spec } of rules) expect(spec).toEqual(parse(readFileSync(join(CHART, 'files/alerts', `${metadata.name.replace(/^plant-/, '')}.yaml`), 'utf8')));
      const dashboards = Object.assign({}, ...brought.filter(({ metadata }) => metadata.labels?.['grafana_dashboard'] === '1').map(({ data }) => data as object)) as Record<string, string>;
      expect(Object.keys(dashboards).sort()).toEqual(files('dashboards'));
      for (const [file, text] of Object.entries(dashboards)) expect(text).toBe(readFileSync(join(CHART, 'files/dashboards', file), 'utf8'));
      expect(rules.length * Object.keys(dashboards).length).toBeGreaterThan(0);
    });

    it('gives every pod its own account without a token, no root, and nothing to write on but /tmp', () => {
      const pods = objects.filter(({ kind }) => ['Deployment', 'Job'].includes(kind));
      expect(pods.map(({ metadata }) => metadata.name).sort()).toEqual(components.map((one) => `plant-${one}`).sort());
      for (const { metadata, spec } of pods) {
        const pod = at(spec, 'template', 'spec');
        expect(at(pod, 'serviceAccountName')).toBe(metadata.name);
        expect(at(pod, 'automountServiceAccountToken')).toBe(false);
        expect(at(pod, 'containers', 0, 'securityContext', 'readOnlyRootFilesystem')).toBe(true);
        expect((at(pod, 'containers', 0, 'volumeMounts') as { readOnly?: boolean; mountPath: string }[]).filter(({ readOnly }) => readOnly !== true).map(({ mountPath }) => mountPath)).toEqual(['/tmp']);
      }
    });
  });
}
