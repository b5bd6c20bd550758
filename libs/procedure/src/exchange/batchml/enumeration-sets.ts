import { childrenOf, textAt, type XmlElement } from '../xml-element';

/** Sets of values that parameters take theirs from, by id. */
export type EnumerationSets = ReadonlyMap<string, { readonly name: string; readonly values: readonly string[] }>;

/** All sets of a file. */
export function enumerationSets(root: XmlElement): EnumerationSets {
  return new Map(
    childrenOf(root, 'EnumerationSet').map((set) => [textAt(set, 'ID'), { name: textAt(set, 'Description'), values: childrenOf(set, 'Enumeration').map((one) => textAt(one, 'EnumerationString')) }]),
  );
}
