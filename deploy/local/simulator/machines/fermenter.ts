import { rounded, towards, within, type Model } from './stepped-machine';

export const FERMENTER_TAGS: Model['tags'] = [
  { name: 'temperature', type: 'number', unit: 'Cel', title: 'Temperature of the broth' },
  { name: 'ph', type: 'number', unit: '[pH]', title: 'pH' },
  { name: 'dissolved-oxygen', type: 'number', unit: '%', title: 'Dissolved oxygen, of saturation' },
  { name: 'air-flow', type: 'number', unit: 'L/min', title: 'Aeration' },
  { name: 'pressure', type: 'number', unit: 'bar', title: 'Pressure of the vessel' },
  { name: 'agitator-speed', type: 'number', unit: '/min', title: 'Speed of the agitator' },
  { name: 'feed', type: 'number', unit: 'L/h', title: 'Feed of substrate' },
];

/** Largest growth, 1/h; half saturation, g/L; yield, g/g. */
const GROWTH = 0.32;
const HALF = 0.15;
const YIELD = 0.5;

/**
 * A fed batch of its own, after Monod: cells grow on substrate, breathe oxygen in proportion to their growth and mass, make acid, and give heat; the
 * agitator follows the oxygen, base the acid. `hoursPerHour` lets it go faster than the clock.
 */
export function fermenter({ hoursPerHour = 1 } = {}): Model {
  let temperature = 30;
  let temperatureSetPoint = 30;
  let ph = 6.8;
  let oxygen = 98;
  let air = 20;
  let airSetPoint = 20;
  let pressure = 0.5;
  let agitator = 250;
  let feed = 0;
  let cells = 0.4;
  let substrate = 15;
  return {
    tags: [...FERMENTER_TAGS, { name: 'temperature-set-point', type: 'number', unit: 'Cel', title: 'Set point of the temperature', writable: true }, { name: 'air-flow-set-point', type: 'number', unit: 'L/min', title: 'Set point of the aeration', writable: true }],
    step(passed) {
      const seconds = passed * hoursPerHour;
      const hours = seconds / 3600;
      const warmth = Math.exp(-(((temperature - 31) / 9) ** 2));
      const rate = GROWTH * (substrate / (HALF + substrate)) * within(oxygen / 20, 0, 1) * warmth;
      const grown = cells * (Math.exp(rate * hours) - 1);
      substrate = Math.max(0, substrate - grown / YIELD - 0.01 * cells * hours + feed * 0.5 * hours);
      // washed out and dying a little, so that it never runs away
      cells = Math.min(60, cells + grown - 0.004 * cells * hours);
      if (substrate < 1) feed = towards(feed, within(cells * 0.06, 0, 4), seconds, 300);
      const demand = rate * cells * 9;
      const transfer = (agitator / 250) ** 1.4 * (air / 20) ** 0.5 * (1 + pressure);
      oxygen = towards(oxygen, within(98 - demand / transfer, 1, 100), seconds, 40);
      agitator = within(agitator + (35 - oxygen > 0 ? 1 : -0.3) * Math.min(seconds, 30) * 0.4, 250, 900);
      air = towards(air, airSetPoint, seconds, 10);
      pressure = towards(pressure, 0.5, seconds, 20);
      temperature = towards(temperature, temperatureSetPoint + rate * cells * 0.02, seconds, 300);
      ph = towards(ph, 6.8 - within(rate * cells * 0.01, 0, 0.1), seconds, 200);
    },
    read: (noise) => ({
      temperature: rounded(temperature + noise.normal(0.03), 2), ph: rounded(ph + noise.normal(0.008), 2), 'dissolved-oxygen': rounded(within(oxygen + noise.normal(0.4), 0, 110), 1), 'air-flow': rounded(Math.max(0, air + noise.normal(0.1)), 1),
      pressure: rounded(pressure + noise.normal(0.003), 3), 'agitator-speed': rounded(agitator + noise.normal(1), 0), feed: rounded(feed, 2), 'temperature-set-point': temperatureSetPoint, 'air-flow-set-point': airSetPoint,
    }),
    write(name, value) {
      if (name === 'temperature-set-point') temperatureSetPoint = within(value as number, 4, 45);
      else airSetPoint = within(value as number, 0, 60);
    },
  };
}
