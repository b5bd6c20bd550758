import { setTimeout as pause } from 'node:timers/promises';
import type { RecipeDocument } from '@batchwright/procedure';
import type { Evidence, Statement } from '@batchwright/records';
import { tenthsOf, type History, type InWords, type Link } from './expected-genealogy';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** What a command answers that makes something. */
interface Made {
  readonly aggregate: string;
  readonly runId: string;
  readonly number: string;
}

/** A plant as people reach it: requests of an account over HTTP, and signatures. */
export interface Floor {
  ask(account: string, method: 'GET' | 'POST', path: string, body?: object): Promise<Answer>;
  sign(statement: Statement, account: string): Promise<Evidence>;
}

/** Accounts of a site. */
export interface Crew {
  readonly site: string;
  readonly author: string;
  readonly approvers: readonly string[];
  readonly quality: string;
  readonly supervisor: string;
  readonly operator: string;
  readonly warehouse: string;
  readonly laboratory: string;
}

export const HAMBURG: Crew = { site: 'HAM', author: 'eng.moreau', approvers: ['sup.haas', 'qa.weiss'], quality: 'qa.weiss', supervisor: 'sup.haas', operator: 'op.okafor', warehouse: 'wh.novak', laboratory: 'qc.silva' };

const CODE = 'MBR-LINK-1';
const MATERIAL = 'RM-LINK';
const text = (en: string): { en: string } => ({ en });

/** Two lots go in, six parts of the one and four of the other, in one step. */
const RECIPE: RecipeDocument = {
  format: 'batchwright.recipe/1',
  header: { code: CODE, title: text('Two of a kind'), kind: 'batch', product: { code: MATERIAL, name: text('Powder') }, batchSize: { value: '10', unit: 'g' }, sizeRange: { min: '10', max: '100' }, shelfLifeMonths: 12, languages: ['en'] },
  formula: {
    inputs: [['first', '6.0'] as const, ['second', '4.0'] as const].map(([id, value]) => ({ id, material: MATERIAL, title: text(id), function: 'excipient', quantity: { value, unit: 'g' }, scales: 'with-batch' })),
    outputs: [], parameters: [],
  },
  equipment: [], qualifications: [], holdTimes: [],
  procedure: { id: 'all', type: 'sequence', level: 'procedure', title: text('Mix'), children: [{ id: 'mix', type: 'step', kind: 'instruction', title: text('Mix'), instruction: text('Pour both into one drum.'), entries: [], signatures: [], config: {}, performers: ['operator'], material: [{ input: 'first' }, { input: 'second' }] }] },
};

interface Stock {
  readonly site: string;
  readonly lot: string;
  left: number;
}

/**
 * Makes batches as people do: order, batch, release to the floor, start with two containers, completion, production of the new lot, release by the laboratory; some lots go from one site to the other.
 * Every amount is written down here before the plant is asked for anything. The same `seed` makes the same history.
 */
export class BatchHistory implements History {
  readonly lots: string[] = [];
  readonly links: Link[] = [];
  readonly sent: { from: string; to: string; tenths: number }[] = [];
  readonly ids = new Map<string, { readonly id: string; readonly site: string }>();
  /** What each lot came with, in tenths of a gram. */
  readonly came = new Map<string, number>();
  private readonly stock: Stock[] = [];

  constructor(private readonly floor: Floor, private readonly crews: readonly Crew[], private seed = 7) {}

  /** The recipe is brought into force at each site, and three lots are received there. */
  async prepare(): Promise<void> {
    for (const crew of this.crews) {
      const { aggregate: id } = await this.post(crew.author, '/recipes/v1/versions', { site: crew.site, document: RECIPE, changeControl: 'CC-LINK' });
      await this.post(crew.author, `/recipes/v1/versions/${id}/submission`, {});
      for (const approver of crew.approvers) await this.signed(approver, `/recipes/v1/versions/${id}/approval`);
      await this.signed(crew.quality, `/recipes/v1/versions/${id}/effectiveness`);
      for (let at = 1; at <= 3; at += 1) await this.receive(crew, `${crew.site}-RAW-${at}`, 10_000_000);
    }
  }

  /** Makes so many batches more; every sixth lot goes on to the next site, where there is one. */
  async make(batches: number): Promise<void> {
    for (let at = 0; at < batches; at += 1) {
      const crew = this.crews[this.random(this.crews.length)] as Crew;
      const lot = await this.batch(crew);
      if (this.crews.length > 1 && at % 6 === 5) await this.send(crew, lot);
    }
  }

  /** What the plant says of a lot, in words; `reader` may see all sites. */
  async genealogy(reader: string, lot: string, direction: 'forward' | 'backward'): Promise<InWords> {
    const view = (await this.ask(reader, lot, direction)) as unknown as { lots: { id: string; number: string }[]; edges: { lotId: string; runNumber: string; site: string; way: string; amount: { value: string } }[]; transfers: { from: string; to: string; amount: { value: string } }[] };
    const nameOf = (id: string): string => view.lots.find((one) => one.id === id)?.number ?? [...this.ids].find(([, one]) => one.id === id)?.[0] ?? id;
    return {
      lots: view.lots.map(({ number }) => number).sort(),
      edges: view.edges.map(({ runNumber, site, way, lotId, amount }) => `${site}/${runNumber} ${way} ${tenthsOf(amount.value)} of ${nameOf(lotId)}`).sort(),
      transfers: view.transfers.map(({ from, to, amount }) => `${nameOf(from)} → ${nameOf(to)}: ${tenthsOf(amount.value)}`).sort(),
    };
  }

