import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataType, MessageSecurityMode, resolveNodeId, SecurityPolicy, setErrorLogger, setWarningLogger, StatusCodes, type DataValue, type StatusCode } from 'node-opcua-client';
import { OPCUAServer, type OPCUAServerOptions } from 'node-opcua-server';
import type { FaultyMachine, Spoken } from '../machines/faults';
import type { SimulatedTag, SimulatedValue } from '../machines/machine';
import { acceptsAll } from './accepts-all';
import { addCommand, CarriedOut } from './commands';
import { applicationCertificate, type ApplicationCertificate } from './certificate';

export interface OpcUaBuild {
  readonly machines: readonly FaultyMachine[];
  /** Absent: one that the system gives. */
  readonly port?: number;
  /** Times a second. */
  readonly hertz?: number;
  readonly user: { readonly user: string; readonly password: string };
  readonly certificate?: ApplicationCertificate;
  /** Also without a user. */
  readonly anonymous?: boolean;
  /** Values kept of each tag; 0: no history. */
  readonly kept?: number;
  /** Further variables in a folder `Large`, for trying out long lists. */
  readonly large?: number;
  readonly clock?: () => number;
}

export interface OpcUaServer {
  readonly endpoint: string;
  readonly port: number;
  readonly certificate: string;
  readonly key: string;
  stop(): Promise<void>;
}

export const APPLICATION_URI = 'urn:batchwright:simulated-machines';
const NAMESPACE = 'urn:batchwright:machines';
const TYPES = { number: DataType.Double, boolean: DataType.Boolean, text: DataType.String } as const;
const CODES = { good: StatusCodes.Good, uncertain: StatusCodes.UncertainSensorNotAccurate, bad: StatusCodes.BadSensorFailure } as const;

type Variable = ReturnType<ReturnType<NonNullable<OPCUAServer['engine']['addressSpace']>['getOwnNamespace']>['addVariable']>;

/** What controllers carried out: they remember it while their server is away. */
const commands = new WeakMap<FaultyMachine, CarriedOut>();

