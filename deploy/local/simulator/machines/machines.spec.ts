import { demoMachines } from './demo-machines';
import type { SimulatedMachine } from './machine';
import { replayedFermenter } from './replayed-fermenter';
import { steppedMachine } from './stepped-machine';

const START = Date.UTC(2026, 0, 5, 6);
const machine = (code: string, seed = 5): SimulatedMachine => {
  const found = demoMachines(seed).find((one) => one.code === code);
  if (!found) throw new Error(code);
  return found;
};
/** Values by name after so many seconds, looked at once a second. */
function after(one: SimulatedMachine, from: number, seconds: number): Record<string, number | boolean | string | null> {
  let values = one.valuesAt(START + from * 1000);
  for (let second = 1; second <= seconds; second += 1) values = one.valuesAt(START + (from + second) * 1000);
  return Object.fromEntries(values.map(({ code, value }) => [code.slice(one.code.length + 1), value]));
}

describe('simulated machines', () => {
  it('say the same for the same seed, writes and moments, and something else for another seed', () => {
    const run = (seed: number) => demoMachines(seed).map((one) => {
      for (const tag of one.tags) if (tag.writable && tag.type === 'number') one.write(tag.code, 30);
      return after(one, 0, 120);
    });
    expect(run(5)).toEqual(run(5));
    expect(run(5)).not.toEqual(run(6));
  });

  it('have tags of their own code, and a value for each at every moment', () => {
    for (const one of demoMachines(5)) {
      expect(one.tags.every(({ code }) => code.startsWith(`${one.code}.`))).toBe(true);
      const values = [0, 1, 3600, 90_000].map((second) => one.valuesAt(START + second * 1000));
      for (const moment of values) {
        expect(moment.map(({ code }) => code)).toEqual(one.tags.map(({ code }) => code));
        for (const [index, { value }] of moment.entries()) expect({ code: one.tags[index]?.code, type: typeof value, finite: typeof value !== 'number' || Number.isFinite(value) }).toMatchObject({ type: { number: 'number', boolean: 'boolean', text: 'string' }[one.tags[index]?.type ?? 'text'], finite: true });
      }
    }
  });

  it('take set points, and nothing that is none', () => {
    const blender = machine('VB-02');
    expect(() => blender.write('VB-02.speed', 5)).toThrow('no set point');
    expect(() => blender.write('VB-02.speed-set-point', 'fast')).toThrow('takes a number');
    blender.write('VB-02.speed-set-point', 25);
    expect(after(blender, 0, 60)).toMatchObject({ running: true, 'speed-set-point': 25 });
    expect(after(blender, 61, 5)['speed']).toBeCloseTo(25, 0);
    blender.write('VB-02.speed-set-point', 0);
    expect(after(blender, 70, 30)).toMatchObject({ running: false, speed: 0 });
  });

  it('press tablets with the force of the set point, and count them', () => {
    const press = machine('TP-08');
    press.write('TP-08.turret-speed-set-point', 40);
    const values = after(press, 0, 60);
    expect(values['counter']).toBeGreaterThan(200);
    expect(values['main-force']).toBeGreaterThan(10);
  });

  it('dry: the product warms when its water is gone', () => {
    const dryer = machine('FD-01');
    dryer.write('FD-01.running', true);
    const wet = after(dryer, 0, 600)['product-temperature'] as number;
    const dry = after(dryer, 601, 5400)['product-temperature'] as number;
    expect(wet).toBeLessThan(40);
    expect(dry).toBeGreaterThan(wet + 10);
  });

  it('grow: cells breathe the oxygen, and the agitator follows', () => {
    const values = after(machine('FE-01'), 0, 6 * 3600);
    expect(values['dissolved-oxygen']).toBeLessThan(95);
    expect(values['feed']).toBeGreaterThanOrEqual(0);
  });

  it('play a recorded batch, line by line in between', () => {
    const csv = 'time_h,S,DO2,pH,T,Fg,RPM,Fs,pressure\nh,g/L,mg/L,-,K,L/h,RPM,L/h,bar\n0,1,14.7,6.5,298.15,30,100,8,0.6\n1,1,7.35,6.7,300.15,40,120,10,0.8\n';
    const replay = steppedMachine('FE-02', 1, replayedFermenter(csv, { hoursPerHour: 60 }));
    replay.valuesAt(START);
    expect(Object.fromEntries(replay.valuesAt(START + 30_000).map(({ code, value }) => [code, value]))).toEqual({
      'FE-02.temperature': 26, 'FE-02.ph': 6.6, 'FE-02.dissolved-oxygen': 75, 'FE-02.air-flow': 35, 'FE-02.pressure': 0.7, 'FE-02.agitator-speed': 110, 'FE-02.feed': 9,
    });
    expect(() => replayedFermenter('time_h,S\nh,g/L\n0,1\n')).toThrow('no CSV of a fermentation');
  });
});
