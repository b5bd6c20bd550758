import { notFromHere } from './remote-rules';
import { remoteSignatures } from './remote-signatures';
import type { Asked, Card } from '../step-card/model';

const [PICTURE, VIEW] = ['a'.repeat(64), 'b'.repeat(64)];
const said = `Lena Weiss (E1050): witnessed, after, remote in the session s-1 with Mara Berger (E1001) since 2026-11-24T08:00:00.000Z, picture SHA-256 ${PICTURE}, view SHA-256 ${VIEW}`;

describe('J6 signatures from afar in the record of a run', () => {
  it('are told with who showed the step, the session, and what was in view; others are none', () => {
    const row = { number: 3, action: 'SignatureApplied', stepKey: 'blend', field: 'saw', newValue: said, actAt: 't' };
    const rows = [row, { ...row, newValue: 'Lena Weiss (E1050): witnessed, after' }, { ...row, action: 'CommentAdded' }];
    expect(remoteSignatures(rows)).toEqual([{ number: 3, stepKey: 'blend', who: 'Lena Weiss (E1050)', meaning: 'witnessed', session: 's-1', operator: 'Mara Berger (E1001)', at: 't', picture: PICTURE, view: VIEW }]);
  });
});

describe('J6 what stands in the way of a signature from here', () => {
  const asked = { policy: 'saw', role: 'qa', meaning: 'witnessed', attests: { en: 'x' }, moment: 'after', where: 'any', repeats: [] } as Asked;
  const card = { status: 'started', fields: [], asked: [], performers: ['E1'], viewHash: VIEW } as unknown as Card;
  const me = { person: 'E2', roles: ['qa'] };

  it('is nothing where the policy allows it, its moment has come and the operator is seen', () => {
    expect(notFromHere(card, asked, me, true)).toBeUndefined();
  });

  it.each<[string, Partial<Asked>, Partial<Card>, Partial<typeof me>, boolean]>([
    ['only-at-the-place', { where: 'place' }, {}, {}, true], ['only-at-the-place', { meaning: 'present-throughout' }, {}, {}, true], ['role-missing', {}, {}, { roles: ['operator'] }, true], ['own-work', {}, {}, { person: 'E1' }, true],
    ['repeats-blind', { repeats: [{ address: 'net' }] }, {}, {}, true], ['not-yet', {}, { status: 'ready' }, {}, true], ['no-picture', {}, {}, {}, false],
  ])('is %s', (why, policy, step, who, sees) => {
    expect(notFromHere({ ...card, ...step }, { ...asked, ...policy }, { ...me, ...who }, sees)).toBe(why);
  });

  it('is too-long where the step cannot be shown whole', () => {
    const { viewHash: _none, ...long } = card;
    expect(notFromHere(long as Card, asked, me, true)).toBe('too-long');
  });
});
