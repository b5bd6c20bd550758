import { rounded, towards, within, type Model } from './stepped-machine';

/** A fluid-bed dryer: while water evaporates the product stays cool, then it warms towards the inlet air, and the exhaust air gets dry. */
export function dryer(): Model {
  let setPoint = 60;
  let running = false;
  let inlet = 22;
  let product = 22;
  let exhaust = 22;
  let flow = 0;
  /** Loss on drying of the bed, %. */
  let moisture = 14;
  return {
    tags: [
      { name: 'running', type: 'boolean', title: 'Dries', writable: true },
      { name: 'inlet-set-point', type: 'number', unit: 'Cel', title: 'Set point of the inlet air', writable: true },
      { name: 'inlet-temperature', type: 'number', unit: 'Cel', title: 'Inlet air' },
      { name: 'product-temperature', type: 'number', unit: 'Cel', title: 'Product' },
      { name: 'exhaust-temperature', type: 'number', unit: 'Cel', title: 'Exhaust air' },
      { name: 'exhaust-humidity', type: 'number', unit: '%', title: 'Relative humidity of the exhaust air' },
      { name: 'air-flow', type: 'number', unit: 'm3/h', title: 'Air flow' },
    ],
    step(seconds) {
      flow = towards(flow, running ? 450 : 0, seconds, 8);
      inlet = towards(inlet, running ? setPoint : 22, seconds, 45);
      const wet = within(moisture / 4, 0, 1);
      moisture = Math.max(0.6, moisture - (flow / 450) * wet * within((inlet - 25) / 35, 0, 2) * 0.006 * seconds);
      const bulb = inlet - (inlet - 24) * wet * 0.9;
      product = towards(product, flow > 20 ? bulb : 22, seconds, 90);
      exhaust = towards(exhaust, product - 2, seconds, 30);
    },
    read: (noise) => ({
      running, 'inlet-set-point': setPoint, 'inlet-temperature': rounded(inlet + noise.normal(0.15), 1), 'product-temperature': rounded(product + noise.normal(0.08), 1),
      'exhaust-temperature': rounded(exhaust + noise.normal(0.08), 1), 'exhaust-humidity': rounded(within(25 + 60 * within(moisture / 4, 0, 1) * (flow / 450) + noise.normal(0.4), 0, 100), 1),
      'air-flow': rounded(Math.max(0, flow + (flow > 1 ? noise.normal(4) : 0)), 0),
    }),
    write(name, value) {
      if (name === 'inlet-set-point') return void (setPoint = within(value as number, 20, 90));
      // a new charge is put in while it stands
      if (value === true && !running) moisture = 14;
      running = value as boolean;
    },
  };
}
