import type { FaultyMachine } from '../machines/faults';
import type { SimulatedMachine, SimulatedTag, SimulatedValue } from '../machines/machine';
import type { ApplicationCertificate } from '../opcua/certificate';
import { SimulatedBroker } from './simulated-broker';
import { SimulatedEdgeNode } from './simulated-edge-node';

export interface GatewayBuild {
  readonly group: string;
  readonly edgeNode: string;
  /** Name of the primary host: while it is away, samples are kept. */
  readonly host: string;
  /** Names and passwords that the broker lets in: of the gateway itself, and of the plant. */
  readonly user: { readonly user: string; readonly password: string };
  /** The broker speaks TLS with it. */
  readonly certificate: ApplicationCertificate;
  /** Of the broker. Absent: one that the system gives. */
  readonly port?: number;
  readonly everyMs?: number;
}

/** A gateway in this process, and the broker behind which it is heard. */
export interface Gateway {
  /** `mqtts://127.0.0.1:…` */
  readonly endpoint: string;
  /** Takes the broker away: the gateway keeps what it cannot tell. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  stop(): Promise<void>;
}

/** As often as a slow controller is asked. */
const EVERY_MS = 5_000;

/** Starts a broker, and an edge node that tells over it what the machines say. */
export async function startGateway({ group, edgeNode, host, user, certificate, port, everyMs = EVERY_MS }: GatewayBuild, machines: readonly FaultyMachine[], clock: () => number = Date.now): Promise<Gateway> {
  const own = { user: 'gateway', password: user.password };
  const broker = await new SimulatedBroker({ users: new Map([user, own].map(({ user: name, password }) => [name, password])), secure: certificate, ...(port === undefined ? {} : { port }) }).start();
  const edge = new SimulatedEdgeNode({ broker: broker.endpoint, authority: certificate.certificate, login: own, group, edgeNode, host, machines: machines.map(overGateway), qos: 1 }).start();
  const tick = (): void => {
    const now = clock();
    // a gateway stamps by its own clock: when that of a machine goes wrong, so does what it tells
    edge.clockWrongBy(Math.max(0, ...machines.map((machine) => machine.spokenAt(now).clock - now)));
    edge.tick(now);
  };
  tick();
  const ticking = setInterval(tick, everyMs);
  return {
    endpoint: broker.endpoint,
    cut: () => broker.stop(),
    mend: async () => void (await broker.start()),
    async stop() {
      clearInterval(ticking);
      await edge.stop();
      await broker.stop();
    },
  };
}

/** A machine as its gateway hears it. What does not fit the type that was told at birth cannot be told: then it is bad. */
export function overGateway(machine: FaultyMachine): SimulatedMachine {
  return {
    code: machine.code, tags: machine.tags,
    valuesAt(ms) {
      const { values, reachable } = machine.spokenAt(ms);
      return values.map((said, at) => (reachable && fits(machine.tags[at], said) ? said : { code: said.code, value: null, quality: 'bad' }));
    },
    write: (code, value) => machine.write(code, value),
  };
}

const TYPES = { number: 'number', boolean: 'boolean', text: 'string' } as const;

function fits(tag: SimulatedTag | undefined, { value }: SimulatedValue): boolean {
  return value === null || (tag !== undefined && typeof value === TYPES[tag.type]);
}
