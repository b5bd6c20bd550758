import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { refuse, unwrap, type Quantity } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { printLabels } from '../domain/decide-label';
import { appendToLot } from './append-lot';
import type { Lots } from './lots';

/** What stands on the label of a container, in words and in its code. */
export interface ContainerLabel {
  /** Content of the DataMatrix: the code of the container and nothing else. */
  readonly container: string;
  readonly lot: string;
  readonly material: string;
  readonly title: string;
  readonly received: Quantity;
  readonly number: number;
  readonly of: number;
  readonly expiry?: string;
  readonly retest?: string;
  readonly supplierLot?: string;
  /** How many were printed; 0 = none yet, more than 1 = the newest is a copy and says so. */
  readonly copy: number;
  /** The DataMatrix as SVG. */
  readonly symbol: string;
}

/** Draws a DataMatrix (ISO/IEC 16022) of a text as SVG. */
export type DrawSymbol = (text: string) => string;

/** Labels of the containers of a lot (C1): what they say, and each print of them. */
export class Labels {
  constructor(
    private readonly transactions: Transactions,
    private readonly lots: Lots,
    private readonly draw: DrawSymbol,
    private readonly ids: () => string,
  ) {}

  /** Refusal: `not-found`. */
  async of(sites: readonly string[], id: string): Promise<ContainerLabel[]> {
    const lot = await this.lots.one(sites, id);
    if (!lot) throw refuse('not-found', { what: 'lot' });
    const { number, material, title, expiry, retest, supplierLot, containers } = lot;
    const dates = { ...(expiry === undefined ? {} : { expiry }), ...(retest === undefined ? {} : { retest }), ...(supplierLot === undefined ? {} : { supplierLot }) };
    return containers.map(({ code, received, labels }, index) => ({
      container: code, lot: number, material, title, received, number: index + 1, of: containers.length, ...dates, copy: labels, symbol: this.draw(code),
    }));
  }

  /** Records that labels are printed; of all containers when none is named. Refusals: `not-found`, `reason-missing` for a copy. */
  print(id: string, containers: readonly string[] | undefined, reason: string, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const lot = await this.lots.find(tx, actor.sites, id);
      if (!lot) throw refuse('not-found', { what: 'lot' });
      const events = unwrap(printLabels(lot, containers, reason));
      const answer = { aggregate: id, sequence: lot.sequence + events.length };
      await appendToLot(tx, lot, events, { times: await tx.times(), rowsOf: this.lots.rowsOf, ids: this.ids, by: attributionOf(actor), answer: answerOf(context, answer) });
      return answer;
    });
  }
}
