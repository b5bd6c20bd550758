import { openFaultsPage } from './faults-page';
import { withFaults, type FaultyMachine } from './machines/faults';
import type { SimulatedMachine } from './machines/machine';
import type { ApplicationCertificate } from './opcua/certificate';
import { startOpcUaServer, type OpcUaServer } from './opcua/opcua-server';
import { startGateway, type GatewayBuild } from './sparkplug/gateway';

export interface SimulatorBuild {
  readonly machines: readonly SimulatedMachine[];
  /** How often machines speak, times a second: 1 to 10. */
  readonly hertz?: number;
  /** The user of the OPC UA server. */
  readonly user: { readonly user: string; readonly password: string };
  /** Absent: a new one at each start, which a plant must agree to anew. */
  readonly certificate?: ApplicationCertificate;
  readonly port?: number;
  readonly anonymous?: boolean;
  readonly kept?: number;
  readonly large?: number;
  readonly clock?: () => number;
  /** Machines that speak through a gateway instead. */
  readonly gateway?: GatewayBuild & { readonly machines: readonly SimulatedMachine[] };
}

/** Machines that run in this process: where a plant hears them, and where they are let go wrong. */
export interface Simulator {
  readonly endpoint: string;
  /** Of the broker of the gateway; absent where there is none. */
  readonly gatewayEndpoint?: string;
  /** Of the OPC UA server, PEM. */
  readonly certificate: string;
  readonly faultsUrl: string;
  readonly machines: ReadonlyMap<string, FaultyMachine>;
  /** Takes the server and the broker away for so many seconds; the machines go on meanwhile. Resolves when they are back. */
  cut(seconds: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts simulated machines behind an OPC UA server and a gateway, and the page that breaks them. */
export async function startSimulator(build: SimulatorBuild): Promise<Simulator> {
  const machines = build.machines.map(withFaults);
  const behindGateway = (build.gateway?.machines ?? []).map(withFaults);
  let server: OpcUaServer | undefined = await startOpcUaServer({ ...build, machines });
  const gateway = build.gateway && (await startGateway(build.gateway, behindGateway, build.clock).catch(async (error: unknown) => {
    await server?.stop();
    throw error;
  }));
  const { endpoint, certificate, port } = server;
  const own = build.certificate ?? { certificate, key: server.key };
  let cutting: Promise<void> | undefined;
  const cutFor = async (seconds: number): Promise<void> => {
    await Promise.all([server?.stop(), gateway?.cut()]);
    server = undefined;
    await new Promise((back) => setTimeout(back, seconds * 1000));
    server = await startOpcUaServer({ ...build, machines, port, certificate: own });
    await gateway?.mend();
  };
  const cut = (seconds: number): Promise<void> => (cutting ??= cutFor(seconds).finally(() => (cutting = undefined)));
  const page = await openFaultsPage({
    machines: [...machines, ...behindGateway], clock: build.clock,
    cut: (seconds) => {
      cut(seconds).catch((error: unknown) => console.error('the simulated machines did not come back:', error));
      return Promise.resolve();
    },
  });
  return {
    endpoint, certificate, cut, faultsUrl: page.url, machines: new Map([...machines, ...behindGateway].map((machine) => [machine.code, machine])),
    ...(gateway ? { gatewayEndpoint: gateway.endpoint } : {}),
    async stop() {
      await page.close();
      await cutting;
      await gateway?.stop();
      await server?.stop();
    },
  };
}