  /** The plant's answer as it is. */
  async ask(reader: string, lot: string, direction: 'forward' | 'backward'): Promise<Record<string, unknown>> {
    return (await this.floor.ask(reader, 'GET', `/resources/v1/lots/${this.ids.get(lot)?.id ?? ''}/genealogy?direction=${direction}`)).body;
  }

  private async batch({ site, supervisor, operator, laboratory }: Crew): Promise<string> {
    const size = 10 + this.random(30);
    const first = this.take(site, 6 * size);
    const second = this.take(site, 4 * size, first);
    const number = `${site}-L${this.lots.length}`;
    const { aggregate: id } = await this.post(supervisor, '/batch-execution/v1/orders', { site, number: `PO-${number}`, recipe: CODE, quantity: { value: String(size), unit: 'g' } });
    const { runId, number: run } = await this.eventually(() => this.floor.ask(supervisor, 'POST', `/batch-execution/v1/orders/${id}/batch`, {}), ({ code }) => code === 'recipe-not-effective');
    await this.post(supervisor, `/batch-execution/v1/runs/${runId}/release-to-floor`, {});
    const path = `/batch-execution/v1/runs/${runId}/steps/mix`;
    let { version } = (await this.floor.ask(operator, 'GET', path)).body as { version: number };
    const material = [{ input: 'first', item: `C-${first}` }, { input: 'second', item: `C-${second}` }];
    await this.eventually(async () => {
      const answer = await this.floor.ask(operator, 'POST', `${path}/start`, { version, material });
      if (typeof answer.body['version'] === 'number') version = answer.body['version'];
      return answer;
    }, ({ status, code }) => status === 'requesting' || code === 'grants-pending');
    await this.post(operator, `${path}/completion`, { version });
    const made = 10 * size - this.random(5);
    const batch = `${site}/${run}`;
    this.links.push({ batch, lot: first, way: 'used', tenths: 6 * size }, { batch, lot: second, way: 'used', tenths: 4 * size }, { batch, lot: number, way: 'made', tenths: made });
    const { aggregate } = await this.post(operator, '/resources/v1/lots/production', { site, number, material: MATERIAL, title: 'Powder', runId, runNumber: run, containers: [drum(number, made)] });
    await this.come(laboratory, site, number, aggregate, made);
    return number;
  }

  private async send(from: Crew, lot: string): Promise<void> {
    const to = this.crews.find(({ site }) => site !== from.site) as Crew;
    const stock = this.stock.find((one) => one.lot === lot);
    const tenths = Math.floor((stock?.left ?? 0) / 2);
    if (!stock || tenths === 0) return;
    stock.left -= tenths;
    const number = `${to.site}-OF-${lot}`;
    this.sent.push({ from: lot, to: number, tenths });
    await this.receive(to, number, tenths, { from: { site: from.site, lot } });
  }

  private async receive({ site, warehouse, laboratory }: Crew, number: string, tenths: number, more: object = {}): Promise<void> {
    const { aggregate } = await this.post(warehouse, '/resources/v1/lots', { site, number, material: MATERIAL, title: 'Powder', containers: [drum(number, tenths)], ...more });
    await this.come(laboratory, site, number, aggregate, tenths);
  }

  private async come(laboratory: string, site: string, lot: string, id: string, left: number): Promise<void> {
    this.lots.push(lot);
    this.came.set(lot, left);
    this.ids.set(lot, { id, site });
    await this.signed(laboratory, `/resources/v1/lots/${id}/disposition`, { disposition: 'released' });
    this.stock.push({ site, lot, left });
  }

  /** A lot of the site that has enough, one of the newest forty or a received one; what is taken is written off. */
  private take(site: string, tenths: number, beside?: string): string {
    const enough = this.stock.filter((one) => one.site === site && one.left >= tenths && one.lot !== beside);
    const near = [...enough.slice(0, 3), ...enough.slice(-40)];
    const chosen = near[this.random(near.length)] as Stock;
    chosen.left -= tenths;
    return chosen.lot;
  }

  private random(below: number): number {
    this.seed = (this.seed * 48_271) % 2_147_483_647;
    return this.seed % below;
  }

  private async post(account: string, path: string, body: object): Promise<Made> {
    return this.eventually(() => this.floor.ask(account, 'POST', path, body), () => false);
  }

  private async signed(account: string, path: string, body: object = {}): Promise<void> {
    const { statement } = (await this.post(account, `${path}/statements`, body)) as unknown as { statement: Statement };
    await this.post(account, path, { ...body, evidence: await this.floor.sign(statement, account) });
  }

  /** Asks until it is no longer on its way. */
  private async eventually(ask: () => Promise<Answer>, isOnItsWay: (body: Record<string, unknown>) => boolean): Promise<Made> {
    for (let tries = 0; tries < 2_000; tries += 1) {
      const { status, body } = await ask();
      if (!isOnItsWay(body)) {
        if (status < 300) return body as unknown as Made;
        throw new Error(`refused with ${status}: ${JSON.stringify(body)}`);
      }
      await pause(10);
    }
    throw new Error('the plant did not come to it');
  }
}

const drum = (lot: string, tenths: number) => ({ code: `C-${lot}`, quantity: { value: (tenths / 10).toFixed(1), unit: 'g' } });
