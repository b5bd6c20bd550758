/** A service of docker-compose.yml, as far as the rules look at it. */
export interface ComposeService {
  readonly image?: string;
  readonly build?: unknown;
  readonly command?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly network_mode?: string;
  readonly restart?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  /** Names, or names with what is said of them. */
  readonly networks?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly secrets?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly deploy?: { readonly resources?: { readonly limits?: { readonly cpus?: string; readonly memory?: string } } };
  readonly pids_limit?: number;
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly secrets: Readonly<Record<string, { readonly file?: string }>>;
}

/** The image of the collector holds one program, which asks nobody whether it is well. */
const WITHOUT_HEALTH_CHECK = ['collector'];
const OWN_IMAGE = /^batchwright:/;

/** Defaults of `${NAME:-default}` filled in, as Compose does it without a file of settings. */
export function withDefaults(text: string): string {
  return text.replace(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1');
}

function faultsOfService(name: string, one: ComposeService): string[] {
  const image = withDefaults(one.image ?? '');
  const isOwn = OWN_IMAGE.test(image);
  const isJob = isOwn && one.command?.[0] !== 'serve';
  const limits = one.deploy?.resources?.limits;
  const openSecrets = Object.keys(one.environment ?? {}).filter((key) => /PASSWORD|SECRET|_KEY|DATABASE_URL|ADMIN_URL/.test(key) && !key.endsWith('_FILE'));
  const sentences: [wrong: boolean, sentence: string][] = [
    [!/:v?\d+\.\d+(\.\d+)?[a-z0-9.-]*$/.test(image), `its image "${image}" is not pinned to a version`],
    [one.read_only !== true, 'its root file system can be written'],
    [!one.cap_drop?.includes('ALL') || (one.cap_add?.length ?? 0) > 0 || one.privileged === true, 'it keeps capabilities'],
    [!one.security_opt?.includes('no-new-privileges:true'), 'it may gain privileges'],
    [!/^[1-9]\d*:\d+$/.test(one.user ?? ''), `its user "${one.user ?? ''}" is not a number other than root's`],
    [one.network_mode === 'host', 'it is in the network of the host'],
    [(one.volumes ?? []).some((volume) => volume.includes('docker.sock')), 'it reaches the engine'],
    [limits?.cpus === undefined || limits.memory === undefined || one.pids_limit === undefined, 'it has no limits of processor, memory and processes'],
    [one.restart === undefined, 'nobody says whether it starts again'],
    [!isJob && !isOwn && !WITHOUT_HEALTH_CHECK.includes(name) && (one.healthcheck?.test?.[0] !== 'CMD' || one.healthcheck.disable === true), 'it has no health check'],
    [isOwn && !isJob && one.healthcheck !== undefined, 'it replaces the health check of its image'],
    [openSecrets.length > 0, `${openSecrets.join(', ')} is a secret in the open: give it as a file`],
    [(one.ports ?? []).some((port) => !/^(127\.0\.0\.1|\$\{BATCHWRIGHT_LISTEN:-127\.0\.0\.1\}):/.test(port)), 'it listens to the network without having been asked to'],
  ];
  return sentences.flatMap(([wrong, sentence]) => (wrong ? [`${name}: ${sentence}`] : []));
}

/** What is wrong with a Compose file, a sentence each. `services`: those that the house has. */
export function faultsOfCompose(file: ComposeFile, services: readonly string[]): string[] {
  const all = Object.entries(file.services);
  const own = all.filter(([, { image }]) => OWN_IMAGE.test(image ?? ''));
  const served = own.flatMap(([, { command }]) => (command?.[0] === 'serve' ? [command[1] ?? ''] : []));
  const images = new Set(own.map(([, { image }]) => image));
  const named = (one: ComposeService): string[] => Object.values(one.environment ?? {}).flatMap((value) => /^\/run\/secrets\/(.+)$/.exec(value)?.[1] ?? []);
  return [
    ...services.filter((name) => !served.includes(name)).map((name) => `${name} is not served`),
    ...served.filter((name) => !services.includes(name)).map((name) => `${name} is served and no service of the house`),
    ...(images.size === 1 ? [] : [`the house has ${images.size} images: ${[...images].join(', ')}`]),
    ...own.filter(([, { command }]) => command?.[0] === 'serve').flatMap(([name, { depends_on: needs }]) =>
      ['migrate', 'topics', 'realm'].filter((job) => needs?.[job]?.condition !== 'service_completed_successfully').map((job) => `${name} does not wait for ${job}`)),
    ...all.flatMap(([name, one]) => faultsOfService(name, one)),
    ...all.flatMap(([name, one]) => named(one).filter((secret) => !one.secrets?.includes(secret)).map((secret) => `${name} reads the secret ${secret}, which it is not given`)),
    ...all.flatMap(([name, one]) => (one.secrets ?? []).filter((secret) => !(secret in file.secrets)).map((secret) => `${name} is given the secret ${secret}, which is not declared`)),
    ...own.flatMap(([name, one]) => (one.secrets ?? []).filter((secret) => !named(one).includes(secret)).map((secret) => `${name} is given the secret ${secret} and does not read it`)),
  ];
}

/** What is wrong with the Dockerfile of the house, a sentence each. `node`: the version that the house is tested on. */
export function faultsOfDockerfile(text: string, node: string): string[] {
  const lines = text.replace(/\\\n\s*/g, ' ').split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const froms = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(/\s+/)[1]);
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  const words = (name: string): string => last.findLast((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
  const sentences: [wrong: boolean, sentence: string][] = [
    [!lines.includes(`ARG NODE_IMAGE=docker.io/library/node:${node}-bookworm-slim`), `the base is not Node ${node}, on which the house is tested`],
    [froms.some((from) => from !== '${NODE_IMAGE}'), `a stage stands on another image than the base: ${froms.join(', ')}`],
    [!lines.some((line) => /npm ci --omit=dev --omit=optional --ignore-scripts/.test(line)), 'production packages are not installed from the lock file, without development and optional ones'],
    [lines.some((line) => line.startsWith('ADD ')), 'ADD fetches what nobody has checked; use COPY'],
    [!/^[1-9]\d*:[1-9]\d*$/.test(words('USER')), `the user "${words('USER')}" is not a number other than root's`],
    [!words('ENTRYPOINT').startsWith('['), 'the entry needs a shell'],
    [!/CMD \[/.test(words('HEALTHCHECK')), 'the health check is missing or needs a shell'],
    [!last.some((line) => /COPY --from=packages \/app\/sbom\.cdx\.json /.test(line)), 'the image holds no bill of materials'],
    [last.some((line) => /^COPY (?!--from=(packages|build) |package\.json LICENSE )/.test(line)), 'the image takes files that no stage has made'],
    [['title', 'description', 'licenses', 'version', 'revision'].some((label) => !words('LABEL').includes(`org.opencontainers.image.${label}=`)), 'the image does not say what it is'],
    [lines.some((line) => /^(ARG|ENV) \w*(PASSWORD|SECRET|TOKEN)/.test(line)), 'a secret would stay in the layers of the image'],
  ];
  return sentences.flatMap(([wrong, sentence]) => (wrong ? [sentence] : []));
}
