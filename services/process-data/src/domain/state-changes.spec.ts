import type { Sample } from './admit';
import { changesIn } from './state-changes';

const said = (at: number, value: Sample['value'], quality: Sample['quality'] = 'good'): Sample => ({ at, value, quality });

it('E2 what a machine does changes with its value or its quality, and not with a sample that says the same', () => {
  const [run, still, bad, back, stop] = [said(1, 'runs'), said(2, 'runs'), said(3, 'runs', 'bad'), said(4, 'runs'), said(5, 'stopped')] as const;
  expect(changesIn([run, still, bad, back, stop], undefined)).toEqual([run, bad, back, stop]);
  expect(changesIn([still, stop], run)).toEqual([stop]);
  expect(changesIn([said(6, null, 'bad'), said(7, null, 'bad')], stop)).toEqual([said(6, null, 'bad')]);
});
