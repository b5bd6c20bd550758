import { admitSignal, MOST_CHARACTERS, MOST_SIGNALS, type Signal } from './signal';
import type { Session } from './session';

const session: Session = {
  site: 'HAM', id: 's', sequence: 5, runId: 'r', runNumber: 'WS-1', stepKey: 'blend', shownStep: 'blend', ended: false,
  parties: [{ person: 'E1001', name: 'M', side: 'operator', state: 'joined' }, { person: 'E1020', name: 'C', side: 'expert', state: 'joined' }, { person: 'E1021', name: 'R', side: 'expert', state: 'ringing' }],
};
const offer: Signal = { kind: 'offer', peer: 'p', to: 'E1020', body: 'v=0' };

describe('J1 what consoles tell each other', () => {
  it('goes from who stands in the session to who belongs to it', () => {
    expect(admitSignal(session, offer, 'E1001', 0)).toEqual({ ok: true, value: offer });
  });

  it.each<[string, Partial<Signal>, string, number, Partial<Session>]>([
    ['not-in-session', {}, 'E1099', 0, {}], ['not-in-session', {}, 'E1021', 0, {}], ['not-in-session', { to: 'E1099' }, 'E1001', 0, {}], ['not-in-session', { to: 'e1001' }, 'E1001', 0, {}],
    ['session-over', {}, 'E1001', 0, { ended: true }], ['signal-too-long', { body: 'x'.repeat(MOST_CHARACTERS.offer + 1) }, 'E1001', 0, {}], ['signal-too-long', { kind: 'hello', body: 'x' }, 'E1001', 0, {}], ['too-many-signals', {}, 'E1001', MOST_SIGNALS, {}],
    ['file-not-taken', { kind: 'still', body: Buffer.from('MZ a program').toString('base64') }, 'E1001', 0, {}], ['file-not-taken', { kind: 'still', body: '/9j/<script>' }, 'E1001', 0, {}], ['signal-too-long', { kind: 'still', body: `/9j/${'A'.repeat(MOST_CHARACTERS.still)}` }, 'E1001', 0, {}], ['signal-too-long', { kind: 'poor', body: 'x' }, 'E1001', 0, {}],
  ])('is refused with %s: %j of %s', (code, signal, from, sent, other) => {
    expect(admitSignal({ ...session, ...other }, { ...offer, ...signal }, from, sent)).toMatchObject({ ok: false, error: { code } });
  });
});
