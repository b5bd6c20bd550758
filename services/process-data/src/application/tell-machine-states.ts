import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import type { Transaction } from '@batchwright/persistence';
import type { Sample } from '../domain/admit';
import { instantOfMicroseconds } from '../domain/instants';
import type { Said, ToldChange } from '../domain/state-changes';
import type { EquipmentUses } from './equipment-uses';
import { idOf } from './runs-of-alarm';

/** A tag of words, or of yes and no, and what it says. */
export interface SaidOfMachine {
  readonly tag: string;
  readonly equipment: string;
  readonly point: string;
  readonly sample: Said;
}

/** The port: what tags of words, and of yes and no, say. */
export interface MachineStates {
  /** What each of these tags said at a moment, as far as it was looked at; by its number. */
  said(tx: Transaction, at: ReadonlyMap<number, number>, boolean: ReadonlySet<number>): Promise<ReadonlyMap<number, Sample>>;
  /** What was looked at last of each such tag in force of this equipment. */
  present(tx: Transaction, site: string, equipment: readonly string[]): Promise<SaidOfMachine[]>;
}

/**
 * Tells runs what their machines do: changes of value or quality, in order and once, with the look that finds them, of a point that chatters the newest only (`domain/state-changes`); and what stands there when a run, or another
 * step of it, begins to use equipment. Whoever begins a use and whoever looks wait for each other, so that a run hears either the value or its change. Samples that come late are not told: a later one said what is.
 */
export class TellMachineStates {
  constructor(
    private readonly uses: Pick<EquipmentUses, 'using' | 'lock'>,
    private readonly states: MachineStates,
  ) {}

  /** Changes of a tag that are told now. */
  async changed(tx: Transaction, site: string, tag: { readonly code: string; readonly equipment: string; readonly point: string }, changes: readonly ToldChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.uses.lock(tx, site, [tag.equipment]);
    const messages: OutgoingMessage[] = [];
    for (const { said: sample, heldFor } of changes) {
      // without an end: a run that began after the sample was said, and before this look, knows only what was before it
      for (const { runId, runNumber } of await this.uses.using(tx, site, tag.equipment, instantOfMicroseconds(sample.at))) messages.push(told(site, runId, runNumber, { ...tag, tag: tag.code, sample }, 'change', heldFor));
    }
    if (messages.length > 0) await tx.announce(messages);
  }

  /** A run, or a step of it, began to use equipment: what a step follows is not what an earlier one was told. `at`: ISO-8601 UTC. */
  async begun(tx: Transaction, site: string, runId: string, equipment: readonly string[], at: string): Promise<void> {
    if (equipment.length === 0) return;
    await this.uses.lock(tx, site, equipment);
    const messages: OutgoingMessage[] = [];
    for (const said of await this.states.present(tx, site, equipment)) {
      const run = (await this.uses.using(tx, site, said.equipment, at)).find((use) => use.runId === runId);
      if (run) messages.push(told(site, runId, run.runNumber, said, at));
    }
    if (messages.length > 0) await tx.announce(messages);
  }
}

/** Without a sequence, as no record of ours: readers know it by its id, which follows from what it says. */
function told(site: string, runId: string, runNumber: string, { tag, equipment, point, sample: { at, value, quality } }: SaidOfMachine, why: string, heldFor = 0): OutgoingMessage {
  const id = idOf(Math.floor(at / 1000), site, runId, tag, String(at), why);
  return outgoing('batchwright.process-data.v1.MachineStateChanged', { subject: runId, site, sequence: 0, id }, { site, runId, runNumber, equipment, point, tag, value: value === null ? '' : String(value), quality, at: instantOfMicroseconds(at), ...(heldFor > 0 ? { heldMs: Math.round(heldFor / 1000) } : {}) });
}
