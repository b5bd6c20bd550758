import { eventually } from '../../deploy/local/demo/acting/stage';
import type { SimulatedMachine, SimulatedTag, SimulatedValue } from '../../deploy/local/simulator/machines/machine';
import { SimulatedBroker } from '../../deploy/local/simulator/sparkplug/simulated-broker';
import { SimulatedEdgeNode } from '../../deploy/local/simulator/sparkplug/simulated-edge-node';
import type { ThePlant } from './the-plant';

type Value = Pick<SimulatedValue, 'value' | 'quality'>;

/** A tag of a told machine, as a connection has it; `metric`: its name at the machine. */
export interface ToldTag {
  readonly metric: string;
  readonly first: number | boolean;
  readonly tag: Readonly<Record<string, unknown>> & { readonly code: string; readonly equipment: string };
}

/** A machine that says what a test tells it to say, over a gateway of its own, through a connection that quality approved. */
export class ToldMachine {
  private gone: Promise<void> | undefined;

  private constructor(private readonly plant: ThePlant, private readonly broker: SimulatedBroker, private readonly edge: SimulatedEdgeNode, private readonly tags: readonly ToldTag[], private readonly stands: Map<string, Value>) {}

  static async start(plant: ThePlant, code: string, tags: readonly ToldTag[]): Promise<ToldMachine> {
    const stands = new Map<string, Value>(tags.map(({ metric, first }) => [`${code}.${metric}`, { value: first, quality: 'good' }]));
    const machine: SimulatedMachine = {
      code, write: () => undefined,
      tags: tags.map(({ metric, first }): SimulatedTag => ({ code: `${code}.${metric}`, type: typeof first as 'number' | 'boolean', title: metric })),
      valuesAt: () => [...stands].map(([at, value]) => ({ code: at, ...value })),
    };
    const broker = await new SimulatedBroker().start();
    const edge = new SimulatedEdgeNode({ broker: broker.endpoint, group: 'PLANT', edgeNode: code, machines: [machine], qos: 1 }).start().run(300);
    const { aggregate } = await (await plant.client.as('eng.moreau')).post<{ aggregate: string }>('/process-data/v1/connections', {
      site: 'HAM', code: `GW-${code}`, name: `Gateway of ${code}`, reason: 'the machine is connected', settings: { protocol: 'sparkplug', endpoint: broker.endpoint, group: 'PLANT', edgeNode: code },
      tags: tags.map(({ metric, first, tag }) => ({ address: `${code}/${metric}`, type: typeof first, keepDays: 30, limits: [], ...tag })),
    });
    await (await plant.client.as('qa.weiss')).signed(`/process-data/v1/connections/${aggregate}/approval`, {});
    const told = new ToldMachine(plant, broker, edge, tags, stands);
    for (const { metric } of tags) await told.heard(metric);
    return told;
  }

  /** From now on it says that. */
  say(metric: string, value: number | boolean | null, quality: Value['quality'] = 'good'): void {
    const at = [...this.stands.keys()].find((one) => one.endsWith(`.${metric}`));
    if (at === undefined) throw new Error(`the machine has no ${metric}`);
    this.stands.set(at, { value, quality });
  }

  /** Its gateway is gone; what it said last stands. May be said again. */
  stop(): Promise<void> {
    this.gone ??= this.edge.stop().then(() => this.broker.stop());
    return this.gone;
  }

  /** Waits until the plant has heard what a metric says now. */
  async heard(metric: string): Promise<void> {
    const { tag } = this.tags.find((one) => one.metric === metric) ?? {};
    const says = [...this.stands].find(([at]) => at.endsWith(`.${metric}`))?.[1];
    if (!tag || !says) throw new Error(`the machine has no ${metric}`);
    const engineer = await this.plant.client.as('eng.moreau');
    await eventually(`${tag.code} to be heard`, async () => {
      const { items } = await engineer.get<{ items: { points: PointHeard[] }[] }>(`/process-data/v1/equipment?equipment=${tag.equipment}`);
      const point = items.flatMap(({ points }) => points).find(({ code }) => code === tag.code);
      return point?.newest?.value === says.value && point.newest.quality === says.quality && point.unheard === undefined ? point : undefined;
    });
  }
}

/** What is asked here of a point. */
interface PointHeard {
  readonly code: string;
  readonly newest?: Value;
  readonly unheard?: unknown;
}
