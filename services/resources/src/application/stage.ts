import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { Decimal, DomainError, refuse, unwrap, type Quantity } from '@batchwright/kernel';
import type { RowsOf, Transaction, Transactions } from '@batchwright/persistence';
import { closeStaging, planLots, stageContainer, type ScannedFacts, type Staging, type StagingLine } from '../domain/staging';
import type { Lots } from './lots';
import { plain } from './plain';
import type { Sites } from './sites';

export type { Staging } from '../domain/staging';

/** Where stagings are kept. */
export interface Stagings {
  readonly rowsOf: RowsOf;
  find(tx: Transaction, sites: readonly string[], id: string): Promise<Staging | undefined>;
  one(sites: readonly string[], id: string): Promise<Staging | undefined>;
  /** Newest first. */
  list(sites: readonly string[], page: { after?: string; limit: number }): Promise<Staging[]>;
  ofRun(tx: Transaction, site: string, runId: string): Promise<Staging | undefined>;
  /** What a scan has to know of a container besides its lot. */
  facts(tx: Transaction, site: string, container: string, runId: string): Promise<ScannedFacts>;
}

/** Brings together what a batch needs: planned when it is released to the floor, then scanned container by container (C4). */
export class Stage {
  constructor(
    private readonly transactions: Transactions,
    private readonly lots: Lots,
    private readonly stagings: Stagings,
    private readonly sites: Sites,
    private readonly ids: () => string,
  ) {}

  /** In the transaction of the message. Planned already: nothing. */
  async plan(tx: Transaction, site: string, runId: string, runNumber: string, bill: readonly { material: string; quantity: Quantity }[]): Promise<void> {
    if (await this.stagings.ofRun(tx, site, runId)) return;
    const times = await tx.times();
    const zone = this.sites.zoneOf(site);
    const lines: StagingLine[] = [];
    for (const { material, quantity } of bill) {
      const rule = (await this.lots.pickingRule(tx, site, material))?.rule ?? 'any';
      lines.push({ material, quantity, lots: planLots(await this.lots.releasedOf(tx, site, material), quantity, rule, times.plant, zone) });
    }
    await tx.append({
      site, aggregateType: 'staging', aggregateId: this.ids(), expectedSequence: 0, timeUsed: times, rowsOf: this.stagings.rowsOf,
      events: [{ type: 'StagingPlanned', version: 1, body: plain({ runId, runNumber, lines }), audit: [{ object: `staging of ${runNumber}`, action: 'StagingPlanned', field: 'materials', newValue: lines.map(({ material, lots }) => `${material}: ${lots.join(', ') || 'no lot'}`).join('; ') }] }],
    });
  }

  /** The batch is over. In the transaction of the message; nothing when nothing was planned. */
  async close(tx: Transaction, site: string, runId: string): Promise<void> {
    const staging = await this.stagings.ofRun(tx, site, runId);
    const events = staging ? closeStaging(staging) : [];
    if (!staging || events.length === 0) return;
    await tx.append({
      site, aggregateType: 'staging', aggregateId: staging.id, expectedSequence: staging.sequence, timeUsed: await tx.times(), rowsOf: this.stagings.rowsOf,
      events: events.map(({ type, body }) => ({ type, version: 1, body: plain(body), audit: [{ object: `staging of ${staging.runNumber}`, action: type, reason: `${staging.runNumber} is over` }] })),
    });
  }

  /** Refusals: `not-found`, those of the domain. Who loses a race for a container is decided again, and hears which batch has it. */
  async scan(id: string, container: string, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    try {
      return await this.scanOnce(id, container, context);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'already-exists') return this.scanOnce(id, container, context);
      throw error;
    }
  }

  private scanOnce(id: string, container: string, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const staging = await this.stagings.find(tx, actor.sites, id);
      if (!staging) throw refuse('not-found', { what: 'staging' });
      const facts = await this.stagings.facts(tx, staging.site, container, staging.runId);
      const lot = await this.lots.findByContainer(tx, [staging.site], container);
      // a container that was filled for a batch is no drum of a lot: which batch it belongs to is all that is known of it
      if (!lot && facts.otherBatch !== undefined) throw refuse('wrong-batch', { code: container, other: facts.otherBatch, run: staging.runNumber }, { rule: '21 CFR 211.101', field: 'container' });
      if (!lot) throw refuse('not-found', { what: 'container' }, { field: 'container' });
      const drum = lot.containers.find(({ code }) => code === container);
      const empty = drum && Decimal.parse(drum.free).compare(Decimal.ZERO) === 0 && drum.reservations.length === 0 ? { used: true } : {};
      const times = await tx.times();
      const events = unwrap(stageContainer(staging, lot, container, { ...empty, ...facts }, times.plant, this.sites.zoneOf(staging.site)));
      const answer = { aggregate: id, sequence: staging.sequence + events.length };
      await tx.append({
        site: staging.site, aggregateType: 'staging', aggregateId: id, expectedSequence: staging.sequence, by: attributionOf(actor), timeUsed: times, rowsOf: this.stagings.rowsOf,
        events: events.map(({ type, body }) => ({ type, version: 1, body: plain(body), audit: [{ object: `staging of ${staging.runNumber}`, action: type, field: 'container', newValue: `${container} of lot ${lot.number}` }] })),
        ...answerOf(context, answer),
      });
      return answer;
    });
  }

  /** Refusal: `not-found`. */
  async one(sites: readonly string[], id: string): Promise<Staging> {
    const staging = await this.stagings.one(sites, id);
    if (!staging) throw refuse('not-found', { what: 'staging' });
    return staging;
  }

  list(sites: readonly string[], page: { after?: string; limit: number }): Promise<Staging[]> {
    return this.stagings.list(sites, page);
  }
}
