import { demoMachines } from '../../simulator/machines/demo-machines';
import { instrumentOf, titleOf } from './demo-points';

describe('measuring points of the demo machines', () => {
  const tags = demoMachines(1).flatMap((machine) => machine.tags);

  it('E1 are called in both languages', () => {
    expect(tags.filter(({ title }) => titleOf(title).de === undefined).map(({ code, title }) => `${code}: ${title}`)).toEqual([]);
  });

  it('E2 name their instruments, no machine one twice', () => {
    const named = tags.flatMap(({ code }) => instrumentOf(...(code.split('.') as [string, string])) ?? []);
    expect(named.length).toBeGreaterThan(10);
    expect(new Set(named).size).toBe(named.length);
  });
});
