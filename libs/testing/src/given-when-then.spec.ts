import { err, ok, refuse } from '@batchwright/kernel';
import { given, type Decider } from './given-when-then';

type Event = { type: 'Opened' | 'Closed' };
const door: Decider<boolean, 'open' | 'close', Event> = {
  initialState: () => false,
  evolve: (_open, event) => event.type === 'Opened',
  decide: (command, open) => (command === 'open' ? ok(open ? [] : [{ type: 'Opened' }]) : open ? ok([{ type: 'Closed' }]) : err(refuse('not-open'))),
};

describe('given, when, then', () => {
  it('passes for what is decided', () => {
    given(door).when('open').then({ type: 'Opened' });
    given(door, { type: 'Opened' }).when('open').thenNothing();
    given(door, { type: 'Opened' }).when('close').then({ type: 'Closed' });
    given(door, { type: 'Opened' }, { type: 'Closed' }).when('close').thenRefused('not-open');
  });

  it('fails for everything else', () => {
    expect(() => given(door).when('open').then({ type: 'Closed' })).toThrow('expected');
    expect(() => given(door).when('open').thenNothing()).toThrow('expected');
    expect(() => given(door).when('open').thenRefused('not-open')).toThrow('expected a refusal');
    expect(() => given(door).when('close').thenRefused('other')).toThrow('refused with not-open');
    expect(() => given(door).when('close').then()).toThrow('refused with not-open');
  });
});
