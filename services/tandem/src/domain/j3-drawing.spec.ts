import { keepDrawing, MOST_MARKS } from './keep-drawing';
import type { KeptFile, Session } from './session';
import { admitSignal } from './signal';
import { MOST_POINTS, PARTS, readTalk, standingMarks, type Heard, type Talk } from './talk';

const session: Session = {
  site: 'HAM', id: 's', sequence: 5, runId: 'r', runNumber: 'WS-1', stepKey: 'blend', shownStep: 'blend', ended: false,
  parties: [{ person: 'E1001', name: 'Mara Berger', side: 'operator', state: 'joined' }, { person: 'E1020', name: 'Claire Moreau', side: 'expert', state: 'joined' }, { person: 'E1021', name: 'R', side: 'expert', state: 'left' }],
};
const [MARA, CLAIRE] = [{ person: 'E1001', name: 'Mara Berger' }, { person: 'E1020', name: 'Claire Moreau' }];
const HASH = 'a'.repeat(64);
const CIRCLE = { picture: 1, tool: 'circle', points: [[2500, 2500], [5000, 7500]] };
const read = (kind: 'picture' | 'mark' | 'wipe' | 'chat', body: unknown) => readTalk(session, kind, typeof body === 'string' ? body : JSON.stringify(body));

describe('J3 what is drawn', () => {
  it.each([CIRCLE, { ...CIRCLE, tool: 'arrow' }, { ...CIRCLE, tool: 'line', points: [[0, 0], [PARTS, PARTS], [1, 2]] }, { ...CIRCLE, tool: 'text', points: [[10, 20]], text: 'here' }])('is read: %j', (mark) => {
    expect(read('mark', mark)).toEqual({ ok: true, value: { kind: 'mark', ...mark } });
  });

  it.each<[string, unknown]>([
    ['drawing-invalid', 'no json'], ['drawing-invalid', '[]'], ['drawing-invalid', 'null'], ['drawing-invalid', { ...CIRCLE, picture: 0 }], ['drawing-invalid', { ...CIRCLE, tool: 'bomb' }], ['drawing-invalid', { ...CIRCLE, points: [[1, 1]] }],
    ['drawing-invalid', { ...CIRCLE, points: 'x' }], ['drawing-invalid', { ...CIRCLE, points: [[-1, 0], [1, 1]] }], ['drawing-invalid', { ...CIRCLE, points: [[0, PARTS + 1], [1, 1]] }], ['drawing-invalid', '{"picture":1,"tool":"circle","points":[[NaN,0],[1,1]]}'],
    ['drawing-invalid', { ...CIRCLE, points: [[null, 0], [1, 1]] }], ['drawing-invalid', '{"picture":1,"tool":"circle","points":[[1e999,0],[1,1]]}'], ['drawing-invalid', { ...CIRCLE, points: [[0.5, 0], [1, 1]] }], ['drawing-invalid', { ...CIRCLE, points: [['1', 0], [1, 1]] }],
    ['drawing-invalid', { ...CIRCLE, tool: 'text', points: [[1, 1]], text: ' ' }], ['drawing-too-large', { ...CIRCLE, tool: 'line', points: Array.from({ length: MOST_POINTS + 1 }, () => [1, 1]) }], ['drawing-too-large', { ...CIRCLE, tool: 'line', points: Array.from({ length: 1_000_000 }, () => [1, 1]) }],
    ['drawing-too-large', { ...CIRCLE, tool: 'text', points: [[1, 1]], text: 'x'.repeat(201) }],
  ])('is refused with %s', (code, mark) => {
    expect(read('mark', mark)).toMatchObject({ ok: false, error: { code } });
  });

  it('is on a picture of somebody in the session, live or frozen, or on one that was brought', () => {
    expect([read('picture', { of: 'E1001' }), read('picture', { of: 'E1001', file: HASH }), read('picture', { file: HASH }), read('picture', {})].map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect([read('picture', { of: 'E1099' }), read('picture', { of: 7 }), read('picture', { file: '../etc/passwd' }), read('wipe', {})].map((one) => !one.ok && one.error.code)).toEqual(Array.from({ length: 4 }, () => 'drawing-invalid'));
  });

  it('goes on as it was understood, and nothing else of it; to everybody', () => {
    expect(admitSignal(session, { kind: 'mark', peer: 'p', to: 'E1020', body: JSON.stringify({ ...CIRCLE, from: 'E1099', at: 'never', script: '<b>' }) }, 'E1001', 0)).toEqual({ ok: true, value: { kind: 'mark', peer: 'p', body: JSON.stringify(CIRCLE) } });
  });

  it('stands until who drew it takes it off; of another picture nothing stands', () => {
    const heard = (number: number, from: string, said: object): Heard<Talk> => ({ number, from, at: `t${number}`, ...said }) as unknown as Heard<Talk>;
    const talk = [heard(2, 'E1001', { kind: 'mark', ...CIRCLE }), heard(3, 'E1020', { kind: 'mark', ...CIRCLE }), heard(4, 'E1020', { kind: 'mark', ...CIRCLE, picture: 9 }), heard(5, 'E1001', { kind: 'wipe', picture: 1 }), heard(6, 'E1001', { kind: 'mark', ...CIRCLE })];
    expect(standingMarks(talk, 1).map(({ number }) => number)).toEqual([3, 6]);
  });
});

describe('J3 a drawing is kept when the operator says so', () => {
  const file: KeptFile = { sha256: HASH, mediaType: 'image/png', size: 10, fileName: 'd.png' };
  const talk = [{ number: 1, from: 'E1001', at: 't1', kind: 'picture', of: 'E1001', file: HASH }, { number: 2, from: 'E1020', at: 't2', kind: 'mark', ...CIRCLE }, { number: 3, from: 'E1001', at: 't3', kind: 'mark', picture: 1, tool: 'text', points: [[1, 2]], text: 'here' }] as unknown as Heard<Talk>[];
  const drawing = { file, picture: 1, marks: [3, 2] };

  it('with who drew what when, as the service heard it', () => {
    expect(keepDrawing(session, MARA, drawing, talk)).toEqual({ ok: true, value: [{ type: 'DrawingKept', body: {
      ...MARA, of: 'E1001', ofName: 'Mara Berger', file,
      marks: [{ ...CLAIRE, at: 't2', tool: 'circle', points: CIRCLE.points }, { ...MARA, at: 't3', tool: 'text', points: [[1, 2]], text: 'here' }],
    } }] });
  });

  it.each<[string, Partial<typeof drawing>, typeof MARA, Partial<Session>]>([
    ['not-in-session', {}, CLAIRE, {}], ['not-in-session', {}, { person: 'E1099', name: 'N' }, {}], ['session-over', {}, MARA, { ended: true }], ['drawing-unknown', { picture: 2 }, MARA, {}], ['drawing-unknown', { marks: [2, 4] }, MARA, {}],
    ['drawing-too-large', { marks: Array.from({ length: MOST_MARKS + 1 }, (_, at) => at + 2) }, MARA, {}], ['file-not-taken', { file: { ...file, mediaType: 'application/pdf' } }, MARA, {}],
  ])('is refused with %s', (code, other, by, changed) => {
    expect(keepDrawing({ ...session, ...changed }, by, { ...drawing, ...other }, talk)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('J4 what is written', () => {
  it.each([{ text: 'open the valve' }, { text: '', file: HASH }, { text: 'see', file: HASH }])('is read: %j', (words) => {
    expect(read('chat', words)).toEqual({ ok: true, value: { kind: 'chat', ...words } });
  });

  it.each([{}, { text: '  ' }, { text: 'x'.repeat(2001) }, { text: 'x', file: 'x.exe' }, { text: 7 }, 'x'])('is refused: %j', (words) => {
    expect(read('chat', words)).toMatchObject({ ok: false, error: { code: 'message-invalid' } });
  });
});
