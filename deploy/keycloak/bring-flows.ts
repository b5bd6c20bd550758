import { differs } from './differs';
import type { KeycloakAdmin } from './keycloak-admin';
import type { ExecutionRepresentation, FlowRepresentation, RealmRepresentation } from './plant-realm';

/** A step as Keycloak lists it, the steps of flows within flows behind their flow, one level deeper. */
interface ExecutionInfo {
  readonly id: string;
  readonly level: number;
  readonly requirement: string;
  readonly displayName: string;
  readonly providerId?: string;
  readonly authenticationFlow?: boolean;
  readonly flowId?: string;
  readonly authenticationConfig?: string;
}

interface FlowInfo {
  readonly id: string;
  readonly alias: string;
}

interface Step {
  readonly level: number;
  readonly requirement: string;
  readonly flow?: string;
  readonly authenticator?: string;
  /** Name of the settings; Keycloak does not show some of them, so other settings need another name. */
  readonly configName?: string;
  readonly config?: Readonly<Record<string, string>>;
}

/** What Keycloak shows in the place of settings that it keeps to itself. */
const HIDDEN = /^\*+$/;
/** How a flow is called that was put aside. Until the new one is bound, people sign in by it. */
const ASIDE = ' put aside';

/**
 * Brings the flows of sign-in and signature to what the file says. A flow that differs is built anew beside the old one, then bound: nobody
 * who signs in meanwhile meets half a flow. `rebind` gives the new flows to realm and clients. Answers which were built.
 */
export async function bringFlows(admin: KeycloakAdmin, wanted: RealmRepresentation, rebind: () => Promise<void>): Promise<string[]> {
  const path = `/${wanted.realm}/authentication`;
  const built: string[] = [];
  for (const flow of wanted.authenticationFlows?.filter(({ topLevel }) => topLevel) ?? []) {
    const known = (await flows(admin, path)).find(({ alias }) => alias === flow.alias);
    if (known && !differs(stepsOf(wanted, flow.alias, 0), await stepsThere(admin, path, wanted, flow.alias))) continue;
    if (known) await makeRoom(admin, path, known);
    await build(admin, path, wanted, flow);
    built.push(flow.alias);
  }
  await rebind();
  for (const { id } of (await flows(admin, path)).filter(({ alias }) => alias.endsWith(ASIDE))) await admin.change('DELETE', `${path}/flows/${id}`);
  return built;
}

/** Keycloak's ids of the flows that the file names by ids of its own. */
export async function flowIds(admin: KeycloakAdmin, wanted: RealmRepresentation): Promise<ReadonlyMap<string, string>> {
  const there = await flows(admin, `/${wanted.realm}/authentication`);
  return new Map((wanted.authenticationFlows ?? []).flatMap(({ id, alias }) => {
    const known = there.find((flow) => flow.alias === alias)?.id;
    return id === undefined || known === undefined ? [] : [[id, known] as const];
  }));
}

function flows(admin: KeycloakAdmin, path: string): Promise<FlowInfo[]> {
  return admin.get(`${path}/flows`);
}

function executions(admin: KeycloakAdmin, path: string, alias: string): Promise<ExecutionInfo[]> {
  return admin.get(`${path}/flows/${encodeURIComponent(alias)}/executions`);
}

function stepsOf(wanted: RealmRepresentation, alias: string, level: number): Step[] {
  const flow = wanted.authenticationFlows?.find((one) => one.alias === alias);
  return (flow?.authenticationExecutions.toSorted((a, b) => a.priority - b.priority) ?? []).flatMap((execution) => {
    const { requirement, flowAlias, authenticator } = execution;
    if (flowAlias !== undefined) return [{ level, requirement, flow: flowAlias }, ...stepsOf(wanted, flowAlias, level + 1)];
    return [{ level, requirement, authenticator: authenticator ?? '', ...(execution.authenticatorConfig === undefined ? {} : { configName: execution.authenticatorConfig, config: configOf(wanted, execution) ?? {} }) }];
  });
}

