import { rounded, towards, within, type Model } from './stepped-machine';

/** Tablets of one turn. */
const STATIONS = 8;

/** A rotary press: tablets by speed of the turret, main force around its set point, a stop of its own now and then. */
export function tabletPress(): Model {
  let setPoint = 0;
  let turret = 0;
  let tablets = 0;
  let force = 0;
  let forceSetPoint = 12;
  let stops = 0;
  let stoppedFor = 0;
  return {
    tags: [
      { name: 'counter', type: 'number', unit: '1', title: 'Tablets' },
      { name: 'turret-speed', type: 'number', unit: '/min', title: 'Speed of the turret' },
      { name: 'turret-speed-set-point', type: 'number', unit: '/min', title: 'Set point of the speed', writable: true },
      { name: 'main-force', type: 'number', unit: 'kN', title: 'Main compression force' },
      { name: 'main-force-set-point', type: 'number', unit: 'kN', title: 'Set point of the main force', writable: true },
      { name: 'running', type: 'boolean', title: 'Runs' },
      { name: 'stops', type: 'number', unit: '1', title: 'Stops of its own' },
      { name: 'state', type: 'text', title: 'What it says' },
    ],
    step(seconds, noise) {
      stoppedFor = Math.max(0, stoppedFor - seconds);
      // about one stop in twenty minutes of pressing
      if (turret > 5 && stoppedFor === 0 && noise.even() < seconds / 1200) {
        stops += 1;
        stoppedFor = 20 + 20 * noise.even();
      }
      turret = towards(turret, stoppedFor > 0 ? 0 : setPoint, seconds, 2);
      if (turret < 0.1 && (setPoint === 0 || stoppedFor > 0)) turret = 0;
      tablets += (turret * STATIONS * seconds) / 60;
      force = towards(force, turret > 1 ? forceSetPoint : 0, seconds, 1.5);
    },
    read: (noise) => ({
      counter: Math.floor(tablets), 'turret-speed': rounded(turret, 1), 'turret-speed-set-point': setPoint, stops, running: turret > 0,
      'main-force': rounded(force < 0.1 ? 0 : force + noise.normal(0.12), 2), 'main-force-set-point': forceSetPoint,
      state: stoppedFor > 0 ? 'Stopped: tablet weight out of limits' : setPoint === 0 ? 'Idle' : 'Compressing',
    }),
    write(name, value) {
      if (name === 'turret-speed-set-point') setPoint = within(value as number, 0, 80);
      else forceSetPoint = within(value as number, 1, 60);
    },
  };
}
