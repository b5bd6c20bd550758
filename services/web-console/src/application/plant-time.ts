/** What time it is in the plant. */
export interface PlantTimes {
  /** The time that records, timers and hold times go by. */
  readonly plant: string;
  /** Real time, by the clock of the database. */
  readonly real: string;
  readonly clock: 'real' | 'plant-clock';
}

/** Whoever tells the plant's time. */
export interface PlantTime {
  times(): Promise<PlantTimes>;
}

export const PLANT_TIME = Symbol('PLANT_TIME');
