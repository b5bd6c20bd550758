import { unwrap } from '@batchwright/kernel';
import type { RowChange, Transaction } from '@batchwright/persistence';
import type { Text } from '@batchwright/procedure';
import { blockContainer, unblockContainer } from '../domain/decide-stock';
import type { CodedReason } from '../domain/coded-reason';
import type { Container, Lot } from '../domain/lot';
import type { LotEvent } from '../domain/lot-events';
import { appendToLot } from './append-lot';
import type { GenealogyRows } from './genealogy';
import type { Lots } from './lots';

/** How a block begins that follows from a failed check: only the decision about its exception lifts it. */
export const BY_CHECK = 'a check failed: ';

/** A container that an exception names; the empty code stands for the exception itself. */
export interface SetAsideContainer {
  readonly exceptionId: string;
  readonly container: string;
  readonly runId: string;
  readonly reason: string;
  /** The same, to be read in any language; null where it is not known. */
  readonly coded: CodedReason | null;
  readonly decided: boolean;
}

/** Where it is kept what runs set aside. */
export interface SetAsideRows {
  ofException(tx: Transaction, site: string, exceptionId: string): Promise<SetAsideContainer[]>;
  /** What these containers wait for. */
  open(tx: Transaction, site: string, containers: readonly string[]): Promise<SetAsideContainer[]>;
}

/**
 * The output since the last good check is blocked, container by container, from the failed check until quality has decided about its exception (A10, 21 CFR 211.110(c)). A container that comes into stock
 * only later is blocked when it comes. One that several failed checks name waits for all of them. Blocks of other reasons stay.
 */
export class SetOutputAside {
  constructor(
    private readonly lots: Lots,
    private readonly rows: SetAsideRows,
    private readonly genealogy: Pick<GenealogyRows, 'madeBy'>,
    private readonly ids: () => string,
  ) {}

  /** A check failed: its exception names what is set aside, and says why. */
  async began(tx: Transaction, site: string, runId: string, exceptionId: string, containers: readonly string[], { en, de }: Text): Promise<void> {
    const reason = `${BY_CHECK}${en} (exception ${exceptionId})`;
    const coded: CodedReason = { code: 'check-failed', exception: exceptionId, text: en, textDe: de ?? en };
    const known = await this.rows.ofException(tx, site, exceptionId);
    const decided = known.some((one) => one.container === '' && one.decided);
    await tx.project(['', ...containers].map((container) => row(site, { exceptionId, container, runId, reason, coded, decided })));
    if (!decided) for (const container of containers) await this.block(tx, site, { container, runId, reason, coded });
  }

  /** Containers that the run listed after the failed checks. */
  async more(tx: Transaction, site: string, runId: string, exceptions: readonly string[], containers: readonly string[]): Promise<void> {
    for (const exceptionId of exceptions) {
      const of = (await this.rows.ofException(tx, site, exceptionId)).find(({ container }) => container === '');
      const { reason = `${BY_CHECK}exception ${exceptionId}`, coded = null, decided = false } = of ?? {};
      await tx.project(containers.map((container) => row(site, { exceptionId, container, runId, reason, coded, decided })));
      if (!decided) for (const container of containers) await this.block(tx, site, { container, runId, reason, coded });
    }
  }

  /** Quality decided about an exception: what waits for no other is let go. Also when the decision is heard of before the exception. */
  async decided(tx: Transaction, site: string, runId: string, exceptionId: string): Promise<void> {
    const named = await this.rows.ofException(tx, site, exceptionId);
    const whole = { exceptionId, container: '', runId, reason: '', coded: null, decided: true };
    await tx.project([...(named.some(({ container }) => container === '') ? [] : [row(site, whole)]), ...named.map((one) => row(site, { ...one, decided: true }))]);
    for (const { container } of named) {
      if (container === '' || (await this.rows.open(tx, site, [container])).length > 0) continue;
      await this.change(tx, site, runId, container, `exception ${exceptionId} was decided`, (lot, drum) => (drum.blockedFor?.startsWith(BY_CHECK) === true ? unwrap(unblockContainer(lot, container, `exception ${exceptionId} was decided`)) : []));
    }
  }

  /** A lot came into stock: what of it was set aside while it was made is blocked now. */
  async received(tx: Transaction, site: string, lotId: string): Promise<void> {
    const lot = await this.lots.find(tx, [site], lotId);
    const waiting = lot ? await this.rows.open(tx, site, lot.containers.map(({ code }) => code)) : [];
    for (const one of waiting) await this.block(tx, site, one);
  }

  private block(tx: Transaction, site: string, { container, runId, reason, coded }: Omit<SetAsideContainer, 'exceptionId' | 'decided'>): Promise<void> {
    return this.change(tx, site, runId, container, reason, (lot, drum) => (drum.blockedFor === undefined ? unwrap(blockContainer(lot, container, reason, coded ?? undefined)) : []));
  }

  /** Only what the run itself made: a code that belongs to something else is left alone. */
  private async change(tx: Transaction, site: string, runId: string, container: string, reason: string, decide: (lot: Lot, drum: Container) => LotEvent[]): Promise<void> {
    const lot = await this.lots.findByContainer(tx, [site], container);
    const drum = lot?.containers.find(({ code }) => code === container);
    if (!lot || !drum || !(await this.genealogy.madeBy(tx, site, runId)).includes(lot.id)) return;
    await appendToLot(tx, lot, decide(lot, drum), { times: await tx.times(), rowsOf: this.lots.rowsOf, ids: this.ids, reason });
  }
}

function row(site: string, { exceptionId, container, runId, reason, coded, decided }: SetAsideContainer): RowChange {
  return { table: 'set_aside', op: 'upsert', values: { site, exception_id: exceptionId, container, run_id: runId, reason, coded, decided } };
}
