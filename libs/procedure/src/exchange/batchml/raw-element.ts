import { childOf, childrenOf, textAt, type XmlElement } from '../xml-element';

/** A RecipeElement as the file has it. */
export interface RawElement {
  readonly id: string;
  readonly line: number;
  /** `Procedure`, `UnitProcedure`, `Operation`, `Phase`, `Begin`, `End`. */
  readonly type: string;
  readonly title: string;
  /** Its second description. */
  readonly description: string;
  readonly parameters: readonly XmlElement[];
  readonly logic?: XmlElement;
  readonly children: readonly RawElement[];
  readonly source: XmlElement;
}

/** Reads an element with everything below it. */
export function rawElement(source: XmlElement): RawElement {
  const [title, ...more] = childrenOf(source, 'Description').map(({ text }) => text);
  const logic = childOf(source, 'ProcedureLogic');
  return {
    id: textAt(source, 'ID'),
    line: source.line,
    type: textAt(source, 'RecipeElementType'),
    title: title ?? '',
    description: more.join(' ').trim(),
    parameters: childrenOf(source, 'Parameter'),
    ...(logic && logic.children.length > 0 ? { logic } : {}),
    children: childrenOf(source, 'RecipeElement').map(rawElement),
    source,
  };
}

/** True for the marks at which a procedure begins and ends; they are no work. */
export function isMark({ type }: RawElement): boolean {
  return type === 'Begin' || type === 'End';
}
