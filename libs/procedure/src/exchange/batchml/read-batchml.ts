import { Decimal, err, ok, type Quantity, type Result } from '@batchwright/kernel';
import type { ProcedureLevel, ProcedureNode } from '../../recipe/procedure-node';
import type { RecipeDocument } from '../../recipe/recipe-document';
import { point, type ImportPoint } from '../import-point';
import { childOf, childrenOf, textAt, type XmlElement } from '../xml-element';
import { arrange, type Block } from './arrange';
import { enumerationSets, type EnumerationSets } from './enumeration-sets';
import { newIds } from './ids';
import { readLogic } from './logic';
import { readParameters } from './parameters';
import { isMark, rawElement, type RawElement } from './raw-element';
import { ucumOf } from './units';

/** A draft made of a file: what was found, and what somebody has to do about it. */
export interface ReadBatchML {
  readonly document: RecipeDocument;
  /** Elements by level. */
  readonly counts: { readonly procedures: number; readonly unitProcedures: number; readonly operations: number; readonly phases: number };
  /** In the order of the lines. */
  readonly points: readonly ImportPoint[];
}

/** Why a file is no recipe at all; `line` from 1. */
export interface BatchMLRefusal {
  readonly why: 'not-batchml' | 'no-master-recipe' | 'no-procedure';
  readonly line: number;
  readonly found: string;
}

const LEVELS: Readonly<Record<string, ProcedureLevel>> = { Procedure: 'procedure', UnitProcedure: 'unit-procedure', Operation: 'operation', Phase: 'phase' };

/**
 * Reads the master recipe of a BatchML V02 file (ISA-88 part 2) into a draft with the given code. The tree is taken as it is; parameters become
 * instructions and entries; nothing is mended: every fault and every gap is a point with its line.
 */
export function readBatchML(root: XmlElement, code: string): Result<ReadBatchML, BatchMLRefusal> {
  if (root.name !== 'BatchInformation') return err({ why: 'not-batchml', line: root.line, found: root.name });
  const recipe = childOf(root, 'MasterRecipe');
  if (!recipe) return err({ why: 'no-master-recipe', line: root.line, found: root.children[0]?.name ?? '' });
  const top = childrenOf(recipe, 'RecipeElement').map(rawElement).find(({ type }) => type === 'Procedure');
  if (!top) return err({ why: 'no-procedure', line: recipe.line, found: 'MasterRecipe' });
  const points: ImportPoint[] = [];
  const counts: Record<string, number> = {};
  const procedure = new NodesOf(enumerationSets(root), points, counts).of(top);
  const header = headerOf(recipe, top, code, points);
  const document: RecipeDocument = { format: 'batchwright.recipe/1', header, formula: { inputs: [], outputs: [], parameters: [] }, equipment: [], qualifications: [], procedure, holdTimes: [] };
  const found = (type: string): number => counts[type] ?? 0;
  return ok({
    document,
    counts: { procedures: found('Procedure'), unitProcedures: found('UnitProcedure'), operations: found('Operation'), phases: found('Phase') },
    points: points.sort((a, b) => a.line - b.line),
  });
}

class NodesOf {
  private readonly ids = newIds();

  constructor(
    private readonly sets: EnumerationSets,
    private readonly points: ImportPoint[],
    private readonly counts: Record<string, number>,
  ) {}

  of(element: RawElement): ProcedureNode {
    const { type, line } = element;
    this.counts[type] = (this.counts[type] ?? 0) + 1;
    const title = element.title || element.id;
    const id = this.ids(title);
    const level = LEVELS[type];
    const common = { id, title: { en: title }, ...(level ? { level } : {}) };
    this.noteHistory(element, title);
    if (element.children.every(isMark)) {
      const { sentences, entries } = readParameters(element.parameters, this.sets, { title, line }, this.points);
      const instruction = sentences.join('\n');
      return { ...common, type: 'step', kind: 'instruction', ...(instruction === '' ? {} : { instruction: { en: instruction } }), entries, signatures: [], config: {} };
    }
    const block = arrange(element, readLogic(element, this.points), this.points);
    return { ...common, type: 'sequence', children: block.type === 'sequence' ? block.children.filter((child) => !isEmpty(child)).map((child) => this.block(child, title)) : [this.block(block, title)] };
  }

  private block(block: Block, parent: string): ProcedureNode {
    if (block.type === 'element') return this.of(block.element);
    const parts = block.children.filter((child) => !isEmpty(child));
    const [only, ...others] = parts;
    if (only && others.length === 0) return this.block(only, parent);
    const title = `${parent}, ${block.type === 'parallel' ? 'at once' : 'one after the other'}`;
    return { id: this.ids(title), title: { en: title }, type: block.type, children: parts.map((child) => this.block(child, parent)) };
  }

  private noteHistory({ source, description, line }: RawElement, title: string): void {
    const header = childOf(source, 'Header');
    if (description !== '') this.points.push(point('description-left', line, { title, description }));
    for (const approval of childrenOf(childOf(header, 'ApprovalHistory'), 'IndividualApproval')) {
      const by = textAt(approval, 'ApprovedBy');
      if (by !== '') this.points.push(point('approval-left', approval.line, { title, by }));
    }
  }
}

function isEmpty(block: Block): boolean {
  return block.type !== 'element' && block.children.every(isEmpty);
}

function headerOf(recipe: XmlElement, procedure: RawElement, code: string, points: ImportPoint[]): RecipeDocument['header'] {
  const header = childOf(recipe, 'Header');
  const line = header?.line ?? recipe.line;
  const product = textAt(header, 'ProductID');
  const name = textAt(header, 'ProductName');
  if (product === '') points.push(point('product-missing', line, { name }));
  const { size, range } = sizeOf(header, line, points);
  return {
    code, title: { en: name || procedure.title || code }, kind: 'batch', batchSize: size, languages: ['en'],
    ...(range ? { sizeRange: range } : {}),
    ...(product === '' ? {} : { product: { code: product, name: { en: name || product } } }),
  };
}

function sizeOf(header: XmlElement | undefined, line: number, points: ImportPoint[]): { size: Quantity; range?: { min: string; max: string } } {
  const size = childOf(header, 'BatchSize');
  const unitName = textAt(size, 'UnitOfMeasure');
  const unit = ucumOf(unitName);
  const [value, min, max] = ['Nominal', 'Min', 'Max'].map((name) => textAt(size, name));
  if (!value || !Decimal.read(value).ok || unit === undefined || unit === '') {
    points.push(point('batch-size-missing', size?.line ?? line, { value: value ?? '', unit: unitName }));
    return { size: { value: '1', unit: 'kg' } };
  }
  const isRange = min && max && Decimal.read(min).ok && Decimal.read(max).ok;
  return { size: { value, unit }, ...(isRange ? { range: { min, max } } : {}) };
}
