import { evolvePerson, followProvider, lockPerson, tellPerson, unlockPerson, type Person, type PersonEvent, type PersonFacts } from './person';

const FACTS: PersonFacts = { name: 'Mara Berger', accounts: [{ provider: 'batchwright', subject: 's1', username: 'op.berger' }, { provider: 'batchwright', subject: 's2', username: 'op.berger2' }], sites: ['HAM'], roles: ['operator'] };
const after = (events: readonly PersonEvent[], known?: Person): Person => events.reduce<Person | undefined>((state, event) => evolvePerson('E1001', state, event), known) as Person;
const locked = (by: string): Person => after([...tellPerson(undefined, FACTS), { type: 'PersonLocked', body: { reason: 'r', lockedBy: by } }]);

describe('gmp 2 a person of the enterprise', () => {
  it('is registered once, and told again only when something changed', () => {
    const person = after(tellPerson(undefined, FACTS));
    expect(person).toMatchObject({ person: 'E1001', sequence: 1, locked: false });
    expect(tellPerson(person, { ...FACTS, accounts: [...FACTS.accounts].reverse() })).toEqual([]);
    expect(tellPerson(person, { ...FACTS, roles: ['operator', 'dispenser'] })).toMatchObject([{ type: 'PersonChanged' }]);
  });

  it('keeps its lock when told again', () => {
    const changed = after(tellPerson(locked('E1090'), { ...FACTS, name: 'Mara Berger-Klein' }), locked('E1090'));
    expect(changed).toMatchObject({ name: 'Mara Berger-Klein', locked: true, lockedBy: 'E1090' });
  });

  it('is locked once, with a reason, and unlocked', () => {
    expect(lockPerson(locked('E1090'), 'again', 'E1091')).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
    const unlocked = unlockPerson(locked('E1090'), 'by mistake', 'E1091');
    expect(unlocked.ok && after(unlocked.value, locked('E1090'))).toMatchObject({ locked: false, sequence: 3 });
  });

  it('follows the provider: locked when no account is enabled there, free when one is', () => {
    const person = after(tellPerson(undefined, FACTS));
    expect(followProvider(person, false)).toMatchObject([{ type: 'PersonLocked', body: { lockedBy: 'provider' } }]);
    expect(followProvider(locked('provider'), true)).toMatchObject([{ type: 'PersonUnlocked' }]);
    expect(followProvider(person, true)).toEqual([]);
  });

  it('is not freed by the provider when people locked it, nor by people when the provider did', () => {
    expect(followProvider(locked('E1090'), true)).toEqual([]);
    expect(unlockPerson(locked('provider'), 'please', 'E1090')).toMatchObject({ ok: false });
  });
});
