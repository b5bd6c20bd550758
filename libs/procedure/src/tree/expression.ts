import { compile, type CompiledFormula } from '@batchwright/formula';
import type { DomainError, Result } from '@batchwright/kernel';
import type { NodeInfo, StepInfo, IndexedRecipe } from './indexed-recipe';
import { resolveName, typeOfReference, type EntryReference, type Scope } from './reference';

/** Reads and checks an expression as seen from a place; kept per place. Refusals: those of `compile`, with `params.at`. */
export function compileAt(recipe: IndexedRecipe, source: string, scope: Scope): Result<CompiledFormula, DomainError> {
  const key = `${scope.step?.node.id ?? scope.loops.join('.')}|${scope.table?.id ?? ''}|${source}`;
  const known = recipe.compiled.get(key);
  if (known) return known;
  const compiled = compile(plainNames(source), (name) => {
    const reference = resolveName(recipe, name, scope);
    return reference && typeOfReference(recipe, reference, scope);
  });
  recipe.compiled.set(key, compiled);
  return compiled;
}

/** Ids in backticks may keep their hyphens: `` `weigh-api`.net `` is `weigh_api.net`. */
function plainNames(source: string): string {
  return source.replace(/`([^`]*)`/g, (_, id: string) => id.replaceAll('-', '_'));
}

/** Recorded fields that an expression reads; none when it cannot be compiled. */
export function entriesIn(recipe: IndexedRecipe, source: string, scope: Scope): EntryReference[] {
  const compiled = compileAt(recipe, source, scope);
  if (!compiled.ok) return [];
  return compiled.value.references.flatMap((name) => {
    const reference = resolveName(recipe, name, scope);
    return reference?.kind === 'entry' ? [reference] : [];
  });
}

/** The scope of a step's own expressions. */
export function stepScope(step: StepInfo, table?: Scope['table']): Scope {
  return { loops: step.loops, step, ...(table ? { table } : {}) };
}

/** The scope of a choice's conditions. */
export function nodeScope(info: NodeInfo): Scope {
  return { loops: info.loops };
}

/** The scope of a loop's condition: inside its body, of the turn that just ended. */
export function loopScope(info: NodeInfo): Scope {
  return { loops: [...info.loops, info.node.id] };
}

/** One expression of a step: where it stands and what it is for. */
export interface StepExpression {
  readonly source: string;
  readonly scope: Scope;
  /** JSON pointer. */
  readonly pointer: string;
  readonly use: 'formula' | 'when' | 'set-point' | 'material-quantity';
  /** The field it belongs to; absent for material. */
  readonly entry?: string;
  readonly column?: string;
  /** Unit that the result must have; absent for conditions and material. */
  readonly unit?: string;
}

/** All expressions that a step holds itself, in document order. */
export function expressionsOf(step: StepInfo): StepExpression[] {
  const found: StepExpression[] = [];
  const plain = stepScope(step);
  step.node.entries.forEach((entry, i) => {
    const at = `${step.pointer}/entries/${i}`;
    if (entry.when !== undefined) found.push({ source: entry.when, scope: plain, pointer: `${at}/when`, use: 'when', entry: entry.id });
    if (entry.formula !== undefined) found.push({ source: entry.formula, scope: plain, pointer: `${at}/formula`, use: 'formula', entry: entry.id, unit: entry.unit });
    if (entry.setPoint?.startsWith('=')) found.push({ source: entry.setPoint.slice(1), scope: plain, pointer: `${at}/setPoint`, use: 'set-point', entry: entry.id, unit: entry.unit });
    entry.columns?.forEach((column, j) => {
      const cell = { entry: entry.id, column: column.id, unit: column.unit, scope: stepScope(step, entry) };
      if (column.formula !== undefined) found.push({ ...cell, source: column.formula, pointer: `${at}/columns/${j}/formula`, use: 'formula' });
      if (column.setPoint?.startsWith('=')) found.push({ ...cell, source: column.setPoint.slice(1), pointer: `${at}/columns/${j}/setPoint`, use: 'set-point' });
    });
  });
  step.node.material?.forEach((material, i) => {
    if (material.quantity !== undefined) found.push({ source: material.quantity, scope: plain, pointer: `${step.pointer}/material/${i}/quantity`, use: 'material-quantity' });
  });
  return found;
}
