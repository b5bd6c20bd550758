import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const FILES = resolve(__dirname, '../../helm/batchwright/files');

/** Folder of the alert rules. */
export const ALERTS = join(FILES, 'alerts');
export const ALERT_FILES = readdirSync(ALERTS).filter((name) => name.endsWith('.yaml'));

/** Name and expression of each rule; the files keep each on one line. */
export const RULES = ALERT_FILES.flatMap((file) =>
  [...readFileSync(join(ALERTS, file), 'utf8').matchAll(/- alert: (\w+)\n\s+expr: (.+)\n/g)].map(([, name = '', expr = '']) => ({ file, name, expr })));

interface RuleFile {
  readonly groups: readonly { readonly interval?: string; readonly rules: readonly { readonly alert: string; readonly expr: string; readonly for?: string }[] }[];
}

/**
 * Seconds after which an alert on a number that grows with time is told at the latest: the service looks at it every five seconds, Prometheus asks the service, then judges the rule.
 * NaN where a rule or an interval has another form.
 */
export function toldAfter(alert: string, values: string, rules: string): number {
  const seconds = (text: string | undefined): number => Number(/^(\d+)s$/.exec(text ?? '')?.[1]);
  const { monitoring } = parse(values) as { monitoring: { serviceMonitor: { interval: string } } };
  const group = (parse(rules) as RuleFile).groups.find((one) => one.rules.some((rule) => rule.alert === alert));
  const rule = group?.rules.find((one) => one.alert === alert);
  const threshold = Number(/ > (\d+)$/.exec(rule?.expr ?? '')?.[1]);
  return threshold + seconds(rule?.for ?? '0s') + 5 + seconds(monitoring.serviceMonitor.interval) + seconds(group?.interval);
}

export const VALUES = readFileSync(resolve(FILES, '../values.yaml'), 'utf8');
export const BUS_RULES = readFileSync(join(ALERTS, 'bus.yaml'), 'utf8');

export interface Panel {
  readonly title: string;
  readonly type: string;
  readonly datasource?: { readonly uid?: string };
  readonly targets?: readonly { readonly expr: string }[];
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly schemaVersion: number;
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string; readonly query?: string }[] };
  readonly panels: readonly Panel[];
}

export const DASHBOARDS = readdirSync(join(FILES, 'dashboards')).map((file) => ({ file, dashboard: JSON.parse(readFileSync(join(FILES, 'dashboards', file), 'utf8')) as Dashboard }));

export const OPERATE = readFileSync(resolve(__dirname, '../../docs/operate.md'), 'utf8');
export const ALERT_CASES = readFileSync(join(__dirname, 'alerts.test.yaml'), 'utf8');
