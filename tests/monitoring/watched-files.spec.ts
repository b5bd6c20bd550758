import { METRICS, type MetricEntry, type MetricName } from '@batchwright/telemetry';
import { ALERT_CASES, ALERT_FILES, BUS_RULES, DASHBOARDS, OPERATE, RULES, toldAfter, VALUES } from './watched-files.fixture';

/** Names under which Prometheus knows them: a duration is three. */
const KNOWN = new Set(Object.entries<MetricEntry>(METRICS).flatMap(([name, { kind }]) => (kind === 'duration' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name])));
const strangersIn = (expr: string): string[] => (expr.match(/\bbatchwright_\w+/g) ?? []).filter((name) => !KNOWN.has(name));
/** A name of ours in an expression is asked for; an expression without one watches nothing. */
const namesIn = (expr: string): string[] => [...KNOWN].filter((name) => new RegExp(`\\b${name}\\b`).test(expr));
const labelsOf = (name: string): readonly string[] => (METRICS as Readonly<Record<string, MetricEntry>>)[name.replace(/_(bucket|sum|count)$/, '')]?.labels ?? METRICS[name as MetricName].labels;

describe('N6 what watches the plant', () => {
  it('finds the rules of every file', () => {
    expect(new Set(RULES.map(({ file }) => file))).toEqual(new Set(ALERT_FILES));
    expect(RULES.map(({ name }) => name)).toEqual([...new Set(RULES.map(({ name }) => name))]);
  });

  it.each(RULES)('alert $name asks for numbers that the plant keeps, is in the runbook, and has its case', ({ name, expr }) => {
    expect(strangersIn(expr)).toEqual([]);
    expect(namesIn(expr)).not.toEqual([]);
    expect(OPERATE.match(new RegExp(`^\\| \`${name}\` \\| .{20,} \\| .{20,} \\|$`, 'm'))).not.toBeNull();
    expect(ALERT_CASES).toMatch(new RegExp(`alertname: ${name}\\b(?!, exp_alerts: \\[\\])`));
  });

  it('has no runbook for an alert that is no more', () => {
    expect([...OPERATE.matchAll(/^\| `(Batchwright\w+)`/gm)].map(([, name]) => name)).toEqual(RULES.map(({ name }) => name));
  });

  it('explains every number in docs/operate.md as the code has it', () => {
    const rows = Object.entries<MetricEntry>(METRICS).map(([name, { kind, labels, text }]) => `| \`${name}\` | ${kind} | ${labels.map((label) => `\`${label}\``).join(', ') || '–'} | ${text} |`);
    expect(OPERATE.split('\n').filter((line) => line.startsWith('| `batchwright_'))).toEqual(rows);
  });

  it('tells of a stuck consumer within a minute as the chart has it, and would not if it asked or judged as seldom as Prometheus does by itself', () => {
    expect(toldAfter('BatchwrightConsumerStuck', VALUES, BUS_RULES)).toBeLessThan(60);
    expect(toldAfter('BatchwrightConsumerStuck', VALUES.replace('interval: 15s', 'interval: 30s'), BUS_RULES)).toBeGreaterThan(60);
    expect(toldAfter('BatchwrightConsumerStuck', VALUES, BUS_RULES.replace('interval: 15s', 'interval: 30s'))).toBeGreaterThan(60);
  });

  it('names a number that nobody keeps when one is planted', () => {
    expect(strangersIn('sum(rate(batchwright_outbox_sizes_total[5m])) > 0')).toEqual(['batchwright_outbox_sizes_total']);
  });
});

describe('N6 dashboards', () => {
  it('there are four, each with a name of its own', () => {
    expect(DASHBOARDS.map(({ file, dashboard }) => [file, dashboard.uid])).toEqual([
      ['bus.json', 'batchwright-bus'], ['one-service.json', 'batchwright-service'], ['plant.json', 'batchwright-plant'], ['signatures-and-security.json', 'batchwright-security'],
    ]);
  });

  it.each(DASHBOARDS)('$file asks the data source that the reader chooses, for numbers and labels that are kept', ({ dashboard }) => {
    expect(dashboard.templating.list).toContainEqual(expect.objectContaining({ name: 'datasource', type: 'datasource', query: 'prometheus' }));
    expect(dashboard.schemaVersion).toBeGreaterThanOrEqual(39);
    for (const { title, datasource, targets = [] } of dashboard.panels) {
      expect([title, datasource?.uid]).toEqual([title, '${datasource}']);
      expect([title, targets.length > 0]).toEqual([title, true]);
      for (const { expr } of targets) {
        expect([title, strangersIn(expr), namesIn(expr).length > 0]).toEqual([title, [], true]);
        const known = ['le', ...namesIn(expr).flatMap((name) => [...labelsOf(name), 'instance'])];
        const asked = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/)).concat([...expr.matchAll(/[{,]\s*(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label));
        expect([title, asked.filter((label) => !known.includes(label))]).toEqual([title, []]);
      }
    }
  });

  it.each(DASHBOARDS)('$file has no two panels on one place', ({ dashboard }) => {
    const places = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) => Array.from({ length: w * h }, (_, n) => `${x + (n % w)}/${y + Math.floor(n / w)}`));
    expect(new Set(places).size).toBe(places.length);
  });
});
