import { RESERVED_IDS } from '../../recipe/procedure-node';

const LONGEST = 60;

/** Makes ids from titles: kebab-case, each once, none of the words of expressions. */
export function newIds(): (title: string) => string {
  const taken = new Set<string>(RESERVED_IDS);
  return (title) => {
    const words = title.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '').slice(0, LONGEST).replace(/-+$/, '');
    const base = words === '' ? 'part' : words;
    let made = base;
    for (let n = 2; taken.has(made); n += 1) made = `${base}-${n}`;
    taken.add(made);
    return made;
  };
}