/** An OPC UA server that plays machines: node ids are `ns=1;s=` and the code of the tag. */
export async function startOpcUaServer(build: OpcUaBuild): Promise<OpcUaServer> {
  const { machines, port = await freePort(), hertz = 1, user, kept = 3600, large = 0, clock = Date.now } = build;
  const own = build.certificate ?? await applicationCertificate(APPLICATION_URI, ['localhost', '127.0.0.1']);
  // node-opcua's server reads its key from a file only
  const files = mkdtempSync(join(tmpdir(), 'batchwright-machines-'));
  const certificateFile = join(files, 'certificate.pem');
  const privateKeyFile = join(files, 'key.pem');
  writeFileSync(certificateFile, own.certificate);
  writeFileSync(privateKeyFile, own.key, { mode: 0o600 });
  const options: OPCUAServerOptions = {
    port, hostname: '127.0.0.1', resourcePath: '/machines',
    serverInfo: { applicationUri: APPLICATION_URI, applicationName: { text: 'Simulated machines' } }, buildInfo: { productName: 'Simulated machines', manufacturerName: 'Batchwright' },
    securityModes: [MessageSecurityMode.None, MessageSecurityMode.SignAndEncrypt], securityPolicies: [SecurityPolicy.None, SecurityPolicy.Basic256Sha256, SecurityPolicy.Aes256_Sha256_RsaPss],
    allowAnonymous: build.anonymous ?? false, userManager: { isValidUser: (name: string, password: string) => name === user.user && password === user.password },
    serverCertificateManager: acceptsAll(), userCertificateManager: acceptsAll(), certificateFile, privateKeyFile,
    serverCapabilities: { maxSessions: 100, maxSubscriptionsPerSession: 50, maxBrowseContinuationPoints: 20 },
  };
  // it warns on the console of what it would do otherwise
  for (const silence of [setWarningLogger, setErrorLogger]) silence(() => undefined);
  const server = new OPCUAServer(options);
  await server.initialize();
  const addressSpace = server.engine.addressSpace;
  if (!addressSpace) throw new Error('the server has no address space');
  const namespace = addressSpace.registerNamespace(NAMESPACE) && addressSpace.getOwnNamespace();
  const folder = addressSpace.rootFolder.objects;
  const players = machines.map((machine) => {
    const object = namespace.addObject({ organizedBy: folder, browseName: machine.code, nodeId: `s=${machine.code}` });
    const variables = new Map(machine.tags.map((tag) => {
      const variable = addTag(namespace, object, tag);
      if (kept > 0) addressSpace.installHistoricalDataNode(variable, { maxOnlineValues: kept });
      return [tag.code, variable] as const;
    }));
    const play = player(machine, variables, clock);
    const carriedOut = commands.get(machine) ?? new CarriedOut();
    commands.set(machine, carriedOut);
    for (const tag of machine.tags) {
      if (!tag.writable) continue;
      addCommand(namespace, object, tag, TYPES[tag.type], carriedOut, (value) => {
        machine.write(tag.code, value);
        play();
      });
    }
    return play;
  });
  if (large > 0) {
    const many = namespace.addObject({ organizedBy: folder, browseName: 'Large', nodeId: 's=Large' });
    for (let index = 0; index < large; index += 1) namespace.addVariable({ organizedBy: many, browseName: `Point ${index}`, nodeId: `s=Large.${index}`, dataType: DataType.Double, value: { dataType: DataType.Double, value: index } });
  }
  for (const play of players) play();
  const timer = setInterval(() => players.forEach((play) => play()), 1000 / hertz);
  const stop = async (): Promise<void> => {
    clearInterval(timer);
    await server.shutdown(0);
    rmSync(files, { recursive: true, force: true });
  };
  try {
    await server.start();
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
  return {
    port, endpoint: `opc.tcp://127.0.0.1:${port}/machines`, certificate: own.certificate, key: own.key, stop,
  };
}

/** node-opcua does not say which port the system gave it. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

function addTag(namespace: ReturnType<NonNullable<OPCUAServer['engine']['addressSpace']>['getOwnNamespace']>, machine: object, tag: SimulatedTag): Variable {
  const common = { componentOf: machine as never, browseName: tag.code.slice(tag.code.indexOf('.') + 1), displayName: tag.title, nodeId: `s=${tag.code}`, dataType: TYPES[tag.type], minimumSamplingInterval: 0, userAccessLevel: tag.writable ? 'CurrentRead | CurrentWrite | HistoryRead' : 'CurrentRead | HistoryRead', accessLevel: tag.writable ? 'CurrentRead | CurrentWrite | HistoryRead' : 'CurrentRead | HistoryRead' };
  if (tag.unit === undefined) return namespace.addVariable(common);
  return namespace.addAnalogDataItem({ ...common, definition: '', valuePrecision: 0.001, engineeringUnitsRange: { low: -1e9, high: 1e9 }, engineeringUnits: { namespaceUri: 'http://unitsofmeasure.org', unitId: -1, displayName: { text: tag.unit }, description: { text: tag.unit } } }) as unknown as Variable;
}

/** Puts what a machine says into its variables, and what is written into the machine. */
function player(machine: FaultyMachine, variables: ReadonlyMap<string, Variable>, clock: () => number): () => void {
  let playing = false;
  const play = (): void => {
    playing = true;
    const spoken = machine.spokenAt(clock());
    for (const value of spoken.values) show(variables.get(value.code), value, spoken);
    playing = false;
  };
  for (const tag of machine.tags) {
    if (!tag.writable) continue;
    variables.get(tag.code)?.on('value_changed', (written: DataValue) => {
      if (playing) return;
      try {
        machine.write(tag.code, written.value.value as number | boolean | string);
      } finally {
        // at once, so that who reads back sees what the machine made of it
        play();
      }
    });
  }
  return play;
}

function show(variable: Variable | undefined, { value, quality }: SimulatedValue, { clock, reachable }: Spoken): void {
  const dataType = typeof value === 'string' ? DataType.String : typeof value === 'boolean' ? DataType.Boolean : value === null ? DataType.Null : DataType.Double;
  const status: StatusCode = reachable ? CODES[quality] : StatusCodes.BadNoCommunication;
  if (!variable) return;
  // a machine whose program was changed: the node has another type from now on
  if (value !== null && Number(variable.dataType.value) !== Number(dataType)) {
    variable.dataType = resolveNodeId(DataType[dataType]);
    // node-opcua remembers what it found out about the type before
    Object.assign(variable, { _basicDataType: null });
  }
  variable.setValueFromSource({ dataType, value }, status, new Date(clock));
}
