import { keepPicture } from './keep-picture';
import type { KeptFile, Session } from './session';
import type { Heard, Talk } from './talk';

const HASH = 'a'.repeat(64);
const MARA = { person: 'E1001', name: 'Mara Berger' };
const CLAIRE = { person: 'E1020', name: 'Claire Moreau' };
const file: KeptFile = { sha256: HASH, mediaType: 'image/jpeg', size: 10, fileName: 'picture-1.jpg' };
const session: Session = {
  site: 'HAM', id: 's', sequence: 5, runId: 'r', runNumber: 'WS-1', stepKey: 'blend', shownStep: 'weigh', ended: false,
  parties: [{ ...MARA, side: 'operator', state: 'joined' }, { ...CLAIRE, side: 'expert', state: 'joined' }, { person: 'E1021', name: 'R', side: 'expert', state: 'left' }],
};
const talk = [
  { number: 1, from: 'E1020', at: 't', kind: 'picture', of: 'E1001', file: HASH }, { number: 2, from: 'E1020', at: 't', kind: 'picture', of: 'E1020', file: HASH }, { number: 3, from: 'E1020', at: 't', kind: 'picture', of: 'E1001' },
  { number: 4, from: 'E1020', at: 't', kind: 'picture', file: HASH }, { number: 5, from: 'E1020', at: 't', kind: 'chat', text: 'x', file: HASH },
] as unknown as Heard<Talk>[];

describe('J6 a frozen picture of the operator is kept as it is', () => {
  it.each([MARA, CLAIRE])('by whoever stands in the session ($name), with the step at which the operator stands now', (by) => {
    expect(keepPicture(session, by, { file, picture: 1 }, talk)).toEqual({ ok: true, value: [{ type: 'PictureKept', body: { ...by, stepKey: 'weigh', of: 'E1001', ofName: 'Mara Berger', file } }] });
  });

  it.each<[string, string, typeof MARA, number, Partial<KeptFile>, Partial<Session>]>([
    ['who left', 'not-in-session', { person: 'E1021', name: 'R' }, 1, {}, {}], ['a stranger', 'not-in-session', { person: 'E1099', name: 'N' }, 1, {}, {}], ['a session that is over', 'session-over', CLAIRE, 1, {}, { ended: true }],
    ['one’s own picture', 'drawing-unknown', CLAIRE, 2, {}, {}], ['a picture that moves', 'drawing-unknown', CLAIRE, 3, {}, {}], ['a picture of nobody', 'drawing-unknown', CLAIRE, 4, {}, {}], ['a message', 'drawing-unknown', CLAIRE, 5, {}, {}],
    ['a number that is none', 'drawing-unknown', CLAIRE, 9, {}, {}], ['other bytes', 'drawing-unknown', CLAIRE, 1, { sha256: 'b'.repeat(64) }, {}], ['a document', 'file-not-taken', CLAIRE, 1, { mediaType: 'application/pdf' }, {}],
  ])('%s is refused: %s', (_, code, by, picture, other, changed) => {
    expect(keepPicture({ ...session, ...changed }, by, { file: { ...file, ...other }, picture }, talk)).toMatchObject({ ok: false, error: { code } });
  });
});
