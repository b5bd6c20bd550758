import { withFaults, type Fault } from './faults';
import { steppedMachine } from './stepped-machine';

const START = Date.UTC(2026, 0, 5, 6);

/** A value of 10, a counter of seconds, and words. */
function faulty() {
  let seconds = 0;
  return withFaults(steppedMachine('M', 1, {
    tags: [{ name: 'level', type: 'number', title: 'Level' }, { name: 'count', type: 'number', title: 'Count' }, { name: 'state', type: 'text', title: 'State' }],
    step: (passed) => void (seconds += passed),
    read: () => ({ level: 10, count: seconds, state: 'Idle' }),
  }));
}
type Faulty = ReturnType<typeof faulty>;
const at = (machine: Faulty, second: number) => Object.fromEntries(machine.spokenAt(START + second * 1000).values.map(({ code, value, quality }) => [code.slice(2), quality === 'good' ? value : `${quality} ${String(value)}`]));

describe('faults of simulated machines', () => {
  it.each<[Fault, string | undefined, object]>([
    ['excursion', 'M.level', { level: 13.5, count: 61, state: 'Idle' }],
    ['drift', 'M.level', { level: 10.2, count: 61, state: 'Idle' }],
    ['bad-quality', 'M.state', { level: 10, count: 61, state: 'bad null' }],
    ['uncertain-quality', 'M.level', { level: 'uncertain 10', count: 61, state: 'Idle' }],
    ['not-a-number', undefined, { level: NaN, count: NaN, state: 'Idle' }],
    ['other-type', undefined, { level: 'ERR 17', count: 'ERR 17', state: 0 }],
  ])('%s of %s', (fault, tag, said) => {
    const machine = faulty();
    at(machine, 0);
    machine.order({ fault, tag }, START + 1000);
    expect(at(machine, 61)).toEqual(said);
    machine.end({ fault });
    expect(at(machine, 62)).toEqual({ level: 10, count: 62, state: 'Idle' });
  });

  it('hold a value until they end by themselves', () => {
    const machine = faulty();
    at(machine, 0);
    machine.order({ fault: 'stuck', tag: 'M.count', seconds: 5 }, START + 1000);
    expect([2, 4, 7].map((second) => at(machine, second)['count'])).toEqual([2, 2, 7]);
    expect(machine.active(START + 7000)).toEqual([]);
  });

  it('set a counter back once', () => {
    const machine = faulty();
    at(machine, 0);
    at(machine, 10);
    machine.order({ fault: 'counter-reset', tag: 'M.count' }, START + 10_000);
    expect([11, 13].map((second) => at(machine, second)['count'])).toEqual([0, 2]);
  });

  it('are of the whole machine: its clock, its connection', () => {
    const machine = faulty();
    machine.order({ fault: 'clock-wrong', tag: 'M.level' }, START);
    machine.order({ fault: 'connection-lost', seconds: 2 }, START);
    expect(machine.spokenAt(START + 1000)).toMatchObject({ clock: START + 5_401_000, reachable: false });
    expect(machine.spokenAt(START + 3000)).toMatchObject({ clock: START + 5_403_000, reachable: true });
    expect(machine.active(START + 3000)).toEqual([{ fault: 'clock-wrong' }]);
    machine.end();
    expect(machine.spokenAt(START + 4000).clock).toBe(START + 4000);
  });

  it('name tags that are there', () => {
    expect(() => faulty().order({ fault: 'stuck', tag: 'M.nothing' }, START)).toThrow('M has no M.nothing');
  });
});
