/** An element of an XML document as the reader of files hands it over: local name, first line (from 1), its own text, its children. */
export interface XmlElement {
  readonly name: string;
  readonly line: number;
  /** Text of its own, trimmed; that of children is theirs. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** The first child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** All children of a name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Text at the end of a path of names; empty when something on the way is missing. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string {
  return path.reduce<XmlElement | undefined>(childOf, element)?.text ?? '';
}