function configOf(wanted: RealmRepresentation, { authenticatorConfig }: ExecutionRepresentation): Readonly<Record<string, string>> | undefined {
  return wanted.authenticatorConfig?.find(({ alias }) => alias === authenticatorConfig)?.config;
}

/** The steps at Keycloak; hidden settings are taken to be those of `wanted`. */
async function stepsThere(admin: KeycloakAdmin, path: string, wanted: RealmRepresentation, alias: string): Promise<Step[]> {
  const steps: Step[] = [];
  for (const { level, requirement, displayName, providerId, authenticationFlow, authenticationConfig } of await executions(admin, path, alias)) {
    const found = authenticationConfig === undefined ? undefined : await admin.get<{ alias: string; config: Record<string, string> }>(`${path}/config/${authenticationConfig}`);
    const meant = wanted.authenticatorConfig?.find((one) => one.alias === found?.alias)?.config;
    const config = Object.fromEntries(Object.entries(found?.config ?? {}).map(([name, value]) => [name, HIDDEN.test(value) ? (meant?.[name] ?? value) : value]));
    steps.push({ level, requirement, ...(authenticationFlow === true ? { flow: displayName } : { authenticator: providerId ?? '' }), ...(found ? { configName: found.alias, config } : {}) });
  }
  return steps;
}

/** Frees the names of a flow, of the flows within it and of their settings, which are unique in a realm. What uses a flow names it by its id. */
async function makeRoom(admin: KeycloakAdmin, path: string, { id, alias }: FlowInfo): Promise<void> {
  if ((await flows(admin, path)).some((flow) => flow.alias === `${alias}${ASIDE}`)) return admin.change('DELETE', `${path}/flows/${id}`); // half a flow of a run that broke off; nobody is bound to it
  const steps = await executions(admin, path, alias);
  for (const { authenticationConfig, flowId } of steps) {
    if (authenticationConfig !== undefined) await rename(admin, `${path}/config/${authenticationConfig}`);
    if (flowId !== undefined) await rename(admin, `${path}/flows/${flowId}`);
  }
  await rename(admin, `${path}/flows/${id}`);
}

async function rename(admin: KeycloakAdmin, at: string): Promise<void> {
  const whole = await admin.get<{ alias: string }>(at);
  if (!whole.alias.endsWith(ASIDE)) await admin.change('PUT', at, { ...whole, alias: `${whole.alias}${ASIDE}` });
}

async function build(admin: KeycloakAdmin, path: string, wanted: RealmRepresentation, flow: FlowRepresentation): Promise<void> {
  const { alias, description, providerId } = flow;
  await admin.change('POST', `${path}/flows`, { alias, description, providerId, topLevel: true, builtIn: false });
  await fill(admin, path, wanted, flow);
}

async function fill(admin: KeycloakAdmin, path: string, wanted: RealmRepresentation, flow: FlowRepresentation): Promise<void> {
  const at = `${path}/flows/${encodeURIComponent(flow.alias)}/executions`;
  for (const execution of flow.authenticationExecutions.toSorted((a, b) => a.priority - b.priority)) {
    const inner = wanted.authenticationFlows?.find(({ alias }) => alias === execution.flowAlias);
    if (inner) await admin.change('POST', `${at}/flow`, { alias: inner.alias, description: inner.description, type: inner.providerId });
    else await admin.change('POST', `${at}/execution`, { provider: execution.authenticator });
    const made = (await executions(admin, path, flow.alias)).filter(({ level }) => level === 0).at(-1);
    if (!made) throw new Error(`Keycloak made no step in the flow ${flow.alias}`);
    await admin.change('PUT', at, { ...made, requirement: execution.requirement });
    const config = configOf(wanted, execution);
    if (config) await admin.change('POST', `${path}/executions/${made.id}/config`, { alias: execution.authenticatorConfig, config });
    if (inner) await fill(admin, path, wanted, inner);
  }
}
