import type { PlantSettings } from '@batchwright/host';
import { startPlantMachines, type PlantMachines } from './plant-machines';
import type { ScaleBuild } from './simulated-scale';
import { startSimulatedScales } from './simulated-scales';

export interface SimulatorsOptions {
  /** Scales without hardware that the plant is connected to; absent = none. */
  readonly simulatedScales?: readonly ScaleBuild[];
  /** Machines that run beside the plant. */
  readonly simulatedMachines?: boolean;
}

/** All that a plant has in place of hardware. */
export interface Simulators {
  /** Where the plant finds it, and with what it meets it. */
  readonly settings: Pick<PlantSettings, 'machines' | 'scales'>;
  /** What people are told of it. */
  readonly told: {
    /** Page on which weights are put on the simulated scales; absent when there are none. */
    readonly handsUrl?: string;
    /** Simulated machines, to be connected and to be let go wrong; absent when there are none. */
    readonly machines?: PlantMachines;
  };
  stop(): Promise<void>;
}

/** Starts what the plant has in place of hardware: a new simulator is added here and nowhere else. */
export async function startSimulators(dataDir: string, { simulatedScales, simulatedMachines }: SimulatorsOptions): Promise<Simulators> {
  const scales = simulatedScales ? await startSimulatedScales(simulatedScales) : undefined;
  const machines = simulatedMachines ? await startPlantMachines(dataDir).catch(async (error: unknown) => {
    await scales?.stop();
    throw error;
  }) : undefined;
  return {
    settings: { ...(machines ? { machines: machines.access } : {}), ...(scales ? { scales: scales.addresses } : {}) },
    told: { ...(scales ? { handsUrl: scales.handsUrl } : {}), ...(machines ? { machines } : {}) },
    async stop() {
      await machines?.simulator.stop();
      await scales?.stop();
    },
  };
}
