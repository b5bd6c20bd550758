import { goesTo, looksOn, mayEnter, othersIn, ringingFor, waitingFor, type Party, type TandemSession } from './call-state';
import { rowsOfStep } from './session-rows';

const AT = '2026-11-24T08:00:00.000Z';
const party = (person: string, side: Party['side'], state: Party['state'], more: Partial<Party> = {}): Party => ({ person, name: person, side, state, at: AT, ...more });
const session = (id: string, parties: Party[], more: Partial<TandemSession> = {}): TandemSession => ({ id, site: 'HAM', sequence: 1, runId: 'r', runNumber: 'WS-1', stepKey: 'blend', shownStep: 'blend', began: AT, parties, ...more });
const operator = party('E1001', 'operator', 'joined');
const called = (until: string) => party('E1020', 'expert', 'ringing', { ringUntil: until });
const now = Date.parse(AT);

describe('J1 what a console makes of the sessions of its person', () => {
  it('a call rings until its minute is over, for whom it is meant; the older first', () => {
    const one = session('1', [operator, called('2026-11-24T08:00:40.000Z')]);
    const two = session('2', [operator, called('2026-11-24T08:00:20.000Z')]);
    expect(ringingFor([one, two], 'e1020', now)).toEqual({ session: two, caller: operator });
    expect(ringingFor([one, two], 'E1020', now + 30_000)?.session.id).toBe('1');
    expect(ringingFor([one, two], 'E1020', now + 40_000)).toBeUndefined();
    expect(ringingFor([one], 'E1020', undefined)?.session.id).toBe('1');
    expect(ringingFor([one], 'E1001', now)).toBeUndefined();
    expect(ringingFor([{ ...one, ended: AT }], 'E1020', now)).toBeUndefined();
  });

  it.each<[Party['state'], boolean]>([['ringing', false], ['accepted', true], ['declined', false], ['missed', false], ['joined', true], ['left', true]])('who %s may stand in it: %s', (state, may) => {
    const one = session('1', [operator, party('E1020', 'expert', state)]);
    expect(mayEnter(one, 'E1020')).toBe(may);
    expect(mayEnter({ ...one, ended: AT }, 'E1020')).toBe(false);
    expect(waitingFor([one], 'E1020', undefined)?.id).toBe(may ? '1' : undefined);
    expect(waitingFor([one], 'E1020', '1')).toBeUndefined();
  });

  it('an expert looks on at the step of his session only; the operator works', () => {
    const one = session('1', [operator, party('E1020', 'expert', 'joined')]);
    const step = { runId: 'r', stepKey: 'blend' };
    expect(looksOn([one], 'E1020', step, '1')).toBe(one);
    expect(looksOn([one], 'E1020', { ...step, stepKey: 'sieve' }, '1')).toBeUndefined();
    expect(looksOn([one], 'E1020', step, undefined)).toBeUndefined();
    expect(looksOn([one], 'E1001', step, '1')).toBeUndefined();
  });

  it('J2 the session goes with its operator to a step that was begun, and with nobody else', () => {
    const one = session('1', [operator, party('E1020', 'expert', 'joined')]);
    const sieve = { runId: 'r', stepKey: 'sieve', status: 'started' };
    expect(goesTo([one], 'E1001', sieve, '1')).toBe(one);
    expect(goesTo([one], 'E1001', { ...sieve, status: 'completed' }, '1')).toBe(one);
    for (const [person, step] of [['E1020', sieve], ['E1001', { ...sieve, status: 'ready' }], ['E1001', { ...sieve, runId: 'another' }], ['E1001', { ...sieve, stepKey: 'blend' }]] as const) expect(goesTo([one], person, step, '1')).toBeUndefined();
    expect(looksOn([{ ...one, shownStep: 'sieve' }], 'E1020', sieve, '1')).toMatchObject({ id: '1' });
  });

  it('who declined or did not come is not among those who are there', () => {
    expect(othersIn(session('1', [operator, party('E1020', 'expert', 'declined'), party('E1010', 'expert', 'ringing'), party('E1002', 'expert', 'missed')]), 'E1001').map(({ person }) => person)).toEqual(['E1010']);
  });
});

describe('J5 rows of sessions at a step', () => {
  const row = (number: number, stepKey: string, more: object = {}) => ({ number, action: 'ExpertNoted', stepKey, field: 'called', newValue: 'Claire Moreau (E1020) by Mara Berger (E1001)', actAt: AT, ...more });

  it('J3 a drawing that was kept stands with its file', () => {
    expect(rowsOfStep([row(1, 'blend', { field: 'drawn', newValue: `Mara Berger (E1001) kept drawing-3.png, SHA-256 ${'a'.repeat(64)}, drawn by Claire Moreau (E1020)` })], 'blend')).toEqual([
      { number: 1, what: 'drawn', who: `Mara Berger (E1001) kept drawing-3.png, SHA-256 ${'a'.repeat(64)}, drawn by Claire Moreau (E1020)`, at: AT, file: { fileName: 'drawing-3.png', sha256: 'a'.repeat(64) } },
    ]);
  });

  it('are those of the step, with their word, and no others', () => {
    const rows = [row(1, 'blend'), row(2, 'blend', { field: 'declined', newValue: 'Claire Moreau (E1020)', reason: 'in a meeting' }), row(3, 'blend~2'), row(4, 'blend', { action: 'EntryRecorded' })];
    expect(rowsOfStep(rows, 'blend')).toEqual([
      { number: 1, what: 'called', who: 'Claire Moreau (E1020) by Mara Berger (E1001)', at: AT },
      { number: 2, what: 'declined', who: 'Claire Moreau (E1020)', word: 'in a meeting', at: AT },
    ]);
  });
});
