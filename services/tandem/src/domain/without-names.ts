import { partyOf, samePerson, type Party, type Session, type Who } from './session';

/** By what a guest is told of somebody: what he is here. */
export type RoleWord = 'operator' | 'expert' | 'guest' | 'colleague';

/** Under which name somebody of a session goes before guests: it says what he is, and stays the same as long as he is it. */
export function aliasOf({ parties }: Pick<Session, 'parties'>, person: string): string {
  const party = parties.find((one) => samePerson(one.person, person));
  return party === undefined ? 'colleague' : (party.alias ?? party.side);
}

/** Who goes under a name before guests; undefined: nobody. */
export function personBehind({ parties }: Pick<Session, 'parties'>, alias: string): string | undefined {
  return parties.find((party) => (party.alias ?? party.side) === alias)?.person;
}

/** What is shown in place of a name within a sentence. */
export const NO_NAME = '•••';
/** Shorter parts of a name are words of many languages. */
const LEAST_LETTERS = 3;

/** What a guest needs not: how the step hangs together with others, who is trained for what, and until when something before or after it counts. */
const NOT_FOR_GUESTS: readonly string[] = ['holdTimes', 'startedWith', 'qualifications', 'supervision', 'lastChange', 'place', 'terminal', 'area'];

/**
 * A step as guests see it: without names and employee numbers of people. Who stands beside a person's number is told by what he is here (`operator`, `expert`, else `colleague`).
 * Wherever else a known name or number stands in a text, it is blotted out; of people in the session and on the step, also a part of the name.
 */
export function withoutNames(card: Readonly<Record<string, unknown>>, session: Pick<Session, 'parties'>, known: readonly Who[]): Record<string, unknown> {
  const inSession = session.parties.filter(({ side }) => side !== 'guest');
  const here = [...inSession, ...peopleOn(card)];
  const numbers = new Set([...here, ...known].map(({ person }) => person.trim().toUpperCase()).filter((number) => number !== ''));
  const whole = [...new Set([...here, ...known].flatMap(({ name, person }) => [name, person]))].filter((word) => word.trim() !== '');
  const parts = [...new Set(here.flatMap(({ name }) => name.split(/[\s,.]+/)))].filter((part) => part.length >= LEAST_LETTERS);
  const blot = blotterOf(whole, parts);
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return numbers.has(value.trim().toUpperCase()) ? roleOf(inSession, value) : blot(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const { person } = value as { readonly person?: unknown };
    return Object.fromEntries(Object.entries(value).filter(([key]) => !NOT_FOR_GUESTS.includes(key)).map(([key, inside]) => {
      if (key === 'person') return [key, ''];
      return [key, key === 'name' && typeof person === 'string' ? roleOf(inSession, person) : walk(inside)];
    }));
  };
  return walk(card) as Record<string, unknown>;
}

/** People whom a card names by number and name. */
function peopleOn(value: unknown): Who[] {
  if (Array.isArray(value)) return value.flatMap(peopleOn);
  if (typeof value !== 'object' || value === null) return [];
  const { person, name } = value as { readonly person?: unknown; readonly name?: unknown };
  const inside = Object.values(value).flatMap(peopleOn);
  return typeof person === 'string' && person !== '' ? [{ person, name: typeof name === 'string' ? name : '' }, ...inside] : inside;
}

function roleOf(parties: readonly Party[], person: string): RoleWord {
  return partyOf({ parties }, person)?.side ?? 'colleague';
}

function blotterOf(whole: readonly string[], parts: readonly string[]): (text: string) => string {
  const one = (words: readonly string[], flags: string): RegExp | undefined =>
    words.length === 0 ? undefined : new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...words].sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}])`, flags);
  const patterns = [one(whole, 'giu'), one(parts, 'gu')].filter((pattern) => pattern !== undefined);
  return (text) => patterns.reduce((said, pattern) => said.replace(pattern, NO_NAME), text);
}
