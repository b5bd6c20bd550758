import { rounded, towards, type Model } from './stepped-machine';

/** A room with its own air: slow, steady, with a daily swing and a door that opens now and then. */
export function room({ temperature = 21, humidity = 40, pressure = 15 } = {}): Model {
  let seconds = 0;
  let door = 0;
  let dp = pressure;
  let drift = 0;
  return {
    tags: [
      { name: 'temperature', type: 'number', unit: 'Cel', title: 'Temperature of the room' },
      { name: 'humidity', type: 'number', unit: '%', title: 'Relative humidity' },
      { name: 'pressure', type: 'number', unit: 'Pa', title: 'Pressure against the corridor' },
    ],
    step(passed, noise) {
      seconds += passed;
      door = Math.max(0, door - passed);
      if (door === 0 && noise.even() < passed / 1800) door = 6 + 8 * noise.even();
      dp = towards(dp, door > 0 ? 4 : pressure, passed, door > 0 ? 1.5 : 6);
      drift = towards(drift, 0, passed, 900) + noise.normal(0.004 * Math.sqrt(passed));
    },
    read: (noise) => {
      const swing = Math.sin((seconds / 86_400) * 2 * Math.PI);
      return { temperature: rounded(temperature + 0.4 * swing + drift + noise.normal(0.02), 2), humidity: rounded(humidity - 1.5 * swing - 2 * drift + noise.normal(0.1), 1), pressure: rounded(dp + noise.normal(0.2), 1) };
    },
  };
}
