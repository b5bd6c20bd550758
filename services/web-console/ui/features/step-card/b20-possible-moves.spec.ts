import type { Card, Field } from './model';
import { goesOn, possibleMoves, screenOf } from './possible-moves';

const open = { address: 'net', entry: 'net', type: 'number' } as unknown as Field;
const card = (change: Partial<Card>): Card => ({ status: 'started', needs: [], fields: [], ...change }) as Card;

const reaction = (usedUp: boolean): NonNullable<Card['reaction']> => ({ plan: { title: { en: 'p' }, notify: [], allowedRecoveries: [{ en: 'adjust' }], approvers: ['qa'] }, failed: [1], left: usedUp ? 0 : 1, usedUp });

describe('B20 moves that a step card offers', () => {
  it.each<[string, Card, readonly string[], readonly string[]]>([
    ['a supervisor at a ready step', card({ status: 'ready' }), ['supervisor'], ['not-applicable']],
    ['a supervisor at a started step that holds equipment and lacks a value', card({ fields: [open], needs: [{ what: 'equipment', need: 'b', title: { en: 'b' }, detail: '', item: 'VB-01' }] }), ['supervisor'], ['reassign-step', 'change-equipment', 'late-entry', 'not-applicable']],
    ['an operator at a started step that lacks a value', card({ fields: [open] }), ['operator'], ['late-entry']],
    ['an operator at one that lacks none', card({ fields: [{ ...open, value: { kind: 'number', value: '1' } }] }), ['operator'], []],
    ['quality at a completed step', card({ status: 'completed' }), ['qa'], ['reopen-step']],
    ['an approver of a reaction plan without attempts left', card({ reaction: reaction(true) }), ['qa'], ['choose-recovery']],
    ['an approver while attempts are left', card({ reaction: reaction(false) }), ['qa'], []],
    ['somebody whom the plan does not name', card({ reaction: reaction(true) }), ['operator'], []],
    ['an inspector anywhere', card({ fields: [open] }), ['inspector'], []],
    ['a supervisor at a step that was not reached', card({ status: 'not-reached' }), ['supervisor'], []],
  ])('to %s', (_, at, roles, expected) => expect(possibleMoves(at, roles)).toEqual(expected));
});

describe('B20 ways out that lead from the step card', () => {
  it('offers no late photo, no colleague who works at the step already or whose role performs none, and knows where the others are made', () => {
    expect(possibleMoves(card({ fields: [{ ...open, type: 'photo' }] }), ['operator'])).toEqual([]);
    const at = { performers: ['E1001'] };
    expect([goesOn(at, { person: 'E1001', roles: ['operator'] }), goesOn(at, { person: 'E1002', roles: ['operator'] }), goesOn(at, { person: 'E1050', roles: ['qa'] })]).toEqual([false, true, false]);
    expect([screenOf('restart', 'r1'), screenOf('decide-exception', 'r1'), screenOf('wait', 'r1')]).toEqual(['/batches/r1', '/exceptions?run=r1', undefined]);
  });
});
