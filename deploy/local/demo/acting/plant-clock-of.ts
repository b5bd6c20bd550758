import type { ScriptClock } from './stage';

/** What a plant that this process steers lets a script do with its time. */
export interface SteeredPlant {
  steerClock(target: { readonly notBefore: string } | { readonly advanceSeconds: number }): Promise<string>;
}

/** The clock of a plant in this process. Real time goes on meanwhile, so the plant may be later than a script says, never earlier. */
export function plantClockOf(plant: SteeredPlant): ScriptClock {
  let ahead: number | undefined;
  const note = (plantTime: string): string => {
    ahead = Date.parse(plantTime) - Date.now();
    return plantTime;
  };
  return {
    now: async () => note(await plant.steerClock({ advanceSeconds: 0 })),
    async moveTo(instant) {
      ahead ??= Date.parse(await plant.steerClock({ advanceSeconds: 0 })) - Date.now();
      if (Date.parse(instant) > Date.now() + ahead) note(await plant.steerClock({ notBefore: instant }));
    },
  };
}
