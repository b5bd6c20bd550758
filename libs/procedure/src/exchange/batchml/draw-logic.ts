import type { ProcedureNode } from '../../recipe/procedure-node';

/** A place without work: where a chart begins or ends, and where ways part and meet. */
export interface Mark {
  readonly id: string;
  readonly what: 'Begin' | 'End' | 'Choice' | 'ChoiceEnd' | 'Loop' | 'LoopCheck' | 'LoopEnd' | 'Nothing';
}

export interface Transition {
  readonly id: string;
  readonly condition: string;
  readonly annotation?: string;
}

/** One end of a link is a transition, the other a step. */
export interface DrawnLink {
  readonly from: string;
  readonly to: string;
  readonly fromType: 'Step' | 'Transition';
  readonly type: 'ControlLink' | 'ParallelDivergent' | 'ParallelConvergent' | 'SerialDivergent' | 'SerialConvergent';
  /** Of ways that part: which condition is asked first, from 1. */
  readonly order?: number;
}

/** A sequential function chart (IEC 61131-3): steps are the elements and marks, by their ids; transitions and links between them. */
export interface Drawing {
  readonly elements: readonly ProcedureNode[];
  readonly marks: readonly Mark[];
  readonly transitions: readonly Transition[];
  readonly links: readonly DrawnLink[];
}

/** True for what becomes an element of its own: a level, a step, a repetition over inputs. The other blocks are drawn as links. */
export function isElement(node: ProcedureNode): boolean {
  return node.level !== undefined || node.type === 'step' || node.type === 'for-each';
}

/** Draws the inside of a block as a chart from a begin to an end. Steps and transitions alternate everywhere. */
export function drawLogic(node: ProcedureNode): Drawing {
  const chart = new Chart(node.id);
  const begin = chart.mark('Begin', `${node.id}.begin`);
  const inside = chart.inside(node);
  const end = chart.mark('End', `${node.id}.end`);
  chart.join([begin], inside.entries);
  chart.join(inside.exits, [end]);
  return chart;
}

/** Part of a chart: the steps that begin it together, and those that all have to be done. */
interface Fragment {
  readonly entries: readonly string[];
  readonly exits: readonly string[];
}

interface Way {
  readonly condition?: string;
  readonly annotation?: string;
  /** Place among the ways that part. */
  readonly order?: number;
  /** True: other ways end where this one does. */
  readonly meets?: boolean;
}

class Chart implements Drawing {
  readonly elements: ProcedureNode[] = [];
  readonly marks: Mark[] = [];
  readonly transitions: Transition[] = [];
  readonly links: DrawnLink[] = [];

  constructor(private readonly owner: string) {}

  mark(what: Mark['what'], id: string): string {
    this.marks.push({ id, what });
    return id;
  }

  /** All of `exits` done and the condition true, then all of `entries`. */
  join(exits: readonly string[], entries: readonly string[], { condition = 'TRUE', annotation, order, meets = false }: Way = {}): void {
    const id = `${this.owner}.t${this.transitions.length + 1}`;
    this.transitions.push({ id, condition, ...(annotation === undefined ? {} : { annotation }) });
    const into = exits.length > 1 ? 'ParallelConvergent' : order === undefined ? 'ControlLink' : 'SerialDivergent';
    const outOf = entries.length > 1 ? 'ParallelDivergent' : meets ? 'SerialConvergent' : 'ControlLink';
    for (const from of exits) this.links.push({ from, to: id, fromType: 'Step', type: into, ...(order === undefined ? {} : { order }) });
    for (const to of entries) this.links.push({ from: id, to, fromType: 'Transition', type: outOf });
  }

  inside(node: ProcedureNode): Fragment {
    switch (node.type) {
      case 'sequence':
        return this.sequence(node.id, node.children);
      case 'parallel':
        return this.parallel(node.id, node.children);
      case 'choice':
        return this.choice(node);
      case 'loop':
        return this.loop(node);
      case 'for-each':
        return this.part(node.body);
      case 'step':
        return this.part(node);
    }
  }

  private part(node: ProcedureNode): Fragment {
    if (!isElement(node)) return this.inside(node);
    this.elements.push(node);
    return { entries: [node.id], exits: [node.id] };
  }

  private sequence(id: string, children: readonly ProcedureNode[]): Fragment {
    const parts = children.map((child) => this.part(child));
    const [first, ...others] = parts;
    if (!first) return this.nothing(id);
    let { exits } = first;
    for (const other of others) {
      this.join(exits, other.entries);
      ({ exits } = other);
    }
    return { entries: first.entries, exits };
  }

  private parallel(id: string, children: readonly ProcedureNode[]): Fragment {
    const parts = children.map((child) => this.part(child));
    return parts.length === 0 ? this.nothing(id) : { entries: parts.flatMap(({ entries }) => entries), exits: parts.flatMap(({ exits }) => exits) };
  }

  private choice({ id, branches, otherwise }: Extract<ProcedureNode, { type: 'choice' }>): Fragment {
    const [start, end] = [this.mark('Choice', `${id}.choice`), this.mark('ChoiceEnd', `${id}.choice-end`)];
    branches.forEach(({ when, node }, i) => {
      const branch = this.part(node);
      this.join([start], branch.entries, { condition: when, order: i + 1 });
      this.join(branch.exits, [end], { meets: true });
    });
    const last: Way = { order: branches.length + 1, annotation: 'otherwise' };
    if (otherwise) {
      const branch = this.part(otherwise);
      this.join([start], branch.entries, last);
      this.join(branch.exits, [end], { meets: true });
    } else this.join([start], [end], { ...last, meets: true });
    return { entries: [start], exits: [end] };
  }

  /** The body is done before the condition is asked for the first time. */
  private loop({ id, body, until, max }: Extract<ProcedureNode, { type: 'loop' }>): Fragment {
    const [start, check, end] = [this.mark('Loop', `${id}.loop`), this.mark('LoopCheck', `${id}.loop-check`), this.mark('LoopEnd', `${id}.loop-end`)];
    const inside = this.part(body);
    this.join([start], inside.entries);
    this.join(inside.exits, [check]);
    this.join([check], [end], { condition: until, order: 1, annotation: `at the latest after ${max} times, which is an exception` });
    this.join([check], [start], { order: 2, annotation: 'again', meets: true });
    return { entries: [start], exits: [end] };
  }

  private nothing(id: string): Fragment {
    const mark = this.mark('Nothing', `${id}.nothing`);
    return { entries: [mark], exits: [mark] };
  }
}
