import { minutesOf, pastSessions } from './past-sessions';
import { saidOfExpert } from './said-of-expert';

const at = (minute: string): string => `2026-11-24T08:${minute}:00.000Z`;
const CLAIRE = 'Claire Moreau (E1020)';
const MARA = 'Mara Berger (E1001)';
let number = 0;
const row = (what: string, who: string, minute: string, more: { word?: string; stepKey?: string } = {}) => ({ number: (number += 1), what, who, at: at(minute), stepKey: 'blend', ...more });

describe('J5 sessions as the record of a run tells them', () => {
  it('who came stands there from and until when, also twice; who did not come with why', () => {
    const rows = [
      row('called', `Jutta Haas (E1010) ← ${MARA}`, '00'), row('joined', MARA, '00'), row('declined', 'Jutta Haas (E1010)', '01', { word: 'in a meeting' }), row('called', `${CLAIRE} ← ${MARA}`, '01'), row('accepted', CLAIRE, '02'), row('joined', CLAIRE, '02'),
      row('left', CLAIRE, '05', { word: 'line-lost' }), row('joined', CLAIRE, '06'), row('left', MARA, '12', { word: 'session-ended' }), row('left', CLAIRE, '12', { word: 'session-ended' }), row('ended', MARA, '12'),
    ];
    expect(pastSessions(rows)).toEqual([{
      stepKey: 'blend', from: at('00'), until: at('12'),
      stays: [{ who: MARA, from: at('00'), until: at('12'), why: 'session-ended' }, { who: CLAIRE, from: at('02'), until: at('05'), why: 'line-lost' }, { who: CLAIRE, from: at('06'), until: at('12'), why: 'session-ended' }],
      absent: [{ who: 'Jutta Haas (E1010)', what: 'declined', word: 'in a meeting' }],
    }]);
  });

  it('one after the other at a step, and beside each other at two, are sessions of their own; one that goes on has no end', () => {
    const rows = [row('called', CLAIRE, '20'), row('called', CLAIRE, '21', { stepKey: 'sieve' }), row('missed', CLAIRE, '21'), row('ended', '', '21'), row('called', CLAIRE, '30'), row('joined', CLAIRE, '31')];
    const sessions = pastSessions([...rows].reverse());
    expect(sessions.map(({ stepKey, from, until }) => [stepKey, from, until])).toEqual([['blend', at('20'), at('21')], ['sieve', at('21'), undefined], ['blend', at('30'), undefined]]);
    expect(sessions[0]?.absent).toEqual([{ who: CLAIRE, what: 'missed' }]);
  });

  it('has minutes once it is over', () => {
    expect([minutesOf({ from: at('02'), until: at('12') }), minutesOf({ from: at('02'), until: '2026-11-24T08:02:20.000Z' }), minutesOf({ from: at('02') })]).toEqual([10, 0, undefined]);
  });
});

describe('J5 who called whom', () => {
  const t = ((key: string, { who, by }: { who: string; by: string }) => `${key} ${who} / ${by}`) as never;

  it.each([`${CLAIRE} ← ${MARA}`, `${CLAIRE} by ${MARA}`])('is said in the language of who reads it: %s', (value) => {
    expect(saidOfExpert(t, 'called', value)).toBe(`tandem.called-by ${CLAIRE} / ${MARA}`);
  });

  it('other words stay as they stand in the record', () => {
    expect(saidOfExpert(t, 'joined', `${CLAIRE} by ${MARA}`)).toBe(`${CLAIRE} by ${MARA}`);
    expect(saidOfExpert(t, 'called', CLAIRE)).toBe(CLAIRE);
    expect(saidOfExpert(t, 'drawn', `${MARA} kept d.png, SHA-256 ${'a'.repeat(64)}, drawn by ${CLAIRE}`)).toMatch(/^tandem\.kept-drawing/);
    expect(saidOfExpert(t, 'drawn', `${MARA} kept d.png, SHA-256 ${'a'.repeat(64)}`)).toMatch(/^tandem\.kept-picture/);
  });

  it('J4 of a guest: who invited him and until when, and that he was shown out, or his time was over', () => {
    const ada = 'Ada Winter (Mixers Ltd)';
    const rows = [['guest-invited', `${ada} ← ${MARA} → 2026-11-24T08:30:00.000Z`], ['joined', ada], ['guest-revoked', `${ada} ← ${MARA}`]] as const;
    expect(saidOfExpert(t, 'guest-invited', rows[0][1], 'HAM')).toBe(`tandem.guest-invited-by ${ada} / ${MARA}`);
    expect(saidOfExpert(t, 'guest-revoked', rows[2][1])).toBe(`tandem.guest-out-by ${ada} / ${MARA}`);
    const told = (more: readonly (readonly [string, string])[]) => pastSessions(more.map(([what, who], number) => ({ number, what, who, at: `2026-11-24T08:0${number}:00.000Z`, stepKey: 'blend' })))[0]?.stays;
    expect(told(rows)).toEqual([{ who: ada, from: '2026-11-24T08:01:00.000Z', until: '2026-11-24T08:02:00.000Z', why: 'revoked' }]);
    expect(told([rows[0], rows[1], ['guest-expired', ada]])).toMatchObject([{ who: ada, why: 'time' }]);
  });
});
