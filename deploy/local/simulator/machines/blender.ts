import { rounded, towards, within, type Model } from './stepped-machine';

/** A V-blender: turns as fast as its set point says (0 stands still), counts its turns, warms a little. */
export function blender(): Model {
  let setPoint = 0;
  let speed = 0;
  let turns = 0;
  let jacket = 21;
  return {
    tags: [
      { name: 'speed', type: 'number', unit: '/min', title: 'Speed' },
      { name: 'speed-set-point', type: 'number', unit: '/min', title: 'Set point of the speed', writable: true },
      { name: 'running', type: 'boolean', title: 'Turns' },
      { name: 'revolutions', type: 'number', unit: '1', title: 'Revolutions' },
      { name: 'jacket-temperature', type: 'number', unit: 'Cel', title: 'Temperature of the jacket' },
    ],
    step(seconds, noise) {
      speed = towards(speed, setPoint, seconds, 3);
      if (setPoint === 0 && speed < 0.2) speed = 0;
      turns += (speed * seconds) / 60;
      jacket = towards(jacket, 21 + speed * 0.08, seconds, 600) + noise.normal(0.002);
    },
    read: (noise) => ({
      speed: rounded(speed === 0 ? 0 : speed + noise.normal(0.05), 2), 'speed-set-point': setPoint, running: speed > 0, revolutions: Math.floor(turns), 'jacket-temperature': rounded(jacket + noise.normal(0.03), 2),
    }),
    write(_name, value) {
      setPoint = within(value as number, 0, 60);
    },
  };
}
