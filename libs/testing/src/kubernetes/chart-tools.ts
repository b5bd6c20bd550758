import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildPrograms, CACHE, goIsThere, makeOnce, type GoProgram } from './go-program';
import { KUBERNETES, writeSchemas } from './kubernetes-schemas';

const HELM: GoProgram = { name: 'helm', module: 'helm.sh/helm/v3', version: 'v3.22.0', package: 'helm.sh/helm/v3/cmd/helm' };
const KUBECONFORM: GoProgram = { name: 'kubeconform', module: 'github.com/yannh/kubeconform', version: 'v0.8.0', package: 'github.com/yannh/kubeconform/cmd/kubeconform' };
const UNITTEST: GoProgram = { name: 'untt', module: 'github.com/helm-unittest/helm-unittest', version: 'v1.1.2', package: 'github.com/helm-unittest/helm-unittest/cmd/helm-unittest' };

/** Paths of what judges a chart. */
export interface ChartTools {
  readonly helm: string;
  /** helm-unittest as a program of its own. */
  readonly unittest: string;
  readonly kubeconform: string;
  /** Pattern of kubeconform for the schemas of `KUBERNETES`. */
  readonly schemas: string;
}

const folderOf = ({ name, version }: GoProgram): string => join(CACHE, `${name}-${version.slice(1)}`);
const SCHEMAS = join(CACHE, `kubernetes-schemas-${KUBERNETES}`);
const TOOLS: ChartTools = {
  helm: join(folderOf(HELM), HELM.name),
  unittest: join(folderOf(UNITTEST), UNITTEST.name),
  kubeconform: join(folderOf(KUBECONFORM), KUBECONFORM.name),
  schemas: join(SCHEMAS, '{{ .ResourceKind }}{{ .KindSuffix }}.json'),
};

/** The tools, when they were built on this machine before; absent = they have to be built first. */
export function cachedChartTools(): ChartTools | undefined {
  return [TOOLS.helm, TOOLS.unittest, TOOLS.kubeconform, SCHEMAS].every(existsSync) ? TOOLS : undefined;
}

/** The tools, built from the Go module proxy where they are not there yet: about five minutes. Throws where Go is missing. */
export function chartTools(say: (text: string) => void): ChartTools {
  const cached = cachedChartTools();
  if (cached) return cached;
  if (!goIsThere()) throw new Error('the tools that judge the chart are built with Go, which this machine does not have: install Go 1.26 or newer');
  for (const program of [KUBECONFORM, HELM, UNITTEST]) {
    if (!existsSync(folderOf(program))) say(`building ${program.name} ${program.version}`);
    makeOnce(folderOf(program), (part) => buildPrograms([program], part));
  }
  makeOnce(SCHEMAS, writeSchemas);
  return TOOLS;
}
