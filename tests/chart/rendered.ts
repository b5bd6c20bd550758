import { spawnSync } from 'node:child_process';
import { KUBERNETES, type ChartTools } from '@batchwright/testing';
import { parseAllDocuments } from 'yaml';
import { at, CHART, EXAMPLES, type Tree } from './chart-files';

/** An object as the chart makes it. */
export interface Rendered extends Tree {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Record<string, string> };
}

/** How a tool ended, and what it said. */
export function judge(program: string, words: readonly string[], input?: string): { code: number; text: string } {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 64 << 20, ...(input === undefined ? {} : { input }) });
  return { code: status ?? 1, text: `${stdout}${stderr}` };
}

/** The chart with the values of the examples, and more settings as `--set` takes them; as text. Throws with what Helm said. */
export function render(tools: ChartTools, ...more: readonly string[]): string {
  const { code, text } = judge(tools.helm, ['template', 'plant', CHART, '--values', `${EXAMPLES}/values.yaml`, '--kube-version', KUBERNETES, ...more.flatMap((one) => ['--set', one])]);
  if (code !== 0) throw new Error(text);
  return text;
}

export function objectsOf(text: string): Rendered[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Rendered | null).filter((one) => one !== null);
}

/** What one component is told: settings by name, and names of the secrets that it gets as files. */
export interface Told {
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

/** What a component is told, read from its pod and its ConfigMap. */
export function toldTo(component: string, objects: readonly Rendered[]): Told {
  const name = `plant-${component}`;
  const pod = objects.find((one) => ['Deployment', 'StatefulSet', 'Job'].includes(one.kind) && one.metadata.name === name);
  const settings = objects.find((one) => one.kind === 'ConfigMap' && one.metadata.name === name);
  const env = at(pod, 'spec', 'template', 'spec', 'containers', 0, 'env') as { name: string; value?: string }[];
  return { settings: settings?.['data'] as Record<string, string>, secrets: env.filter(({ name: one }) => one.endsWith('_FILE')).map(({ name: one }) => one.replace(/_FILE$/, '')) };
}

type Labels = Readonly<Record<string, string>>;
interface Rule {
  readonly from?: readonly { readonly podSelector?: { readonly matchLabels?: Labels }; readonly namespaceSelector?: unknown }[];
  readonly to?: Rule['from'];
}

/** Whether the policies let one pod of the namespace open a connection to another: both its way out and the other's way in have to be open. */
export function mayReach(policies: readonly Rendered[], from: Labels, to: Labels): boolean {
  const fits = (selector: Labels | undefined, labels: Labels): boolean => Object.entries(selector ?? {}).every(([key, value]) => labels[key] === value);
  const open = (direction: 'ingress' | 'egress', own: Labels, other: Labels): boolean => {
    const applied = policies.filter((one) => fits(at(one, 'spec', 'podSelector', 'matchLabels') as Labels, own));
    if (applied.length === 0) return true; // no policy at all: everything is open
    const rules = applied.flatMap((one) => (at(one, 'spec', direction) ?? []) as Rule[]);
    return rules.some((rule) => (rule.from ?? rule.to)?.some((peer) => peer.namespaceSelector === undefined && peer.podSelector !== undefined && fits(peer.podSelector.matchLabels, other)) ?? true);
  };
  return open('egress', from, to) && open('ingress', to, from);
}
