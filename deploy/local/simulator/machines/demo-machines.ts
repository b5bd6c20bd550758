import { blender } from './blender';
import { dryer } from './dryer';
import { fermenter } from './fermenter';
import type { SimulatedMachine } from './machine';
import { replayedFermenter } from './replayed-fermenter';
import { room } from './room';
import { steppedMachine } from './stepped-machine';
import { tabletPress } from './tablet-press';

/** Machines of the demo plant, and three that it has not yet: a dryer, a fermenter, and a fermenter that plays a recorded batch where its CSV is given. */
export function demoMachines(seed: number, fermentation?: string): SimulatedMachine[] {
  return [
    steppedMachine('VB-02', seed, blender()),
    steppedMachine('TP-08', seed, tabletPress()),
    steppedMachine('FD-01', seed, dryer()),
    steppedMachine('ROOM-BL-03', seed, room()),
    steppedMachine('ROOM-BL-02', seed, room({ temperature: 20.5, pressure: 20 })),
    steppedMachine('ROOM-CP-01', seed, room({ temperature: 21.5, humidity: 35, pressure: -10 })),
    steppedMachine('FE-01', seed, fermenter()),
    ...(fermentation === undefined ? [] : [steppedMachine('FE-02', seed, replayedFermenter(fermentation, { hoursPerHour: 60 }))]),
  ];
}
