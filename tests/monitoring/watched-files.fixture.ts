import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FILES = resolve(__dirname, '../../helm/batchwright/files');

/** Folder of the alert rules. */
export const ALERTS = join(FILES, 'alerts');
export const ALERT_FILES = readdirSync(ALERTS).filter((name) => name.endsWith('.yaml'));

/** Name and expression of each rule; the files keep each on one line. */
export const RULES = ALERT_FILES.flatMap((file) =>
  [...readFileSync(join(ALERTS, file), 'utf8').matchAll(/- alert: (\w+)\n\s+expr: (.+)\n/g)].map(([, name = '', expr = '']) => ({ file, name, expr })));

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
